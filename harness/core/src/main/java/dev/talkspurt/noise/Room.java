package dev.talkspurt.noise;

import dev.talkspurt.signal.Levels;
import java.util.List;
import java.util.Locale;

/**
 * A room around the caller: the sound as it comes straight, then Gaussian noise that decays. Not a
 * model of any real room. Immutable.
 *
 * @param name what it is called in scenarios and records
 * @param rt60S the time in which the reverberation falls by 60 dB, 0.05 to 5 s
 * @param drrDb energy of the direct sound over that of the reverberation, −20 to 40 dB
 * @param directMs when the direct sound comes, 0 to 100 ms
 * @param levelDb active level behind the room relative to that before it, −40 to 10 dB: 0 but for
 *     someone far away
 */
public record Room(String name, double rt60S, double drrDb, double directMs, double levelDb) {
  /** A car's cabin. */
  public static final Room CAR = new Room("car", 0.15, 6, 0, 0);

  /** An office. */
  public static final Room OFFICE = new Room("office", 0.4, 3, 0, 0);

  /** A living room. */
  public static final Room LIVING_ROOM = new Room("living-room", 0.5, 0, 0, 0);

  /** A hall. */
  public static final Room HALL = new Room("hall", 1.0, -3, 0, 0);

  /** Three metres from the microphone: later and 12 dB weaker, while noise stays as it is. */
  public static final Room FAR_FIELD = new Room("far-field", 0.5, -5, 8.75, -12);

  /** The reverberation begins so long after the direct sound. */
  private static final double GAP_MS = 2.5;

  /** The response is cut where it has fallen by 75 dB. */
  private static final double LASTS_RT60 = 1.25;

  private static final double DECAY = 3 * StrictMath.log(10);

  /** Checks the ranges. */
  public Room {
    require("RT60 in s", rt60S, 0.05, 5);
    require("direct-to-reverberant ratio in dB", drrDb, -20, 40);
    require("direct sound in ms", directMs, 0, 100);
    require("level in dB", levelDb, -40, 10);
  }

  private static void require(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %s, expected %s to %s", what, value, least, most));
    }
  }

  /** The rooms that have a name. */
  public static List<Room> presets() {
    return List.of(CAR, OFFICE, LIVING_ROOM, HALL, FAR_FIELD);
  }

  /** By how many samples the direct sound is late: onsets and offsets shift by so much. */
  public int directSamples() {
    return (int) Math.rint(directMs * NoiseSource.SAMPLE_RATE_HZ / 1000);
  }

  /**
   * The room's response at 16 kHz: 1 at {@link #directSamples}, from 2.5 ms later {@code g · n(t) ·
   * exp(−3 ln 10 · t / RT60)} with n Gaussian and g such that the ratio of the energies is {@code
   * drrDb} exactly.
   */
  public double[] impulseResponse(long seed) {
    Chance chance = Chance.of(seed, "room");
    int direct = directSamples();
    int gap = (int) Math.rint(GAP_MS * NoiseSource.SAMPLE_RATE_HZ / 1000);
    int tail = (int) Math.rint(LASTS_RT60 * rt60S * NoiseSource.SAMPLE_RATE_HZ);
    double[] response = new double[direct + gap + tail];
    double energy = 0;
    for (int i = 0; i < tail; i++) {
      double t = (double) (gap + i) / NoiseSource.SAMPLE_RATE_HZ;
      double h = chance.gaussian() * StrictMath.exp(-DECAY * t / rt60S);
      response[direct + gap + i] = h;
      energy += h * h;
    }
    double factor = Levels.dbToAmplitude(-drrDb) / Math.sqrt(energy);
    for (int i = direct + gap; i < response.length; i++) {
      response[i] *= factor;
    }
    response[direct] = 1;
    return response;
  }
}
