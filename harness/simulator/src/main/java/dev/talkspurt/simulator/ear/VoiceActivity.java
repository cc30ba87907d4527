package dev.talkspurt.simulator.ear;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds speech in a stream of 16 kHz audio by its level, in chunks of any size; the events do not
 * depend on how the stream was cut.
 *
 * <p>Levels of 10 ms windows every 5 ms. A window is active from -45 dBFS on, or 8 dB above the
 * {@link NoiseFloor noise floor} if that is more; once there is speech, 5 dB less suffices. The
 * onset is the first active window of which six of ten are active; a click is too short for that.
 * After a gap of 120 ms, speech goes on only with four active windows of eight. Onset and offset
 * are then refined to the sample. Not thread-safe.
 */
public final class VoiceActivity {
  private static final int HOP = 80;
  private static final double ON_DBFS = -45;
  private static final double ABOVE_FLOOR_DB = 8;
  private static final double HYSTERESIS_DB = 5;
  private static final int ONSET_SPAN = 10;
  private static final int ONSET_ACTIVE = 6;

  /** The closure before a final t or k is shorter. */
  private static final int FLOW_HOPS = 24;

  private static final int RESUME_SPAN = 8;
  private static final int RESUME_ACTIVE = 4;
  private static final int ABANDON_HOPS = 40;

  /** Windows kept for refinement: the span in which an onset is decided, and some. */
  private static final int KEPT_HOPS = 16;

  private static final int MS_PER_HOP = 5;

  private final Settings settings;
  private final NoiseFloor floor = new NoiseFloor();
  private final Deque<Event> events = new ArrayDeque<>();
  private final short[] kept = new short[KEPT_HOPS * HOP];
  private final boolean[] active = new boolean[KEPT_HOPS];
  private int filled;
  private double hopEnergy;
  private long hops;
  private long searchFrom;
  private long onset = -1;
  private long offset;
  private long lastActiveHop;
  private int activeHops;
  private boolean started;

  /** Before the first sample. */
  public VoiceActivity(Settings settings) {
    this.settings = settings;
  }

  /** What happened. */
  public enum Kind {
    /** The caller speaks. */
    STARTED,
    /** The caller's turn is over. */
    STOPPED
  }

  /**
   * Something happened in the stream; all positions count received samples from 0.
   *
   * @param onsetSample first sample of the talkspurt
   * @param offsetSample last sample of the talkspurt heard so far, inclusive
   * @param atSample samples that had to be received to decide this
   */
  public record Event(Kind kind, long onsetSample, long offsetSample, long atSample) {}

  /**
   * When to decide.
   *
   * @param endpointingMs silence after which the turn is over, at least 10
   * @param startMs speech after which it has begun; less than 30 means 30
   */
  public record Settings(int endpointingMs, int startMs) {
    public Settings {
      if (endpointingMs < 10 || startMs < 0) {
        throw new IllegalArgumentException(
            "endpointingMs is "
                + endpointingMs
                + ", startMs is "
                + startMs
                + ", expected >= 10, 0");
      }
    }
  }

  /**
   * Take the next samples of the stream, any number. If they held more than one event, the others
   * come with the next calls; a call with no samples asks for what is left.
   */
  public Optional<Event> accept(short[] samples16k) {
    for (short sample : samples16k) {
      kept[(int) (hops % KEPT_HOPS) * HOP + filled++] = sample;
      if (filled == HOP) {
        filled = 0;
        hop();
      }
    }
    return Optional.ofNullable(events.poll());
  }

