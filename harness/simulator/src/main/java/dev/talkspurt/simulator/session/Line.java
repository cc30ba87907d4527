package dev.talkspurt.simulator.session;

/**
 * One line of the agent, ready to be sent.
 *
 * @param samples one channel at {@link #RATE_HZ}; begins and ends audible
 * @param onset first sample of at least −45 dBFS; {@code offset} the last
 */
public record Line(String text, short[] samples, int onset, int offset) {
  /** Samples per second of what the agent sends. */
  public static final int RATE_HZ = 24_000;

  /** −45 dBFS: quieter is silence. */
  static final int AUDIBLE = (int) Math.ceil(32768 * Math.pow(10, -45 / 20.0));

  /** Finds where it is audible. */
  static Line of(String text, short[] samples) {
    int onset = 0;
    while (onset < samples.length && Math.abs(samples[onset]) < AUDIBLE) {
      onset++;
    }
    int offset = samples.length - 1;
    while (offset > onset && Math.abs(samples[offset]) < AUDIBLE) {
      offset--;
    }
    return new Line(text, samples, onset, offset);
  }

  /** This line with {@code ms} of digital silence before it. */
  Line after(int ms) {
    int pad = ms * (RATE_HZ / 1000);
    short[] padded = new short[pad + samples.length];
    System.arraycopy(samples, 0, padded, pad, samples.length);
    return new Line(text, padded, pad + onset, pad + offset);
  }

  double durationMs() {
    return samples.length * 1000.0 / RATE_HZ;
  }
}
