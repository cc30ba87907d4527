package dev.talkspurt.caller;

import dev.talkspurt.speech.Utterance;
import java.util.Optional;

/**
 * What the caller sends from one step on, until another reel takes over: a lead-in, the step's
 * sound if it has one, then the background for as long as it is read.
 *
 * <p>One channel at 16 kHz. Where nothing but silence surrounds the sound, the lead is empty. A
 * reel is read once, by one thread at a time; reading is cheap, because what comes next was
 * rendered ahead where {@link #renderAhead} was called in time, and is rendered on the spot
 * otherwise: the samples are the same.
 */
public interface Reel {
  /** In this many samples at the beginning of its lead a reel fades in over the one before. */
  int BLEND_SAMPLES = 320;

  /** The step it belongs to; −1 for what comes before the first step. */
  int stepIndex();

  /**
   * Samples before the sound's first: 0, or at least {@link #BLEND_SAMPLES}. The lead is background
   * alone.
   */
  int leadSamples();

  /**
   * The sound as marked: clean audio with its planted onset and offset, which hold for what is
   * read, too: sample {@code n} of it is read as sample {@code leadSamples() + n}. Empty for a reel
   * of background alone.
   */
  Optional<Utterance> sound();

  /** Write the next {@code count} samples to {@code samples}, starting at {@code from}. */
  void read(short[] samples, int from, int count);

  /** How many samples are rendered and not yet read. */
  int aheadSamples();

  /** Render {@code count} more samples ahead; may be called from another thread than read. */
  void renderAhead(int count);
}
