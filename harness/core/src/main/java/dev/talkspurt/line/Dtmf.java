package dev.talkspurt.line;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.signal.Levels;

/**
 * The tones of telephone keys by ITU-T Q.23: for each key, two sines of equal level.
 *
 * <p>100 ms of tone and 100 ms of silence after it; receivers must take half of that (Q.24).
 * Thread-safe.
 */
public final class Dtmf {
  /** Duration of a tone, and of the silence after it, in milliseconds. */
  public static final int TONE_MS = 100;

  /** RMS of both tones together in dBov: −9 dBm0 for each, a full-scale sine being +3.17 dBm0. */
  public static final double USUAL_DBOV = -12.2;

  private static final String KEYS = "123A456B789C*0#D";
  private static final int[] ROWS_HZ = {697, 770, 852, 941};
  private static final int[] COLUMNS_HZ = {1209, 1336, 1477, 1633};

  private Dtmf() {}

  /**
   * The tones of {@code keys}, one after the other.
   *
   * @param keys digits, *, #, A to D
   * @param levelDbov RMS of a tone pair, −60 to −6 dBov; louder would clip
   * @param rateHz 8000 or more
   */
  public static AudioClip tones(String keys, double levelDbov, int rateHz) {
    Samples.requireWithin("level in dBov", levelDbov, -60, -6.05);
    Samples.requireWithin("rate in Hz", rateHz, 8_000, 384_000);
    int length = rateHz * TONE_MS / 1000;
    short[] samples = new short[2 * length * keys.length()];
    // Two equal sines of amplitude a have the RMS a.
    double amplitude = Samples.FULL_SCALE * Levels.dbToAmplitude(levelDbov);
    for (int i = 0; i < keys.length(); i++) {
      int key = KEYS.indexOf(keys.charAt(i));
      if (key < 0) {
        throw new IllegalArgumentException(
            "key is '" + keys.charAt(i) + "', expected one of " + KEYS);
      }
      double row = 2 * StrictMath.PI * ROWS_HZ[key / 4] / rateHz;
      double column = 2 * StrictMath.PI * COLUMNS_HZ[key % 4] / rateHz;
      for (int n = 0; n < length; n++) {
        double both = StrictMath.sin(row * n) + StrictMath.sin(column * n);
        samples[2 * length * i + n] = Pcm16.nearest(amplitude * both);
      }
    }
    return AudioClip.of(samples, rateHz);
  }
}
