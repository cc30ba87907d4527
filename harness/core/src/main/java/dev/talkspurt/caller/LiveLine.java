package dev.talkspurt.caller;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.line.Description;
import dev.talkspurt.line.Echo;
import dev.talkspurt.line.StageTruth;
import dev.talkspurt.signal.Levels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Echo and line of one step, at work on the microphone's samples; not thread-safe. */
final class LiveLine {
  private final Line line;
  private final Optional<Echo> echo;
  private final HeardAgent heard;
  private final long start;
  private final long echoUntil;
  private final int echoDelay;
  private final double echoFactor;
  private final short[] waiting;
  private int waitingAt;
  private long samples;
  private double echoEnergy;
  private double energy;
  private int peak;
  private long fullScale;
  private long missing;

  /**
   * A line whose output is late by {@code latency} samples, more than its own if need be.
   *
   * @param start the microphone's sample from which on it counts
   * @param echoUntil the microphone's sample from which on nothing comes back any more
   */
  LiveLine(
      Line line, Optional<Echo> echo, HeardAgent heard, int latency, long start, long echoUntil) {
    this.line = line;
    this.echo = echo;
    this.heard = heard;
    this.start = start;
    this.echoUntil = echoUntil;
    // What is not heard yet cannot come back: no echo is sooner than the line's own latency.
    echoDelay = echo.map(e -> Math.max((int) Math.rint(e.delayMs() * 16), latency)).orElse(0);
    echoFactor = echo.map(e -> Levels.dbToAmplitude(-e.returnLossDb())).orElse(0.0);
    waiting = new short[latency - line.latency()];
  }

  long start() {
    return start;
  }

  int preroll() {
    return line.preroll();
  }

  /** The microphone's samples from {@code position} on become the wire's. */
  void process(short[] block, int count, long position) {
    if (echo.isPresent()) {
      addEcho(block, count, position);
    }
    line.chain().process(block, 0, count);
    for (int i = 0; waiting.length > 0 && i < count; i++) {
      short late = waiting[waitingAt];
      waiting[waitingAt] = block[i];
      block[i] = late;
      waitingAt = waitingAt + 1 == waiting.length ? 0 : waitingAt + 1;
    }
  }

  private void addEcho(short[] block, int count, long position) {
    for (int i = 0; i < count; i++) {
      long source = position + i - echoDelay;
      double back = echoFactor * fading(position + i) * heard.at(source);
      block[i] = Pcm16.nearest(block[i] + back);
      if (position + i >= start && position + i < echoUntil) {
        missing += heard.missing(source) ? 1 : 0;
        samples++;
        echoEnergy += back * back;
        energy += block[i] * block[i];
        peak = Math.max(peak, Math.abs((int) block[i]));
        fullScale += Math.abs((int) block[i]) >= Short.MAX_VALUE ? 1 : 0;
      }
    }
  }

  /** From 1 to 0 within the last samples, so that the end is no click. */
  private double fading(long position) {
    long left = echoUntil - position;
    return left >= Reel.BLEND_SAMPLES ? 1 : Math.max(0, left) / (double) Reel.BLEND_SAMPLES;
  }

  /** The pre-roll is over: levels count from here. */
  void begin() {
    line.chain().measureAnew();
  }

  Line line() {
    return line;
  }

  /** Echo first, then the line's effects. */
  List<StageTruth> truth() {
    List<StageTruth> stages = new ArrayList<>();
    echo.ifPresent(e -> stages.add(echoTruth(e)));
    stages.addAll(line.chain().truth());
    return stages;
  }

  private StageTruth echoTruth(Echo asked) {
    double square = BedSetting.FULL_SCALE * BedSetting.FULL_SCALE * Math.max(1, samples);
    Description description = asked.describe().with("effectiveDelayMs", echoDelay / 16.0);
    Map<String, Object> achieved = new LinkedHashMap<>();
    achieved.put("missingHeardSamples", missing);
    achieved.put("echoDbov", Levels.powerToDb(echoEnergy / square));
    return new StageTruth(
        description,
        0,
        0,
        samples,
        Levels.powerToDb(energy / square),
        Levels.amplitudeToDb(peak / BedSetting.FULL_SCALE),
        fullScale,
        achieved);
  }
}
