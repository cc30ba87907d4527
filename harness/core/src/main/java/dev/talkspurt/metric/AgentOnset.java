package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A moment at which the agent begins to be audible: the start of a talkspurt, or of a response that
 * follows another so closely that their talkspurts are one.
 *
 * @param response the response it belongs to
 * @param startsResponse whether it is that response's first audible sample
 */
record AgentOnset(double atMs, Optional<Timeline.Response> response, boolean startsResponse) {
  /** The detector's step: two edges no farther apart are one edge seen twice. */
  static final double SAME_EDGE_MS = 10;

  /** All onsets of a call in order. */
  static List<AgentOnset> of(Timeline timeline) {
    List<AgentOnset> onsets = new ArrayList<>();
    for (Timeline.Response response : timeline.responses()) {
      if (!Double.isNaN(response.audibleFromMs())) {
        onsets.add(new AgentOnset(response.audibleFromMs(), Optional.of(response), true));
      }
    }
    for (Timeline.Span span : timeline.heard()) {
      boolean known =
          onsets.stream().anyMatch(o -> Math.abs(o.atMs() - span.startMs()) <= SAME_EDGE_MS);
      if (!known) {
        onsets.add(new AgentOnset(span.startMs(), responseAt(timeline, span.startMs()), false));
      }
    }
    onsets.sort(Comparator.comparingDouble(AgentOnset::atMs));
    return List.copyOf(onsets);
  }

  /** The response that is being heard at {@code atMs}, pauses within it included. */
  static Optional<Timeline.Response> responseAt(Timeline timeline, double atMs) {
    return timeline.responses().stream()
        .filter(r -> r.audibleFromMs() - SAME_EDGE_MS <= atMs && atMs < r.audibleToMs())
        .reduce((earlier, later) -> later);
  }

  /** The talkspurt that is being heard at {@code atMs}. */
  static Optional<Timeline.Span> spanAt(Timeline timeline, double atMs) {
    return timeline.heard().stream()
        .filter(span -> span.startMs() < atMs && atMs < span.endMs())
        .findFirst();
  }
}
