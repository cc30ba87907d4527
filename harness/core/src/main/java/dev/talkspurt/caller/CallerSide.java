package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.speech.Utterance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One trial's caller, ready to be sent. Thread-safe, but for the reels it hands out. */
public interface CallerSide {
  /** The reel of a step ({@code stepIndex} −1: the opening), from its beginning, each time anew. */
  Reel reel(int stepIndex);

  /**
   * Whether a step takes over with a reel of its own: it makes a sound, or its conditions differ
   * from those of the step before.
   */
  boolean startsReel(int stepIndex);

  /** The live part of the path, where the caller hears the agent from a loudspeaker. */
  Optional<EchoPath> echoPath();

  /**
   * What was truly sent, measured: the reels as far as they were used, rendered again with their
   * parts kept apart.
   *
   * @param uses in the order they were sent
   * @param sent the whole track, to prove that rendering again gives the very same bytes
   */
  CallerTruth truth(List<Use> uses, AudioClip sent);

  /**
   * Names the reel of a step whose sound is made again. It starts one only where the sound differs
   * from the first time: noise that covered a part of it has gone by.
   */
  static int again(int stepIndex) {
    return -2 - stepIndex;
  }

  /** The step whose reel it is, whether made for the first time or again. */
  static int stepOf(int reel) {
    return reel < -1 ? -2 - reel : reel;
  }

  /**
   * How far a reel was used.
   *
   * @param fromSample of the caller's track at which its first sample lies
   * @param samples how many of its samples were sent
   */
  record Use(int stepIndex, long fromSample, int samples) {}

  /**
   * Prepare a trial: levels are set and the beginning of every reel is rendered.
   *
   * @param sounds clean speech, recordings and keys by step index, at 16 kHz; events are made here
   * @param bystanders utterances of other speakers, a list for each: what babble is made of
   * @param seed of all chance
   * @throws dev.talkspurt.document.BadInput where the conditions cannot be had, at their place
   */
  static CallerSide render(
      Scenario scenario,
      Map<Integer, Utterance> sounds,
      List<List<AudioClip>> bystanders,
      long seed) {
    Preparation.Result prepared = Preparation.of(scenario, sounds, bystanders, seed);
    return prepared.clean() ? new CleanSide(prepared) : new RenderedSide(prepared);
  }
}
