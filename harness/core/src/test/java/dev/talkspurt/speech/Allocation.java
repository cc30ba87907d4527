package dev.talkspurt.speech;

import java.lang.management.ManagementFactory;

/** Bytes this thread has asked for since it began. */
final class Allocation {
  private Allocation() {}

  static long bytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
