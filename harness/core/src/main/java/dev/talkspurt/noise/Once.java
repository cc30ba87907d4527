package dev.talkspurt.noise;

import java.util.Arrays;
import java.util.List;

/** One sound from the first sample on, then silence. */
final class Once implements NoiseSource {
  private final EventKind kind;
  private final double[] sound;
  private long position;

  Once(Chance chance, EventKind kind) {
    this.kind = kind;
    this.sound = kind.sound(chance);
  }

  @Override
  public void fill(double[] samples, int from, int count) {
    int now = (int) Math.max(0, Math.min(count, sound.length - position));
    if (now > 0) {
      System.arraycopy(sound, (int) position, samples, from, now);
    }
    Arrays.fill(samples, from + now, from + count, 0);
    position += count;
  }

  @Override
  public List<NoiseEvent> events() {
    return position == 0 ? List.of() : List.of(new NoiseEvent(kind, 0, sound.length - 1));
  }
}
