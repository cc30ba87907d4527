package dev.talkspurt.line;

import dev.talkspurt.audio.Pcm16;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loses frames of 20 ms in bursts ({@link GilbertElliott}) and conceals them.
 *
 * <p>Frame {@code k} is samples {@code [320 k, 320 (k + 1))} of the effect's input. Nothing is
 * delayed: concealment looks back only.
 */
public final class FrameLoss implements Effect {
  /** Samples in a frame. */
  public static final int FRAME_SAMPLES = 20 * Samples.SAMPLES_PER_MS;

  private static final int BLEND = 4 * Samples.SAMPLES_PER_MS;

  private final double rate;
  private final double meanBurstFrames;
  private final Concealment concealment;
  private final long seed;
  private final GilbertElliott line;
  private final PitchRepeat repeat = new PitchRepeat();
  private final List<Long> lost = new ArrayList<>();
  private long frames;
  private long bursts;
  private int at;
  private boolean losing;
  private boolean blending;

  /** Parameters as for {@link GilbertElliott}. */
  public FrameLoss(double rate, double meanBurstFrames, Concealment concealment, long seed) {
    this.rate = rate;
    this.meanBurstFrames = meanBurstFrames;
    this.concealment = concealment;
    this.seed = seed;
    this.line = new GilbertElliott(rate, meanBurstFrames, seed);
  }

  /** As if the line had been in use for long; before the first sample. */
  public FrameLoss settled() {
    line.settle();
    return this;
  }

  /** The numbers of the frames lost so far, ascending. */
  public List<Long> lostFrames() {
    return List.copyOf(lost);
  }

  @Override
  public Description describe() {
    return Description.of("frame-loss")
        .with("rate", rate)
        .with("meanBurstFrames", meanBurstFrames)
        .with("frameMs", 20)
        .with("concealment", concealment.label())
        .with("seed", seed);
  }

  @Override
  public int latencySamples() {
    return 0;
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (at == 0) {
        beginFrame();
      }
      samples[i] = losing ? concealed() : heard(samples[i]);
      at = at + 1 == FRAME_SAMPLES ? 0 : at + 1;
    }
  }

  private void beginFrame() {
    boolean before = losing;
    losing = line.losesNext();
    if (losing) {
      lost.add(frames);
      bursts += before ? 0 : 1;
    }
    if (concealment == Concealment.REPEAT_FADE && losing && !before) {
      repeat.begin();
    }
    blending = concealment == Concealment.REPEAT_FADE && before && !losing;
    frames++;
  }

  private short concealed() {
    if (concealment == Concealment.ZERO) {
      return 0;
    }
    short sample = Pcm16.nearest(repeat.next());
    repeat.hear(sample);
    return sample;
  }

  private short heard(short sample) {
    short out = sample;
    if (blending && at < BLEND) {
      double share = (at + 0.5) / BLEND;
      out = Pcm16.nearest(share * sample + (1 - share) * repeat.next());
    }
    repeat.hear(out);
    return out;
  }

  @Override
  public Map<String, Object> achieved() {
    Map<String, Object> achieved = new LinkedHashMap<>();
    achieved.put("frames", frames);
    achieved.put("lostFrames", lost.size());
    achieved.put("lossRate", frames == 0 ? 0.0 : (double) lost.size() / frames);
    achieved.put("bursts", bursts);
    achieved.put("meanBurstFrames", bursts == 0 ? 0.0 : (double) lost.size() / bursts);
    achieved.put("lost", lostFrames());
    return achieved;
  }
}
