package dev.talkspurt.simulator.session;

/**
 * Hears by counting samples, so that every instant is known exactly: for calibration.
 *
 * <p>Speech begins with the first sample of at least −45 dBFS after at least 300 ms of quieter ones
 * (or from the start of the stream), and is over after exactly the planted length.
 */
final class PlantedHearing implements Hearing {
  private static final int QUIET_SAMPLES = 300 * (ReceivedAudio.RATE_HZ / 1000);

  private final int speechSamples;
  private final ReceivedAudio received;
  private final Listener listener;
  private long position;
  private long quiet = QUIET_SAMPLES;
  private boolean speaking;
  private long onset;

  PlantedHearing(int speechMs, ReceivedAudio received, Listener listener) {
    this.speechSamples = Math.max(1, speechMs * (ReceivedAudio.RATE_HZ / 1000));
    this.received = received;
    this.listener = listener;
  }

  @Override
  public void accept(short[] samples) {
    for (short sample : samples) {
      boolean loud = Math.abs(sample) >= Line.AUDIBLE;
      if (loud && !speaking && quiet >= QUIET_SAMPLES) {
        begin();
      }
      quiet = loud ? 0 : quiet + 1;
      position++;
      if (speaking && position - onset == speechSamples) {
        speaking = false;
        long last = position - 1;
        listener.finished(onset, last, received.receivedNs(last), true);
      }
    }
  }

  private void begin() {
    speaking = true;
    onset = position;
    listener.started(onset, received.receivedNs(onset));
    listener.insists(onset);
  }
}
