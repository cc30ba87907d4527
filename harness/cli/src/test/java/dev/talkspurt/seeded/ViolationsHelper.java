package dev.talkspurt.seeded;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picocli.CommandLine;

/** Breaks the architecture's rules on purpose; see ArchitectureTest. */
final class ViolationsHelper {
  // As a method reference: a rule that looks at calls alone would miss it.
  static final LongSupplier CLOCK = System::nanoTime;
  static final Timer TIMER = new Timer(true);
  static final Random UNSEEDED = new Random();
  static final UUID CHANCE = UUID.randomUUID();
  static final CommandLine PICOCLI = null;

  boolean wait(CountDownLatch latch) throws InterruptedException {
    return latch.await(1, TimeUnit.SECONDS);
  }

  @org.junit.jupiter.api.Test
  void exit(List<String> list) {
    Collections.shuffle(list);
    System.out.println(list);
    System.exit(1);
  }
}
