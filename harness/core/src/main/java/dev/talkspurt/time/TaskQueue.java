package dev.talkspurt.time;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Tasks by deadline, then by the order they came in. Thread-safe. */
final class TaskQueue {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.comparingLong((Task t) -> t.deadlineNs).thenComparingLong(t -> t.order));
  private long nextOrder;

  /**
   * Add a task; a deadline that has passed counts as now, so that a task which is late never
   * overtakes those already waiting.
   */
  synchronized Task add(long deadlineNs, Runnable action, Ticker clock) {
    Task task = new Task(Math.max(deadlineNs, clock.nowNs()), nextOrder++, action);
    tasks.add(task);
    return task;
  }

  /** Take the first task whose deadline is {@code untilNs} or before, or null. */
  synchronized Task pollDue(long untilNs) {
    Task head = tasks.peek();
    return head != null && head.deadlineNs <= untilNs ? tasks.poll() : null;
  }

  /** The deadline of the first task, or {@link Long#MAX_VALUE}. */
  synchronized long nextDeadlineNs() {
    Task head = tasks.peek();
    return head == null ? Long.MAX_VALUE : head.deadlineNs;
  }

  /** Whether {@code task} is the one to run next. */
  synchronized boolean isFirst(Task task) {
    return tasks.peek() == task;
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  /** One scheduled action. */
  final class Task implements Scheduler.Timer {
    final long deadlineNs;
    private final long order;
    final Runnable action;

    private Task(long deadlineNs, long order, Runnable action) {
      this.deadlineNs = deadlineNs;
      this.order = order;
      this.action = action;
    }

    @Override
    public void cancel() {
      remove(this);
    }
  }
}
