package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Habit;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What is wrong with the sound of the lines of one call, if it is planted. Not thread-safe. */
final class Damage {
  private static final int MS = Line.RATE_HZ / 1000;
  private static final int FRAME = 20 * MS;

  /** About half the pitch of a voice. */
  private static final double RASP_HZ = 55;

  private static final double RASP = 0.8;

  private static final double SOFT = 0.01;
  private static final double LOUD = 16;

  private static final int TONE_FROM = 600 * MS;
  private static final int TONE_LENGTH = 1_800 * MS;
  private static final int TONE_FADE = 100 * MS;

  /** No whole number of periods in a packet, or packets would be alike. */
  private static final double TONE_HZ = 443;

  private static final double TONE_SIZE = 4_000;

  private static final int SILENCE = 1_600 * MS;
  private static final int HOLES = 3;
  private static final int HOLE = 60 * MS;

  /** Lines that are said before the voice changes, and by how much: more than four semitones. */
  private static final int LINES_BEFORE = 2;

  private static final double HIGHER = 1.3;

  private final Behaviour behaviour;
  private int lines;

  Damage(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** The voice that says the next line. */
  Voice voice(Voice own) {
    boolean changed = behaviour.has(Habit.VOICE_CHANGED) && lines++ >= LINES_BEFORE;
    return changed ? own.higher(HIGHER) : own;
  }

  /** The line as it is sent. */
  Line to(Line line) {
    short[] sound = line.samples();
    if (behaviour.has(Habit.NEAR_SILENT_AUDIO)) {
      sound = scaled(sound, SOFT);
    }
    if (behaviour.has(Habit.CLIPPED_AUDIO)) {
      sound = scaled(sound, LOUD);
    }
    if (behaviour.has(Habit.RASPY_VOICE)) {
      sound = rough(sound);
    }
    if (behaviour.has(Habit.TONE_INSTEAD_OF_SPEECH)) {
      sound = withTone(sound);
    }
    if (behaviour.has(Habit.GENERATED_SILENCE)) {
      sound = withSilence(sound);
    }
    if (behaviour.has(Habit.AUDIO_DROPOUT)) {
      sound = withHoles(sound);
    }
    if (behaviour.has(Habit.TRUNCATED_AUDIO)) {
      sound = Arrays.copyOf(sound, loudest(sound, sound.length / 2, sound.length) + FRAME / 2);
    }
    return sound == line.samples() ? line : Line.of(line.text(), sound);
  }

  private static short[] scaled(short[] sound, double factor) {
    short[] scaled = new short[sound.length];
    for (int i = 0; i < sound.length; i++) {
      long size = Math.round(sound[i] * factor);
      scaled[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, size));
    }
    return scaled;
  }

  /** Every other pulse of the voice weaker, and breath with all of them. */
  private static short[] rough(short[] sound) {
    SplittableRandom breath = new SplittableRandom(sound.length);
    short[] damaged = new short[sound.length];
    for (int i = 0; i < sound.length; i++) {
      double pulse = 0.6 + 0.4 * Math.sin(2 * Math.PI * RASP_HZ * i / Line.RATE_HZ);
      double noisy = 1 + RASP * (breath.nextDouble() - 0.5);
      long size = Math.round(sound[i] * pulse * noisy);
      damaged[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, size));
    }
    return damaged;
  }

  private static short[] withTone(short[] sound) {
    int from = Math.min(TONE_FROM, sound.length / 2);
    short[] damaged = Arrays.copyOf(sound, Math.max(sound.length, from + TONE_LENGTH));
    for (int i = from; i < damaged.length; i++) {
      double size = TONE_SIZE * Math.min(1, (double) (damaged.length - i) / TONE_FADE);
      damaged[i] = (short) Math.round(size * Math.sin(2 * Math.PI * TONE_HZ * i / Line.RATE_HZ));
    }
    return damaged;
  }

  private static short[] withSilence(short[] sound) {
    int at = softest(sound, sound.length / 3, sound.length * 2 / 3);
    short[] damaged = new short[sound.length + SILENCE];
    System.arraycopy(sound, 0, damaged, 0, at);
    System.arraycopy(sound, at, damaged, at + SILENCE, sound.length - at);
    return damaged;
  }

  private static short[] withHoles(short[] sound) {
    short[] damaged = sound.clone();
    for (int hole = 0; hole < HOLES; hole++) {
      int part = sound.length / HOLES;
      int middle = loudest(sound, hole * part, (hole + 1) * part) + FRAME / 2;
      int from = Math.max(0, middle - HOLE / 2);
      Arrays.fill(damaged, from, Math.min(sound.length, from + HOLE), (short) 0);
    }
    return damaged;
  }

  /** Where the loudest frame of samples {@code from} to {@code to} begins. */
  private static int loudest(short[] sound, int from, int to) {
    return extreme(sound, from, to, 1);
  }

  private static int softest(short[] sound, int from, int to) {
    return extreme(sound, from, to, -1);
  }

  private static int extreme(short[] sound, int from, int to, int sign) {
    int best = from;
    double bestEnergy = Double.NEGATIVE_INFINITY;
    for (int at = from; at + FRAME <= to; at += FRAME) {
      double energy = 0;
      for (int i = at; i < at + FRAME; i++) {
        energy += (double) sound[i] * sound[i];
      }
      if (sign * energy > bestEnergy) {
        bestEnergy = sign * energy;
        best = at;
      }
    }
    return best;
  }
}
