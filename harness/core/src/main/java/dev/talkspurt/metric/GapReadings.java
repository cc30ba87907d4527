package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Silences inside responses, as heard: {@code underrun} where nothing had come to play, {@code
 * silence} where silence was what came. Audio that goes on later than 1.5 s after it ran dry counts
 * as a response of its own; if nothing ended the one before, and the caller said nothing in
 * between, it is a gap all the same.
 */
final class GapReadings {
  private static final double GAP_MS = 1000;

  private GapReadings() {}

  static List<Reading> of(Timeline timeline, List<ResponseSound> sounds) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < sounds.size(); i++) {
      ResponseSound sound = sounds.get(i);
      Response response = sound.response();
      if (Double.isNaN(response.audibleFromMs())) {
        continue;
      }
      List<Span> gaps = inside(timeline, response);
      if (i + 1 < sounds.size() && goesOn(timeline, sound, sounds.get(i + 1).response())) {
        gaps.add(new Span(response.audibleToMs(), sounds.get(i + 1).response().audibleFromMs()));
      }
      for (Span gap : gaps) {
        readings.add(
            Reading.at(QualityMetrics.GAP_INTERNAL, sound.name(), gap.startMs(), gap.endMs(), 1)
                .in(isUnderrun(timeline, gap) ? "underrun" : "silence")
                .because(String.format(Locale.ROOT, "%.2f s", gap.lengthMs() / 1000)));
      }
      if (gaps.isEmpty()) {
        readings.add(
            Reading.at(
                QualityMetrics.GAP_INTERNAL,
                sound.name(),
                response.audibleFromMs(),
                response.audibleToMs(),
                0));
      }
    }
    return readings;
  }

  private static List<Span> inside(Timeline timeline, Response response) {
    List<Span> gaps = new ArrayList<>();
    double audibleUntil = response.audibleFromMs();
    for (Span span : timeline.heard()) {
      if (span.startMs() >= response.audibleToMs()) {
        break;
      }
      if (span.startMs() - audibleUntil >= GAP_MS) {
        gaps.add(new Span(audibleUntil, span.startMs()));
      }
      audibleUntil = Math.max(audibleUntil, span.endMs());
    }
    return gaps;
  }

  private static boolean goesOn(Timeline timeline, ResponseSound sound, Response next) {
    double fromMs = sound.response().audibleFromMs();
    double silentFromMs = sound.response().audibleToMs();
    return sound.end() == ResponseSound.End.UNTOLD
        && next.audibleFromMs() - silentFromMs >= GAP_MS
        && timeline.caller().stream()
            .noneMatch(said -> said.offsetMs() > fromMs && said.onsetMs() < next.audibleFromMs());
  }

  /** Whether for at least half of it there was nothing to play. */
  private static boolean isUnderrun(Timeline timeline, Span gap) {
    double playedMs = 0;
    for (Timeline.Chunk chunk : timeline.chunks()) {
      double fromMs = Math.max(gap.startMs(), chunk.playedFromMs());
      double toMs = Math.min(gap.endMs(), chunk.playedFromMs() + chunk.durationMs());
      playedMs += Math.max(0, toMs - fromMs);
    }
    return playedMs <= gap.lengthMs() / 2;
  }
}
