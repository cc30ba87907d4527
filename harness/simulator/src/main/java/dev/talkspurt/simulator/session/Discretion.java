package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Habit;
import java.util.Optional;

/** Tells by length, level and its own voice whether a burst of sound is meant for the agent. */
final class Discretion {
  private static final int SAMPLES_PER_MS = ReceivedAudio.RATE_HZ / 1000;
  private static final double FULL_SCALE = 32768.0 * 32768.0;

  /** Less does not tell its own voice from another. */
  private static final int TELLING_MS = 400;

  /** What of a burst is compared with the agent's own voice: its latest part. */
  private static final int COMPARED_SAMPLES = 500 * SAMPLES_PER_MS;

  private final long meantSamples;
  private final Optional<Behaviour.Ignores> ignores;
  private final ReceivedAudio received;
  private final OwnVoice ownVoice;
  private double energy;
  private int pieces;

  Discretion(Behaviour behaviour, ReceivedAudio received, OwnVoice ownVoice) {
    this.ignores = behaviour.tact().ignores().filter(i -> !behaviour.has(Habit.YIELDS_TO_ALL));
    int echoMs = ignores.filter(Behaviour.Ignores::ownEcho).isPresent() ? TELLING_MS : 0;
    int shortestMs = Math.max(echoMs, ignores.map(Behaviour.Ignores::shorterThanMs).orElse(0));
    this.meantSamples = (long) Math.max(behaviour.yieldsAfterMs(), shortestMs) * SAMPLES_PER_MS;
    this.received = received;
    this.ownVoice = ownVoice;
  }

  /** A burst begins. */
  void begin() {
    energy = 0;
    pieces = 0;
  }

  /** A voiced piece of it, by its mean square. */
  void voiced(double meanSquare) {
    energy += meanSquare;
    pieces++;
  }

  /** Whether the burst that began with sample {@code onset} is meant by sample {@code position}. */
  boolean meant(long onset, long position) {
    if (position - onset < meantSamples) {
      return false;
    }
    double dbfs = 10 * Math.log10(energy / pieces / FULL_SCALE + 1e-12);
    boolean quiet = ignores.filter(i -> i.quieterThanDbfs().orElse(-200) > dbfs).isPresent();
    return !quiet;
  }

  /** Whether the latest part of the burst is the agent's own voice, and it knows that. */
  boolean isOwnVoice(long onset, long position) {
    if (ignores.filter(Behaviour.Ignores::ownEcho).isEmpty()) {
      return false;
    }
    long from = Math.max(onset, position - COMPARED_SAMPLES);
    return ownVoice.isIn(
        received.clip(from, position).toArray(), received.receivedNs(position - 1));
  }
}
