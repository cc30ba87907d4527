package dev.talkspurt.line;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.signal.Levels;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The agent's own voice coming back from the caller's loudspeaker: what was heard {@code delayMs}
 * ago, weaker by the echo return loss, added to what the microphone takes in.
 *
 * <p>It has two inputs. Sample {@code n} of {@link #hear} is what the loudspeaker emits at the
 * instant of sample {@code n} of {@link #process}: the audio as played out, with its silences, not
 * as it arrived. What has not been given when it is needed counts as silence and is reported as
 * missing; given later, it is dropped, so that the two stay aligned.
 */
public final class Echo implements Effect {
  private final double delayMs;
  private final double returnLossDb;
  private final double factor;
  private final SampleQueue played;
  private long late;
  private long missing;
  private short[] echo = new short[FrameLoss.FRAME_SAMPLES];

  /**
   * An echo.
   *
   * @param delayMs from loudspeaker to microphone, 0 to 2000 ms, to the nearest sample
   * @param returnLossDb how much weaker it comes back, −20 to 100 dB: about 46 behind a good
   *     canceller, 6 to 12 from a loudspeaker without one
   */
  public Echo(double delayMs, double returnLossDb) {
    this.delayMs = Samples.requireWithin("echo delay in ms", delayMs, 0, 2000);
    this.returnLossDb = Samples.requireWithin("echo return loss in dB", returnLossDb, -20, 100);
    this.factor = Levels.dbToAmplitude(-returnLossDb);
    this.played = new SampleQueue((int) Math.rint(delayMs * Samples.SAMPLES_PER_MS));
  }

  /** From loudspeaker to microphone, in milliseconds. */
  public double delayMs() {
    return delayMs;
  }

  /** How much weaker it comes back, in dB. */
  public double returnLossDb() {
    return returnLossDb;
  }

  /** The next samples the loudspeaker emits, at 16 kHz. */
  public void hear(short[] agent, int from, int count) {
    int dropped = (int) Math.min(late, count);
    late -= dropped;
    played.add(agent, from + dropped, count - dropped);
  }

  @Override
  public Description describe() {
    return Description.of("echo").with("delayMs", delayMs).with("echoReturnLossDb", returnLossDb);
  }

  @Override
  public int latencySamples() {
    return 0;
  }

  @Override
  public void process(short[] samples, int from, int count) {
    if (echo.length < count) {
      echo = new short[count];
    }
    int there = played.takeOrSilence(echo, 0, count);
    late += count - there;
    missing += count - there;
    for (int i = 0; i < count; i++) {
      samples[from + i] = Pcm16.nearest(samples[from + i] + factor * echo[i]);
    }
  }

  @Override
  public Map<String, Object> achieved() {
    Map<String, Object> achieved = new LinkedHashMap<>();
    achieved.put("missingHeardSamples", missing);
    return achieved;
  }
}
