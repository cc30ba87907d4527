package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who is audible when, as sets of stretches; and what such sets have in common. Pure. */
final class Spans {
  /** Roles of sounds that are the caller's own voice. */
  private static final Set<String> VOICE = Set.of("backchannel", "sideTalk");

  private Spans() {}

  /** The caller's own speech: what is said to the agent, backchannels and side talk. */
  static List<Span> caller(Timeline timeline) {
    return union(
        timeline.caller().stream()
            .filter(sound -> sound.turn() || VOICE.contains(sound.role()))
            .map(sound -> new Span(sound.onsetMs(), sound.offsetMs()))
            .toList());
  }

  /** The call: from the start of the caller's audio until it closed and nothing is heard more. */
  static Span call(Timeline timeline) {
    double heardMs = timeline.heard().stream().mapToDouble(Span::endMs).max().orElse(0);
    double closedMs =
        Double.isNaN(timeline.closedAtMs())
            ? timeline.callerTrack().durationMs()
            : timeline.closedAtMs();
    return new Span(0, Math.max(0, Math.max(heardMs, closedMs)));
  }

  /** In order, what touches or overlaps made one. */
  static List<Span> union(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingDouble(Span::startMs)).toList()) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && span.startMs() <= last.endMs()) {
        double endMs = Math.max(last.endMs(), span.endMs());
        merged.set(merged.size() - 1, new Span(last.startMs(), endMs));
      } else if (span.endMs() > span.startMs()) {
        merged.add(span);
      }
    }
    return merged;
  }

  static List<Span> union(List<Span> these, List<Span> those) {
    return union(Stream.concat(these.stream(), those.stream()).toList());
  }

  /** What of {@code within} none of {@code spans} covers. */
  static List<Span> gaps(Span within, List<Span> spans) {
    List<Span> gaps = new ArrayList<>();
    double fromMs = within.startMs();
    for (Span span : union(spans)) {
      if (span.startMs() > fromMs && fromMs < within.endMs()) {
        gaps.add(new Span(fromMs, Math.min(span.startMs(), within.endMs())));
      }
      fromMs = Math.max(fromMs, span.endMs());
    }
    if (fromMs < within.endMs()) {
      gaps.add(new Span(fromMs, within.endMs()));
    }
    return gaps;
  }

  /** How much of {@code within} they cover, in ms. */
  static double covered(Span within, List<Span> spans) {
    double sumMs = 0;
    for (Span span : union(spans)) {
      double fromMs = Math.max(span.startMs(), within.startMs());
      sumMs += Math.max(0, Math.min(span.endMs(), within.endMs()) - fromMs);
    }
    return sumMs;
  }

  /** Their length in all, in ms. */
  static double length(List<Span> spans) {
    return union(spans).stream().mapToDouble(Span::lengthMs).sum();
  }
}
