package dev.talkspurt.simulator.session;

/** A way to tell when the caller speaks. Used on the scheduler's thread. */
interface Hearing {
  /** What it tells; samples count from the start of the caller's stream. */
  interface Listener {
    /** The caller has begun to speak with sample {@code onset}, received at {@code exactNs}. */
    void started(long onset, long exactNs);

    /** The caller has spoken long enough to mean it. */
    void insists(long onset);

    /**
     * The caller's turn is over.
     *
     * @param offset last sample of speech, inclusive
     * @param endNs when that was decided
     * @param meant whether {@link #insists} came before
     */
    void finished(long onset, long offset, long endNs, boolean meant);
  }

  /** The newest {@code samples} of the stream, already received. */
  void accept(short[] samples);

  /** The client sends no more for now. */
  default void streamEnd(long atNs) {}

  /** The client says that the caller begins to speak. */
  default void activityStart(long atNs) {}

  /** The client says that the caller has spoken. */
  default void activityEnd(long atNs) {}

  /** Hears nothing. */
  static Hearing deaf() {
    return samples -> {};
  }
}
