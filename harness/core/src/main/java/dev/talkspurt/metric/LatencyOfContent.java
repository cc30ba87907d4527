package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Chunk;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spoken.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Readings of when the answer is speech, and when it says what it must.
 *
 * <p>A sound is no speech if it is shorter than 120 ms, or if its response has no transcript though
 * the session tells what the agent says. Which sound text belongs to is known by response; within
 * one, text lies where the packet is heard with which it came.
 */
final class LatencyOfContent {
  private static final double SHORTEST_SPEECH_MS = 120;

  private final Timeline timeline;
  private final List<AgentOnset> onsets;
  private final List<Utterance> utterances;
  private final Set<Integer> spoken = new HashSet<>();

  private LatencyOfContent(Timeline timeline) {
    this.timeline = timeline;
    this.onsets = AgentOnset.of(timeline);
    this.utterances = Utterance.of(timeline);
    utterances.forEach(utterance -> spoken.add(utterance.index()));
  }

  static List<Reading> of(CallEvidence call, List<TurnView> turns) {
    LatencyOfContent content = new LatencyOfContent(call.timeline());
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      TurnView view = turns.get(i);
      if (!view.defined()) {
        continue;
      }
      double speechMs = content.speechMs(view) - view.turn().callerOffsetMs();
      readings.add(view.reading(LatencyMetrics.V2V_SPEECH, speechMs));
      List<String> mentions = mentions(call.scenario(), view, turns.subList(i + 1, turns.size()));
      if (!mentions.isEmpty() && !content.utterances.isEmpty()) {
        double contentMs = content.contentMs(view, mentions) - view.turn().callerOffsetMs();
        readings.add(view.reading(LatencyMetrics.TTFILLER, speechMs));
        readings.add(view.reading(LatencyMetrics.TTANSWER, contentMs));
      }
    }
    return readings;
  }

  /** What the answer must mention; nothing if the caller has to say it again first. */
  private static List<String> mentions(Scenario scenario, TurnView view, List<TurnView> later) {
    int step = view.turn().stepIndex();
    boolean again = later.stream().anyMatch(other -> other.turn().stepIndex() == step);
    return again || step < 0 || step >= scenario.script().size()
        ? List.of()
        : scenario.script().get(step).expect().mentions();
  }

  /** Where the first speech of the answer begins; NaN if there is none. */
  private double speechMs(TurnView view) {
    if (!view.timed()) {
      return Double.NaN;
    }
    for (int i = 0; i < onsets.size(); i++) {
      AgentOnset onset = onsets.get(i);
      if (onset.atMs() < view.turn().answerOnsetMs() - AgentOnset.SAME_EDGE_MS) {
        continue;
      }
      if (onset.atMs() >= view.latestMs()) {
        break;
      }
      if (endMs(i) - onset.atMs() >= SHORTEST_SPEECH_MS && hasText(onset)) {
        return onset.atMs();
      }
    }
    return Double.NaN;
  }

  private double endMs(int onset) {
    double atMs = onsets.get(onset).atMs();
    double spanEndMs =
        timeline.heard().stream()
            .filter(span -> span.endMs() > atMs + AgentOnset.SAME_EDGE_MS)
            .mapToDouble(Timeline.Span::endMs)
            .findFirst()
            .orElse(atMs);
    return onset + 1 < onsets.size()
        ? Math.min(spanEndMs, onsets.get(onset + 1).atMs())
        : spanEndMs;
  }

  private boolean hasText(AgentOnset onset) {
    return utterances.isEmpty()
        || onset.response().map(response -> spoken.contains(response.index())).orElse(true);
  }

  /** Where the talkspurt begins that holds the first of the mentions; NaN unless all came. */
  private double contentMs(TurnView view, List<String> mentions) {
    double firstMs = Double.NaN;
    for (String mention : mentions) {
      double atMs = mentionMs(view, mention);
      if (Double.isNaN(atMs)) {
        return Double.NaN;
      }
      firstMs = Double.isNaN(firstMs) ? atMs : Math.min(firstMs, atMs);
    }
    return firstMs;
  }

  private double mentionMs(TurnView view, String mention) {
    if (!view.timed()) {
      return Double.NaN;
    }
    for (Utterance utterance : utterances) {
      if (utterance.index() < 0) {
        continue;
      }
      Response response = timeline.responses().get(utterance.index());
      boolean answers =
          response.audibleToMs() > view.turn().answerOnsetMs()
              && response.audibleFromMs() < view.limitMs();
      Optional<Integer> end = answers ? endOf(utterance.text(), mention) : Optional.empty();
      if (end.isPresent()) {
        int position = Math.max(0, end.get() - mention.length());
        return talkspurtMs(view, response, heardMs(utterance, response, position));
      }
    }
    return Double.NaN;
  }

  /** Where the first occurrence of a phrase ends: found in ever fewer words from the beginning. */
  private static Optional<Integer> endOf(String text, String phrase) {
    if (!Phrase.isIn(text, phrase)) {
      return Optional.empty();
    }
    List<Integer> ends = new ArrayList<>();
    for (int i = 1; i <= text.length(); i++) {
      boolean inWord = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (Character.isLetterOrDigit(text.charAt(i - 1)) && !inWord) {
        ends.add(i);
      }
    }
    int low = 0;
    int high = ends.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (Phrase.isIn(text.substring(0, ends.get(middle)), phrase)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return ends.isEmpty() ? Optional.of(text.length()) : Optional.of(ends.get(low));
  }

  /**
   * When the text there is heard: with the packet it came with, or, where all text came at once,
   * where it would be if its characters took the same time each.
   */
  private double heardMs(Utterance utterance, Response response, int position) {
    double arrivedMs = utterance.arrivedMs(position);
    if (utterance.arrivedMs(utterance.text().length()) == utterance.arrivedMs(0)) {
      return utterance.atMs(position);
    }
    double nextPacketMs =
        utterance.index() + 1 < timeline.responses().size()
            ? timeline.responses().get(utterance.index() + 1).firstPacketMs()
            : Double.POSITIVE_INFINITY;
    return timeline.chunks().stream()
        .filter(c -> c.arrivedMs() >= response.firstPacketMs() && c.arrivedMs() < nextPacketMs)
        .filter(c -> c.arrivedMs() <= Math.max(arrivedMs, response.firstPacketMs()))
        .reduce((before, last) -> last)
        .map(LatencyOfContent::middleMs)
        .orElse(response.audibleFromMs());
  }

  private static double middleMs(Chunk chunk) {
    return chunk.playedFromMs() + chunk.durationMs() / 2;
  }

  /** The onset of the talkspurt that is heard then, or of the next one in its response. */
  private double talkspurtMs(TurnView view, Response response, double heardMs) {
    if (Double.isNaN(response.audibleFromMs())) {
      return Double.NaN;
    }
    double fromMs = Math.max(view.turn().answerOnsetMs(), response.audibleFromMs());
    double foundMs = fromMs;
    for (int i = 0; i < onsets.size(); i++) {
      AgentOnset onset = onsets.get(i);
      boolean within = onset.atMs() >= fromMs && onset.atMs() < response.audibleToMs();
      boolean over = i > 0 && endMs(i - 1) <= heardMs;
      if (within && (onset.atMs() <= heardMs || over)) {
        foundMs = onset.atMs();
      }
      if (onset.atMs() > heardMs) {
        break;
      }
    }
    return foundMs < view.limitMs() ? foundMs : Double.NaN;
  }
}
