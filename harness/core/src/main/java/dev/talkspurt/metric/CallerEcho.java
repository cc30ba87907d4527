package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.quality.Echo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much of the caller comes back in what is heard of a response: compared where the caller's
 * sounds could, from each one's onset to 1 s after its offset.
 */
final class CallerEcho {
  private static final double LATEST_MS = 1000;
  private static final double ENOUGH_MS = 1000;

  private final Timeline timeline;
  private final Echo echo;

  private CallerEcho(Timeline timeline) {
    this.timeline = timeline;
    this.echo = new Echo(timeline.callerTrack());
  }

  static List<Reading> of(Timeline timeline, List<ResponseSound> sounds) {
    CallerEcho own = new CallerEcho(timeline);
    List<Reading> readings = new ArrayList<>();
    for (ResponseSound sound : sounds) {
      own.read(sound, readings);
    }
    return readings;
  }

  private void read(ResponseSound sound, List<Reading> readings) {
    echo.clear();
    double comparedMs = 0;
    double fromMs = Double.NaN;
    double toMs = Double.NaN;
    for (ResponseSound.Run run : sound.heardRuns()) {
      for (Timeline.Span span : within(run, sound.audio().sampleRateHz())) {
        int from = run.from() + samples(sound, span.startMs() - run.atMs());
        int to = Math.min(run.to(), run.from() + samples(sound, span.endMs() - run.atMs()));
        echo.add(sound.audio(), from, to, span.startMs());
        comparedMs += span.lengthMs();
        fromMs = Double.isNaN(fromMs) ? span.startMs() : fromMs;
        toMs = span.endMs();
      }
    }
    Echo.Found found = echo.greatest();
    if (comparedMs >= ENOUGH_MS && !Double.isNaN(found.correlation())) {
      readings.add(
          Reading.at(QualityMetrics.ECHO_OUT, sound.name(), fromMs, toMs, found.correlation())
              .because(String.format(Locale.ROOT, "%.0f ms late", found.delayMs())));
    }
  }

  private static int samples(ResponseSound sound, double ms) {
    return (int) Math.round(ms / 1000 * sound.audio().sampleRateHz());
  }

  /** Where a stretch meets the caller's sounds, overlaps brought together. */
  private List<Timeline.Span> within(ResponseSound.Run run, int rateHz) {
    double endMs = run.atMs() + (run.to() - run.from()) * 1000.0 / rateHz;
    List<Timeline.Span> spans = new ArrayList<>();
    double until = run.atMs();
    for (CallerSound said : timeline.caller()) {
      double from = Math.max(until, said.onsetMs());
      double to = Math.min(endMs, said.offsetMs() + LATEST_MS);
      if (to > from) {
        spans.add(new Timeline.Span(from, to));
        until = to;
      }
    }
    return spans;
  }
}
