package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.caller.EchoPath;
import dev.talkspurt.caller.Reel;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller sends: reels one after the other, each from an exact sample on.
 *
 * <p>Shape: one channel at 16 kHz. Where an echo makes the line live, the microphone runs ahead of
 * the wire by the line's latency; all positions are the wire's. Not thread-safe.
 */
final class CallerTrack {
  static final int RATE_HZ = 16_000;
  static final int FRAME_SAMPLES = 320;
  static final long FRAME_NS = 20_000_000L;

  private static final double[] RISE = rise();

  private final CallerSide side;
  private final EchoPath echo;
  private final int latency;
  private final ArrayDeque<Laid> laid = new ArrayDeque<>();
  private final Map<Integer, Reel> upcoming = new HashMap<>();
  private final List<CallerSide.Use> uses = new ArrayList<>();
  private short[] sent = new short[RATE_HZ * 30];
  private short[] microphone = new short[FRAME_SAMPLES];
  private final short[] old = new short[Reel.BLEND_SAMPLES];
  private int sentCount;
  private int taken;
  private Reel reel;
  private long reelFrom;
  private Reel fading;
  private boolean sounding;
  private boolean muted;
  private long onset = Long.MAX_VALUE;
  private long offset = -1;
  private long soundEnd;

  /** A reel that is to take over from a sample of the track on. */
  private record Laid(Reel reel, long from) {}

  /** A track that begins with the opening reel. */
  CallerTrack(CallerSide side) {
    this.side = side;
    this.echo = side.echoPath().orElse(null);
    this.latency = echo == null ? 0 : echo.latencySamples();
    this.reel = side.reel(-1);
  }

  private static double[] rise() {
    double[] rise = new double[Reel.BLEND_SAMPLES];
    for (int i = 0; i < rise.length; i++) {
      rise[i] = StrictMath.sin(StrictMath.PI / 2 * (i + 0.5) / rise.length);
    }
    return rise;
  }

  /** The next sample that has not been taken in: where a reel may begin at the earliest. */
  long position() {
    return taken;
  }

  /** How far ahead of its onset a step's sound must be laid, in samples. */
  int leadSamples(int stepIndex) {
    Reel asked = upcoming(stepIndex);
    return latency + asked.leadSamples() + asked.sound().map(Utterance::onsetSample).orElse(0);
  }

  /** The sound of a step that is still to be laid. */
  Optional<Utterance> sound(int stepIndex) {
    return upcoming(stepIndex).sound();
  }

  /** One reel for each step: what was rendered ahead is there once. */
  private Reel upcoming(int stepIndex) {
    return upcoming.computeIfAbsent(stepIndex, side::reel);
  }

  /**
   * Let a step's reel take over so that its sound begins with {@code soundStart}, or as soon as its
   * lead allows.
   *
   * @return where its sound begins
   */
  long lay(int stepIndex, long soundStart) {
    if (sounding) {
      throw new IllegalStateException("the caller is speaking already");
    }
    Reel next = upcoming(stepIndex);
    upcoming.remove(stepIndex);
    long nextFrom = Math.max(taken, soundStart - next.leadSamples());
    // A change of conditions that has had no time to be heard is as good as overtaken.
    while (!laid.isEmpty() && nextFrom - laid.getLast().from() < Reel.BLEND_SAMPLES) {
      laid.removeLast();
    }
    laid.add(new Laid(next, nextFrom));
    long from = nextFrom + next.leadSamples();
    next.sound().ifPresent(sound -> sounds(sound, from));
    return from;
  }

  private void sounds(Utterance sound, long from) {
    sounding = true;
    onset = from + sound.onsetSample();
    offset = from + sound.offsetSample();
    soundEnd = from + sound.audio().sampleCount();
  }

  /** What goes out from here on is digital silence, or the caller again. */
  void mute(boolean off) {
    muted = off;
  }

  /** Whether a sound is laid in and not sent to its end. */
  boolean playing() {
    return sounding;
  }

  /** Whether the last audible sample of the latest sound has been sent. */
  boolean pastSpeech() {
    return sentCount > offset;
  }

  /** Whether the caller is audible at the wire's position. */
  boolean speaking() {
    return sounding && sentCount >= onset && sentCount <= offset;
  }

  /** Tell what the caller's loudspeaker emits; see {@link EchoPath#hear}. */
  void hear(short[] agent, int count) {
    if (echo != null) {
      echo.hear(agent, 0, count);
    }
  }

  /** Whether the caller's microphone hears the agent. */
  boolean echoes() {
    return echo != null;
  }

  /** The reel that is playing. */
  Reel reel() {
    return reel;
  }

  /** The next frame's samples. */
  short[] nextFrame() {
    int wanted = sentCount + FRAME_SAMPLES + latency - taken;
    if (sentCount + FRAME_SAMPLES + latency > sent.length) {
      sent = Arrays.copyOf(sent, sent.length * 2);
    }
    if (microphone.length < wanted) {
      microphone = new short[wanted];
    }
    takeIn(wanted);
    if (echo != null) {
      echo.process(microphone, 0, wanted);
    }
    int wire = taken - wanted - latency;
    int skip = Math.max(0, -wire);
    System.arraycopy(microphone, skip, sent, wire + skip, wanted - skip);
    if (muted) {
      Arrays.fill(sent, sentCount, sentCount + FRAME_SAMPLES, (short) 0);
    }
    short[] frame = Arrays.copyOfRange(sent, sentCount, sentCount + FRAME_SAMPLES);
    sentCount += FRAME_SAMPLES;
    sounding = sounding && sentCount < soundEnd;
    return frame;
  }

  private void takeIn(int count) {
    int done = 0;
    while (done < count) {
      if (!laid.isEmpty() && laid.getFirst().from() == taken) {
        takeOver(laid.removeFirst().reel());
      }
      int left = count - done;
      int most = laid.isEmpty() ? left : (int) Math.min(left, laid.getFirst().from() - taken);
      done += read(done, most);
    }
  }

  private void takeOver(Reel next) {
    uses.add(new CallerSide.Use(reel.stepIndex(), reelFrom, (int) (taken - reelFrom)));
    fading = next.leadSamples() > 0 ? reel : null;
    reel = next;
    reelFrom = taken;
    if (echo != null) {
      echo.change(reel.stepIndex());
    }
  }

  /** Read from the reel, with what is left of the one before fading away under it. */
  private int read(int from, int most) {
    int at = (int) Math.min(Reel.BLEND_SAMPLES, taken - reelFrom);
    if (at == Reel.BLEND_SAMPLES) {
      fading = null;
    }
    int count = fading == null ? most : Math.min(most, Reel.BLEND_SAMPLES - at);
    reel.read(microphone, from, count);
    if (fading != null) {
      fading.read(old, 0, count);
      for (int i = 0; i < count; i++) {
        double mixed =
            microphone[from + i] * RISE[at + i] + old[i] * RISE[RISE.length - 1 - at - i];
        microphone[from + i] = Pcm16.nearest(mixed);
      }
    }
    taken += count;
    return count;
  }

  /** The reels as far as they were sent. */
  List<CallerSide.Use> uses() {
    List<CallerSide.Use> all = new ArrayList<>(uses);
    int samples = (int) Math.max(0, sentCount - reelFrom);
    all.add(new CallerSide.Use(reel.stepIndex(), reelFrom, samples));
    return all.stream().filter(use -> use.samples() > 0).toList();
  }

  /** All that was sent. */
  AudioClip sent() {
    return AudioClip.of(Arrays.copyOf(sent, sentCount), RATE_HZ);
  }
}
