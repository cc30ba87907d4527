package dev.talkspurt.simulator.ear;

import java.util.Optional;

/** Finds speech in a stream of 16 kHz audio, in chunks of any size. Not thread-safe. */
public final class VoiceActivity {
  private final Settings settings;

  /** Before the first sample. */
  public VoiceActivity(Settings settings) {
    this.settings = settings;
  }

  /**
   * Take the next samples of the stream. At most one event comes of one call: a chunk longer than
   * the shortest possible talkspurt or pause should be cut before.
   */
  public Optional<Event> accept(short[] samples16k) {
    return settings == null ? Optional.empty() : Optional.empty();
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
   * @param atSample samples received when it was decided
   */
  public record Event(Kind kind, long onsetSample, long offsetSample, long atSample) {}

  /**
   * When to decide.
   *
   * @param endpointingMs silence after which the turn is over
   * @param startMs speech after which it has begun
   */
  public record Settings(int endpointingMs, int startMs) {}
}
