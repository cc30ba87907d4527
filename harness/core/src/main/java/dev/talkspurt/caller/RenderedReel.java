package dev.talkspurt.caller;

import dev.talkspurt.speech.Utterance;
import java.util.Optional;

/** A reel whose beginning may be there already; the rest is rendered as it is asked for. */
final class RenderedReel implements Reel {
  /** 100 ms: a reader waits for no more than the rendering of so much. */
  private static final int PIECE = 1_600;

  private final ReelPlan plan;
  private final ReelStream stream;
  private short[] ready;
  private int first;
  private int size;

  /**
   * A reel from its beginning.
   *
   * @param head its first samples; the reel's own from here on
   * @param stream what gives the samples after them
   */
  RenderedReel(ReelPlan plan, short[] head, ReelStream stream) {
    this.plan = plan;
    this.stream = stream;
    this.ready = head;
    this.size = head.length;
  }

  @Override
  public int stepIndex() {
    return plan.stepIndex();
  }

  @Override
  public int leadSamples() {
    return plan.leadSamples();
  }

  @Override
  public Optional<Utterance> sound() {
    return plan.sound().map(Sounding::utterance);
  }

  @Override
  public synchronized void read(short[] samples, int from, int count) {
    int there = Math.min(count, size);
    System.arraycopy(ready, first, samples, from, there);
    first += there;
    size -= there;
    if (there < count) {
      stream.fill(samples, from + there, count - there);
    }
  }

  @Override
  public synchronized int aheadSamples() {
    return size;
  }

  @Override
  public void renderAhead(int count) {
    for (int left = count; left > 0; left -= PIECE) {
      renderPiece(Math.min(left, PIECE));
    }
  }

  private synchronized void renderPiece(int count) {
    if (first + size + count > ready.length) {
      short[] target = size + count > ready.length / 2 ? new short[2 * (size + count)] : ready;
      System.arraycopy(ready, first, target, 0, size);
      ready = target;
      first = 0;
    }
    stream.fill(ready, first + size, count);
    size += count;
  }
}
