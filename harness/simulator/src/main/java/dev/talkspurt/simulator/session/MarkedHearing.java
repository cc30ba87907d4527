package dev.talkspurt.simulator.session;

/** The client itself marks where the caller speaks. */
final class MarkedHearing implements Hearing {
  private final ReceivedAudio received;
  private final Listener listener;
  private boolean speaking;
  private long onset;

  MarkedHearing(ReceivedAudio received, Listener listener) {
    this.received = received;
    this.listener = listener;
  }

  @Override
  public void accept(short[] samples) {
    // only the marks count
  }

  @Override
  public void activityStart(long atNs) {
    if (!speaking) {
      speaking = true;
      onset = received.count();
      listener.started(onset, atNs);
      listener.insists(onset);
    }
  }

  @Override
  public void activityEnd(long atNs) {
    if (speaking) {
      speaking = false;
      listener.finished(onset, Math.max(onset, received.count() - 1), atNs, true);
    }
  }
}
