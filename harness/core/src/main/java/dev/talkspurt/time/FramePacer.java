package dev.talkspurt.time;

import java.util.Objects;

/**
 * Calls a task once per audio frame, on a grid that never moves.
 *
 * <p>Frame {@code i} is due at {@code originNs + (i + 1) · frameNs}: the moment its last sample has
 * been captured. A frame that is late is sent at once and the ones after it keep their places;
 * after {@value #MAX_CATCH_UP_FRAMES} frames in one go other tasks get their turn. What the task
 * throws reaches the scheduler, and the next frame comes all the same. Thread-safe.
 */
public final class FramePacer {
  /** Frames sent in one go, at most, when the pacer is behind. */
  public static final int MAX_CATCH_UP_FRAMES = 5;

  /** Sends one frame. */
  @FunctionalInterface
  public interface FrameTask {
    /**
     * Send frame {@code index}.
     *
     * @param index from 0, without gaps
     * @param idealNs when the frame was due on the scheduler's clock
     */
    void frame(int index, long idealNs);
  }

  private final Scheduler scheduler;
  private final long originNs;
  private final long frameNs;
  private final FrameTask task;
  private final Runnable sendDue = this::sendDue;
  private int index;
  private volatile boolean stopped;
  private volatile Scheduler.Timer timer;

  private FramePacer(Scheduler scheduler, long originNs, long frameNs, FrameTask task) {
    this.scheduler = scheduler;
    this.originNs = originNs;
    this.frameNs = frameNs;
    this.task = Objects.requireNonNull(task, "task");
  }

  /**
   * Call {@code task} every {@code frameNs} nanoseconds, for the first time a frame after origin.
   */
  public static FramePacer start(Scheduler scheduler, long originNs, long frameNs, FrameTask task) {
    if (frameNs <= 0) {
      throw new IllegalArgumentException("frameNs is " + frameNs + ", expected > 0");
    }
    FramePacer pacer = new FramePacer(scheduler, originNs, frameNs, task);
    pacer.timer = scheduler.at(pacer.idealNs(), pacer.sendDue);
    return pacer;
  }

  private long idealNs() {
    return originNs + (index + 1L) * frameNs;
  }

  private void sendDue() {
    try {
      for (int n = 0; n < MAX_CATCH_UP_FRAMES && !stopped && idealNs() <= scheduler.nowNs(); n++) {
        long idealNs = idealNs();
        task.frame(index++, idealNs);
      }
    } finally {
      if (!stopped) {
        timer = scheduler.at(idealNs(), sendDue);
      }
    }
  }

  /** Send no more frames. */
  public void stop() {
    stopped = true;
    timer.cancel();
  }
}
