package dev.talkspurt.line;

import java.util.SplittableRandom;

/**
 * Speech at 8 kHz squeezed through as few bits as a mobile phone's codec has.
 *
 * <p>This is <em>not</em> AMR and decodes nothing of it: it is a plain transform coder (MDCT of 20
 * ms, an envelope of 20 bands in steps of 3 dB, one fineness for the frame, the rest filled with
 * noise) that spends no more than the given bits on each frame, as an ideal entropy coder counts.
 * It stands for what a low bitrate does to speech, coarsely, and with AMR's own delay or a little
 * more.
 */
public final class AmrLike implements FrameCodec {
  /** The highest rate of AMR narrow band, in bits per second. */
  public static final int FULL_RATE_BPS = 12_200;

  /** The lowest. */
  public static final int LOWEST_RATE_BPS = 4_750;

  private static final int FRAME = Mdct.HOP;
  private static final int BANDS = 20;
  private static final int WIDTH = 7;

  /** The first band's level, each other's difference from the one before, and the fineness. */
  private static final int SIDE_BITS = 5 + 3 * (BANDS - 1) + 6;

  /** Steps of 3 dB that 5 bits can say; the lowest stands for nothing at all. */
  private static final int LOUDEST = 31;

  /** Power of the envelope's step 0, as an exponent of two: a deviation of 4 of 32768. */
  private static final int BASE = 4;

  /** Share of a band's level above the others' that its noise may keep. */
  private static final double SHAPE = 0.35;

  private static final int COARSEST = 63;
  private static final int LEAST_RATIO = -24;
  private static final int MOST_RATIO = 64;
  private static final LaplaceCost[] COSTS = costs();

  private final int bitrateBps;
  private final double frameBits;
  private final Mdct mdct = new Mdct();
  private final SplittableRandom random;
  private final double[] spectrum = new double[BANDS * WIDTH];
  private final int[] envelope = new int[BANDS];

  /** A codec of {@code bitrateBps}, 4750 to 12200; {@code seed} draws what fills empty bands. */
  public AmrLike(int bitrateBps, long seed) {
    Samples.requireWithin("bitrate in bps", bitrateBps, LOWEST_RATE_BPS, FULL_RATE_BPS);
    this.bitrateBps = bitrateBps;
    this.frameBits = bitrateBps / 50.0 - SIDE_BITS;
    this.random = new SplittableRandom(seed);
  }

  private static LaplaceCost[] costs() {
    LaplaceCost[] costs = new LaplaceCost[MOST_RATIO - LEAST_RATIO + 1];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = LaplaceCost.of(amplitude(i + LEAST_RATIO));
    }
    return costs;
  }

  /** Of a ratio in quarters of an octave, 1.5 dB each. */
  private static double amplitude(int quarterOctaves) {
    return StrictMath.pow(2, quarterOctaves / 4.0);
  }

  @Override
  public Description describe() {
    return Description.of("amr-like")
        .with("bitrateBps", bitrateBps)
        .with("means", "MDCT transform coder standing in for AMR");
  }

  @Override
  public int frameSamples() {
    return FRAME;
  }

  @Override
  public int delaySamples() {
    return FRAME;
  }

  @Override
  public void code(short[] in, short[] out) {
    mdct.analyse(in, spectrum);
    measureEnvelope();
    int coarseness = finestThatFits();
    for (int band = 0; band < BANDS; band++) {
      quantise(band, coarseness);
    }
    mdct.synthesise(spectrum, out);
  }

  /** As the decoder would know it: whole steps, no two neighbours more than 3 down or 4 up. */
  private void measureEnvelope() {
    for (int band = 0; band < BANDS; band++) {
      double energy = 0;
      for (int i = band * WIDTH; i < (band + 1) * WIDTH; i++) {
        energy += spectrum[i] * spectrum[i];
      }
      double octaves = StrictMath.log(Math.max(1, energy / WIDTH)) / StrictMath.log(2);
      int level = (int) Math.max(0, Math.min(LOUDEST, Math.rint(octaves) - BASE));
      if (band > 0) {
        int before = envelope[band - 1];
        level = Math.max(before - 3, Math.min(before + 4, level));
      }
      envelope[band] = Math.min(LOUDEST, Math.max(0, level));
    }
  }

  /** How far a band's deviation lies above its quantising step, in quarters of an octave. */
  private int ratio(int band, int coarseness) {
    int level = (int) Math.rint(2 * (1 - SHAPE) * envelope[band]);
    return Math.max(LEAST_RATIO, Math.min(MOST_RATIO, level - coarseness + 8));
  }

  private double step(int band, int coarseness) {
    int deviation = 2 * (envelope[band] + BASE);
    return amplitude(deviation - ratio(band, coarseness));
  }

  private int finestThatFits() {
    int fits = COARSEST;
    int tooFine = -1;
    while (fits - tooFine > 1) {
      int middle = (fits + tooFine) / 2;
      if (cost(middle) <= frameBits) {
        fits = middle;
      } else {
        tooFine = middle;
      }
    }
    return fits;
  }

  /** What an ideal entropy coder that knows the envelope would spend on the spectrum. */
  private double cost(int coarseness) {
    double bits = 0;
    for (int band = 0; band < BANDS; band++) {
      if (envelope[band] > 0) {
        double step = step(band, coarseness);
        LaplaceCost cost = COSTS[ratio(band, coarseness) - LEAST_RATIO];
        for (int i = band * WIDTH; i < (band + 1) * WIDTH; i++) {
          bits += cost.bits(LaplaceCost.index(spectrum[i], step));
        }
      }
    }
    return bits;
  }

  private void quantise(int band, int coarseness) {
    double step = step(band, coarseness);
    double deviation = amplitude(2 * (envelope[band] + BASE));
    double fill = 0.35 * Math.min(deviation, step / 2);
    for (int i = band * WIDTH; i < (band + 1) * WIDTH; i++) {
      int index = LaplaceCost.index(spectrum[i], step);
      if (envelope[band] == 0) {
        spectrum[i] = 0;
      } else if (index == 0) {
        spectrum[i] = random.nextLong() < 0 ? -fill : fill;
      } else {
        spectrum[i] = Math.signum(spectrum[i]) * index * step;
      }
    }
  }
}
