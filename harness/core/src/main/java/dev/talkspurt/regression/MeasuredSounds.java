package dev.talkspurt.regression;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.document.Json;
import dev.talkspurt.regression.CallerSounds.Heard;
import java.util.OptionalDouble;

/**
 * What came of a sound of the caller's: by the figures of {@code call.json} where it has them, else
 * from the timeline.
 */
final class MeasuredSounds {
  /** Within which an agent that stops has stopped for the sound. */
  private static final double YIELD_WINDOW_MS = 2_000;

  private final RecordedCall call;
  private final Timeline timeline;

  MeasuredSounds(RecordedCall call) {
    this.call = call;
    this.timeline = call.timeline();
  }

  /** From the sound's end to the first audible sample of what was said next, in milliseconds. */
  OptionalDouble latencyMs(Heard sound, double nextMs) {
    OptionalDouble measured = figure("turns", sound, "v2vAudibleMs");
    return measured.isPresent()
        ? measured
        : timeline.responses().stream()
            .mapToDouble(Response::audibleFromMs)
            .filter(at -> at >= sound.offsetMs() && at < nextMs)
            .map(at -> at - sound.offsetMs())
            .findFirst();
  }

  /** From the sound's onset to the agent's stopping for it, in milliseconds. */
  OptionalDouble stopMs(Heard sound) {
    OptionalDouble measured = figure("probes", sound, "stopMs");
    return measured.isPresent() ? measured : flushAfterMs(sound);
  }

  boolean keptTalking(Heard sound) {
    return flushAfterMs(sound).isEmpty();
  }

  private OptionalDouble flushAfterMs(Heard sound) {
    return timeline.flushesMs().stream()
        .mapToDouble(at -> at - sound.onsetMs())
        .filter(ms -> ms > 0 && ms < YIELD_WINDOW_MS)
        .findFirst();
  }

  private OptionalDouble figure(String list, Heard sound, String name) {
    return call.summary().items(list).stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .filter(item -> !sound.id().isEmpty() && item.text("id").orElse("").equals(sound.id()))
        .flatMap(item -> item.number(name).stream())
        .mapToDouble(Number::doubleValue)
        .filter(ms -> ms >= 0)
        .findFirst();
  }
}
