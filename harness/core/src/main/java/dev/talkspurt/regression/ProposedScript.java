package dev.talkspurt.regression;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.document.YamlText;
import dev.talkspurt.regression.CallerSounds.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The lines of {@code script}: who did what, in order, and what came of it. */
final class ProposedScript {
  private static final int LONGEST_WORDS = 500;
  private static final double SHORTEST_SILENCE_MS = 3_000;
  private static final double REACTION_MS = 300;

  /** Words so far apart belong to different answers. */
  private static final double PARTED_MS = 1_000;

  private final Timeline timeline;
  private final MeasuredSounds measured;
  private final ObservedTools tools;
  private final List<Heard> sounds;
  private final ProposedSounds files;
  private final List<String> lines = new ArrayList<>();

  ProposedScript(RecordedCall call, ObservedTools tools, List<Heard> sounds, ProposedSounds files) {
    this.measured = new MeasuredSounds(call);
    this.timeline = call.timeline();
    this.tools = tools;
    this.sounds = sounds;
    this.files = files;
  }

  List<String> lines() {
    double fromMs = 0;
    greeting();
    for (int i = 0; i < sounds.size(); i++) {
      Heard sound = sounds.get(i);
      silences(fromMs, sound.onsetMs());
      double nextMs = i + 1 < sounds.size() ? sounds.get(i + 1).onsetMs() : Double.MAX_VALUE;
      sound(sound, fromMs, nextMs, toolsUntil(sound, nextMs));
      fromMs = sound.offsetMs();
    }
    silences(fromMs, Double.MAX_VALUE);
    lines.add("  - hangUp");
    return lines;
  }

  private double firstOnsetMs() {
    return sounds.isEmpty() ? Double.MAX_VALUE : sounds.get(0).onsetMs();
  }

  private void greeting() {
    double untilMs = firstOnsetMs();
    Optional<Span> first =
        timeline.heard().stream().filter(span -> span.startMs() < untilMs).findFirst();
    first.ifPresent(
        span -> {
          lines.add("  - hear: { within: " + Limits.answer(span.startMs()) + " }");
          said(Double.NEGATIVE_INFINITY, untilMs);
          if (tools.any(Double.NEGATIVE_INFINITY, untilMs)) {
            expect(List.of("calls: " + tools.expected(Double.NEGATIVE_INFINITY, untilMs)));
          }
        });
  }

  /** Steps of silence; without steps, pauses in which the agent had long finished. */
  private void silences(double fromMs, double toMs) {
    List<StepSpan> known =
        timeline.steps().stream()
            .filter(step -> step.kind().equals("silence") && !Double.isNaN(step.endMs()))
            .filter(step -> step.startMs() >= fromMs && step.startMs() < toMs)
            .toList();
    known.forEach(step -> silence(step.startMs(), step.endMs()));
    if (timeline.steps().isEmpty() && toMs != Double.MAX_VALUE) {
      double agentEndMs =
          timeline.heard().stream()
              .mapToDouble(Span::endMs)
              .filter(end -> end <= toMs)
              .max()
              .orElse(fromMs);
      double quietMs = toMs - Math.max(fromMs, agentEndMs) - REACTION_MS;
      if (quietMs >= SHORTEST_SILENCE_MS) {
        silence(toMs - quietMs, toMs);
      }
    }
  }

  private void silence(double fromMs, double toMs) {
    long spoken =
        timeline.responses().stream()
            .filter(r -> r.audibleFromMs() >= fromMs && r.audibleFromMs() < toMs)
            .count();
    lines.add("  - silence: " + Limits.text(Math.round((toMs - fromMs) / 100) * 100));
    List<String> expect = new ArrayList<>(List.of("reprompts: at most " + spoken));
    if (tools.any()) {
      expect.add("calls: " + tools.expected(fromMs, toMs));
    }
    expect(expect);
  }

  /** Calls in a silence after the sound are the silence's. */
  private double toolsUntil(Heard sound, double nextMs) {
    return timeline.steps().stream()
        .filter(step -> step.kind().equals("silence"))
        .mapToDouble(StepSpan::startMs)
        .filter(at -> at >= sound.offsetMs() && at < nextMs)
        .min()
        .orElse(nextMs);
  }

  private void sound(Heard sound, double previousMs, double nextMs, double toolsUntilMs) {
    Optional<String> moment = moment(sound, previousMs);
    boolean turn = sound.isTurn() || sound.role().equals("interruption") && moment.isEmpty();
    if (turn) {
      turn(sound);
    } else if (sound.role().equals("interruption")) {
      lines.add("  - interrupt: { " + moment.get() + " }");
      lines.add("    play: " + files.play(sound));
      words(sound).ifPresent(words -> lines.add("    words: " + words));
    } else if (!probe(sound, moment)) {
      return;
    }
    said(sound.onsetMs(), nextMs);
    tools.leftOut(sound.onsetMs(), toolsUntilMs).forEach(note -> lines.add("    # " + note));
    expect(expected(sound, turn, moment, nextMs, toolsUntilMs));
  }

  private void turn(Heard sound) {
    Optional<String> keys = ProposedSounds.keys(sound);
    if (keys.isPresent()) {
      lines.add("  - dtmf: " + YamlText.quoted(keys.get()));
      return;
    }
    lines.add("  - play: " + files.play(sound));
    words(sound).ifPresent(words -> lines.add("    words: " + words));
  }

