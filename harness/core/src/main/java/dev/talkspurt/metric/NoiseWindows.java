package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Readings of whether the agent takes noise for speech while nobody speaks. */
final class NoiseWindows {
  static final Metric NOISE_RESPONSE_RATE =
      new Metric(
          "NOISE_RESPONSE_RATE",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Windows of 10 s with noise and no speech in which the agent speaks or words of the"
              + " caller are written down, of all.");

  static final Family FAMILY = new Family(List.of(NOISE_RESPONSE_RATE), NoiseWindows::of);

  private static final double WINDOW_MS = 10_000;
  private static final double ROUNDING_MS = 1;
  private static final Map<String, String> KINDS =
      Map.of(
          "babble", "babble",
          "cafe", "babble",
          "music", "music",
          "competing-talker", "speech",
          "click", "bursts",
          "keyboard", "bursts",
          "cough", "bursts",
          "door", "bursts",
          "dish", "bursts");

  private NoiseWindows() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    List<Reading> readings = new ArrayList<>();
    for (StepSpan step : timeline.steps()) {
      if (!step.ran() || !step.kind().equals("silence")) {
        continue;
      }
      String kind = kind(evidence.scenario(), step.index());
      double endMs = Double.isNaN(step.endMs()) ? Spans.call(timeline).endMs() : step.endMs();
      for (double at = step.startMs(); at + WINDOW_MS <= endMs + ROUNDING_MS; at += WINDOW_MS) {
        Span window = new Span(at, at + WINDOW_MS);
        if (isQuietAt(timeline, window)) {
          boolean response = responds(timeline, window);
          readings.add(
              Reading.at(
                      NOISE_RESPONSE_RATE,
                      "step " + (step.index() + 1),
                      window.startMs(),
                      window.endMs(),
                      response ? 1 : 0)
                  .in(kind));
        }
      }
    }
    return readings;
  }

  /** Nobody speaks as it begins, and the caller not in all of it. */
  private static boolean isQuietAt(Timeline timeline, Span window) {
    boolean agent = AgentOnset.spanAt(timeline, window.startMs()).isPresent();
    boolean caller =
        timeline.caller().stream()
            .anyMatch(s -> s.onsetMs() < window.endMs() && s.offsetMs() > window.startMs());
    return !agent && !caller;
  }

  private static boolean responds(Timeline timeline, Span window) {
    return timeline.heard().stream()
            .anyMatch(s -> s.startMs() >= window.startMs() && s.startMs() < window.endMs())
        || timeline.transcripts().stream()
            .filter(words -> words.who().equals("caller") && !words.text().isBlank())
            .anyMatch(w -> w.atMs() >= window.startMs() && w.atMs() < window.endMs());
  }

  /** Without noise an agent that speaks asks whether the caller is there: told apart. */
  private static String kind(Scenario scenario, int step) {
    Set<String> kinds = new TreeSet<>();
    for (Background noise : scenario.callerAt(step).conditions().background()) {
      kinds.add(KINDS.getOrDefault(noise.noise(), "steady"));
    }
    return kinds.isEmpty() ? "!silence" : kinds.size() > 1 ? "mixed" : kinds.iterator().next();
  }
}
