package dev.talkspurt.run;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether the caller still has to hold the line: a fault's deadline has not passed, and what
 * would show that the agent got over it has not been seen. It sees what is written into the record,
 * on the record's time, and decides nothing else; in doubt the caller holds the line. Not
 * thread-safe.
 */
final class RecoveryWatch {
  private final Scenario scenario;
  private final List<OpenFault> open = new ArrayList<>();

  RecoveryWatch(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Something was written into the record. */
  void take(JournalEntry entry) {
    if (entry instanceof JournalEntry.Step step) {
      begin(step);
    }
    open.forEach(fault -> fault.take(entry));
  }

  private void begin(JournalEntry.Step step) {
    Optional<Recovery> recovery = scenario.script().get(step.index()).expect().recovers();
    if (recovery.isEmpty() || step.phase().equals("notRun") || step.phase().equals("skipped")) {
      open.removeIf(fault -> fault.step() == step.index());
    } else if (step.phase().equals("started")) {
      open.add(new OpenFault(step.index(), recovery.get(), step.atNs()));
    }
  }

  /** Whether one of them is still to be got over. */
  boolean waits(long atNs) {
    return open.stream().anyMatch(fault -> fault.waits(atNs));
  }
}
