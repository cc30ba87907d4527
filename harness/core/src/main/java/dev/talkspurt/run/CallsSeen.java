package dev.talkspurt.run;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.ToolAnswered;
import dev.talkspurt.conversation.JournalEntry.ToolCalled;
import dev.talkspurt.conversation.JournalEntry.ToolCancelled;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.FaultClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tool calls since a fault's step began, and which of them is the fault. Not thread-safe. */
final class CallsSeen {
  /** A little less than the 5 s of a slow tool: clocks are not that even. */
  private static final long SLOW_NS = 4_950_000_000L;

  private final FaultClass fault;
  private final List<Seen> seen = new ArrayList<>();
  private Seen own;

  /** One call, and what has become of it. */
  static final class Seen {
    private final ToolCalled call;
    private long settledNs;
    private boolean answered;
    private boolean withdrawn;
    private String failure = "";

    private Seen(ToolCalled call) {
      this.call = call;
      this.settledNs = call.atNs();
    }

    long calledNs() {
      return call.atNs();
    }

    /** When it was answered or withdrawn; as long as it has not been, when it was made. */
    long settledNs() {
      return settledNs;
    }

    private boolean settled() {
      return answered || withdrawn;
    }
  }

  CallsSeen(FaultClass fault) {
    this.fault = fault;
  }

  /** The call that is the fault itself. */
  Optional<Seen> own() {
    return Optional.ofNullable(own);
  }

  /** Something was written into the record. */
  void take(JournalEntry entry) {
    if (entry instanceof ToolCalled call) {
      seen.add(new Seen(call));
    } else if (entry instanceof JournalEntry.Signal signal
        && signal.kind().equals(Timeline.TOOL_FAULT)) {
      int end = signal.detail().lastIndexOf(' ');
      latest(signal.detail().substring(0, end))
          .ifPresent(one -> fails(one, signal.detail().substring(end + 1)));
    } else if (entry instanceof ToolAnswered answer) {
      latest(answer.id()).ifPresent(one -> answered(one, answer));
    } else if (entry instanceof ToolCancelled cancel) {
      cancel.ids().forEach(id -> latest(id).ifPresent(one -> withdrawn(one, cancel.atNs())));
    }
  }

  private Optional<Seen> latest(String id) {
    return seen.stream().filter(one -> one.call.id().equals(id)).reduce((first, last) -> last);
  }

  private void fails(Seen one, String failure) {
    one.failure = failure;
    if (own == null && fault == FaultClass.TOOL_ERROR && MeasureCall.isScripted(failure)) {
      own = one;
    }
  }

  private void answered(Seen one, ToolAnswered answer) {
    one.answered = true;
    one.settledNs = answer.atNs();
    fails(one, answer.injectedFault());
    slow(one);
  }

  private void withdrawn(Seen one, long atNs) {
    if (!one.settled()) {
      one.withdrawn = true;
      one.settledNs = atNs;
      slow(one);
    }
  }

  private void slow(Seen one) {
    if (own == null && fault == FaultClass.TOOL_SLOW && one.settledNs - one.calledNs() >= SLOW_NS) {
      own = one;
    }
  }

  /** Whether such a call has been made since, counting as {@code calls} of a recovery does. */
  boolean has(ExpectedCall wanted, long fromNs) {
    return seen.stream()
        .filter(one -> one != own && one.calledNs() >= fromNs && !one.withdrawn)
        .filter(one -> fault != FaultClass.TOOL_ERROR || one.answered && one.failure.isEmpty())
        .anyMatch(one -> MeasureCall.agrees(wanted, one.call.name(), one.call.args()));
  }
}