  private void hop() {
    double before = hopEnergy;
    hopEnergy = energy(hops);
    double levelDbfs = hops == 0 ? NoiseFloor.QUIETEST_DBFS : level(before + hopEnergy);
    if (hops > 0) {
      floor.add(levelDbfs);
    }
    // Window w covers hops w and w + 1, so it ends with this hop.
    long window = Math.max(0, hops - 1);
    hops++;
    double onDbfs = Math.max(ON_DBFS, floor.levelDbfs() + ABOVE_FLOOR_DB);
    double thresholdDbfs = onset < 0 ? onDbfs : offDbfs(onDbfs);
    active[slot(window)] = levelDbfs >= thresholdDbfs;
    if (onset < 0) {
      findOnset(window, onDbfs);
    } else {
      follow(window, thresholdDbfs);
    }
  }

  private double offDbfs(double onDbfs) {
    return Math.max(onDbfs - HYSTERESIS_DB, floor.levelDbfs() + HYSTERESIS_DB);
  }

  private void findOnset(long window, double onDbfs) {
    long first = Math.max(searchFrom, window - ONSET_SPAN + 1);
    for (long candidate = first; candidate <= window; candidate++) {
      if (active[slot(candidate)] && count(candidate, window) >= ONSET_ACTIVE) {
        onset = refinedOnset(candidate, amplitude(onDbfs));
        activeHops = count(candidate, window);
        lastActiveHop = window;
        offset = refinedOffset(window, amplitude(offDbfs(onDbfs)));
        startOnceLongEnough();
        return;
      }
    }
  }

  private void follow(long window, double offDbfs) {
    boolean flows = window - lastActiveHop <= FLOW_HOPS;
    boolean resumes =
        count(Math.max(lastActiveHop + 1, window - RESUME_SPAN + 1), window) >= RESUME_ACTIVE;
    if (active[slot(window)] && (flows || resumes)) {
      activeHops++;
      lastActiveHop = window;
      offset = refinedOffset(window, amplitude(offDbfs));
      startOnceLongEnough();
      return;
    }
    if (!started && window - lastActiveHop >= ABANDON_HOPS) {
      reset(window);
    } else if (started && received() - 1 - offset >= settings.endpointingMs() * 16L) {
      events.add(new Event(Kind.STOPPED, onset, offset, received()));
      reset(window);
    }
  }

  private void startOnceLongEnough() {
    if (!started && activeHops * MS_PER_HOP >= settings.startMs()) {
      started = true;
      events.add(new Event(Kind.STARTED, onset, offset, received()));
    }
  }

  private void reset(long window) {
    onset = -1;
    started = false;
    searchFrom = window + 1;
    Arrays.fill(active, false);
  }

  private long received() {
    return hops * HOP;
  }

  private int count(long from, long to) {
    int count = 0;
    for (long window = from; window <= to; window++) {
      count += active[slot(window)] ? 1 : 0;
    }
    return count;
  }

  private long refinedOnset(long window, double amplitude) {
    // A soft sound passes the threshold, sample by sample, up to a hop before its window does.
    for (long sample = Math.max(0, window - 1) * HOP; sample < (window + 2) * HOP; sample++) {
      if (Math.abs(at(sample)) >= amplitude) {
        return sample;
      }
    }
    return window * HOP;
  }

  private long refinedOffset(long window, double amplitude) {
    for (long sample = (window + 2) * HOP - 1; sample >= window * HOP; sample--) {
      if (Math.abs(at(sample)) >= amplitude) {
        return sample;
      }
    }
    return (window + 2) * HOP - 1;
  }

  private double energy(long hop) {
    double sum = 0;
    int from = slot(hop) * HOP;
    for (int i = from; i < from + HOP; i++) {
      sum += (double) kept[i] * kept[i];
    }
    return sum;
  }

  private int at(long sample) {
    return kept[(int) (sample % kept.length)];
  }

  private static int slot(long hop) {
    return (int) (hop % KEPT_HOPS);
  }

  private static double level(double energy) {
    return 10 * Math.log10(energy / (2 * HOP) / (32768.0 * 32768.0) + 1e-12);
  }

  private static double amplitude(double dbfs) {
    return 32768 * Math.pow(10, dbfs / 20);
  }
}