  private boolean probe(Heard sound, Optional<String> moment) {
    Optional<String> made = files.probe(sound, words(sound), moment.isPresent());
    if (made.isEmpty()) {
      lines.add(
          "  # left out: " + YamlText.quoted(sound.role()) + ", which cannot be played again");
      return false;
    }
    String at = moment.map(m -> ", " + m).orElse("");
    String word =
        List.of("backchannel", "sideTalk", "dtmf").contains(sound.role()) ? sound.role() : "noise";
    lines.add("  - " + word + ": { " + made.get() + at + " }");
    return true;
  }

  private static Optional<String> words(Heard sound) {
    String words = sound.words().strip();
    return words.isEmpty() || words.length() > LONGEST_WORDS
        ? Optional.empty()
        : Optional.of(ScenarioValue.of(words));
  }

  /** When the sound began, as a scenario says it; empty: once the agent had finished. */
  private Optional<String> moment(Heard sound, double previousMs) {
    if (sound.isTurn()) {
      return Optional.empty();
    }
    double onsetMs = sound.onsetMs();
    boolean over =
        timeline.heard().stream().anyMatch(s -> s.startMs() < onsetMs && onsetMs < s.endMs());
    Optional<Response> response =
        timeline.responses().stream()
            .filter(r -> r.audibleFromMs() <= onsetMs && onsetMs < r.audibleToMs())
            .reduce((earlier, later) -> later);
    if (over && response.isPresent()) {
      double heardMs = onsetMs - response.get().audibleFromMs();
      return Optional.of("after: " + Limits.text(tens(heardMs)) + " of agent speech");
    }
    boolean answered =
        timeline.heard().stream().anyMatch(s -> s.startMs() >= previousMs && s.startMs() < onsetMs);
    if (answered || !sound.role().equals("interruption")) {
      return Optional.empty();
    }
    Optional<String> during = tools.during(onsetMs);
    return during.isPresent()
        ? during
        : Optional.of("after: " + Limits.text(tens(onsetMs - previousMs)) + " of silence");
  }

  private static double tens(double ms) {
    return Math.round(ms / 10) * 10.0;
  }

  private List<String> expected(
      Heard sound, boolean turn, Optional<String> moment, double nextMs, double toolsUntilMs) {
    List<String> expect = new ArrayList<>();
    boolean cutIn = moment.isPresent() && sound.role().equals("interruption");
    if (cutIn && moment.get().endsWith("speech")) {
      expect.add("yields: { within: " + yieldLimit(sound) + " }");
    }
    if (!turn && !cutIn && moment.isPresent() && measured.keptTalking(sound)) {
      expect.add("keepsTalking: true");
    }
    boolean probeCalled = !turn && !cutIn && tools.any(sound.onsetMs(), toolsUntilMs);
    if (turn || cutIn || expect.isEmpty() || probeCalled) {
      if (tools.any() || expect.isEmpty() && !turn && !cutIn) {
        expect.add("calls: " + tools.expected(sound.onsetMs(), toolsUntilMs));
      }
    }
    if (turn || cutIn) {
      answer(sound, nextMs).ifPresent(expect::add);
    }
    return expect;
  }

  /** An answer that came is expected again; one that never came would have been due. */
  private Optional<String> answer(Heard sound, double nextMs) {
    OptionalDouble latencyMs = measured.latencyMs(sound, nextMs);
    boolean cutShort = latencyMs.isEmpty() && nextMs != Double.MAX_VALUE;
    if (latencyMs.isEmpty()) {
      lines.add(
          cutShort
              ? "    # the caller spoke on before an answer came"
              : "    # no answer was heard: what is expected is what it should have been");
    }
    return cutShort
        ? Optional.empty()
        : Optional.of(
            "answer: { within: "
                + (latencyMs.isPresent()
                    ? Limits.answer(latencyMs.getAsDouble())
                    : Limits.text(Limits.USUAL_ANSWER_MS))
                + " }");
  }

  private String yieldLimit(Heard sound) {
    OptionalDouble stopMs = measured.stopMs(sound);
    if (stopMs.isEmpty()) {
      lines.add("    # it did not yield: what is expected is what it should have done");
      return Limits.text(Limits.USUAL_YIELD_MS);
    }
    return Limits.yield(stopMs.getAsDouble());
  }

  /** What the agent said, for the reader, in a comment that it cannot end. */
  private void said(double fromMs, double toMs) {
    StringBuilder text = new StringBuilder();
    double lastMs = Double.NaN;
    for (Timeline.Words words : timeline.transcripts()) {
      if (words.who().equals("agent") && words.atMs() >= fromMs && words.atMs() < toMs) {
        text.append(words.atMs() - lastMs > PARTED_MS ? " … " : "").append(words.text());
        lastMs = words.atMs();
      }
    }
    if (!text.toString().isBlank()) {
      lines.add("    # then the agent said " + YamlText.quoted(Excerpt.of(text.toString())));
    }
  }

  private void expect(List<String> expected) {
    if (expected.size() == 1) {
      lines.add("    expect: { " + expected.get(0) + " }");
    } else if (!expected.isEmpty()) {
      lines.add("    expect:");
      expected.forEach(line -> lines.add("      " + line));
    }
  }
}
