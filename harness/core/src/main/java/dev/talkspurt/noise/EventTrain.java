package dev.talkspurt.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sounds of one kind with silence between them, as by chance, never two at once. */
final class EventTrain implements NoiseSource {
  private static final double LEAST_GAP_S = 0.05;

  private final Chance chance;
  private final EventKind kind;
  private final double meanIntervalS;
  private final List<NoiseEvent> events = new ArrayList<>();
  private double[] sound = {};
  private long position;
  private long onset;

  EventTrain(Chance chance, EventKind kind, double perMinute) {
    this.chance = chance;
    this.kind = kind;
    this.meanIntervalS = 60 / perMinute;
    plan(0);
  }

  /** The time to the next sound makes up for the length of the one before. */
  private void plan(long after) {
    double meanGapS = meanIntervalS - (double) sound.length / SAMPLE_RATE_HZ;
    double gapS = LEAST_GAP_S + chance.exponential(Math.max(0, meanGapS - LEAST_GAP_S));
    onset = after + Math.max(1, (long) (gapS * SAMPLE_RATE_HZ));
    sound = kind.sound(chance);
  }

  @Override
  public void fill(double[] samples, int from, int count) {
    Arrays.fill(samples, from, from + count, 0);
    long end = position + count;
    while (onset < end) {
      long first = Math.max(onset, position);
      long last = Math.min(onset + sound.length, end);
      if (first == onset) {
        events.add(new NoiseEvent(kind, onset, onset + sound.length - 1));
      }
      System.arraycopy(
          sound,
          (int) (first - onset),
          samples,
          from + (int) (first - position),
          (int) (last - first));
      if (last < onset + sound.length) {
        break;
      }
      plan(last);
    }
    position = end;
  }

  @Override
  public List<NoiseEvent> events() {
    return List.copyOf(events);
  }
}
