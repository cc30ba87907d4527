package dev.talkspurt.metric;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.AudioStarted;
import dev.talkspurt.conversation.JournalEntry.CallerFrame;
import dev.talkspurt.conversation.JournalEntry.FrameDropped;
import dev.talkspurt.conversation.JournalEntry.Signal;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import java.util.ArrayList;
import java.util.List;

/** Readings of a session that goes on from one connection to the next. */
final class ConnectionReadings {
  static final Metric RECONN =
      new Metric(
          "RECONN",
          1,
          "1",
          Better.NEITHER,
          Kind.COUNT,
          "Connections that were left or lost before the call was over, and not by the script.");
  static final Metric RECONN_GAP =
      new Metric(
          "RECONN_GAP",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "From the caller's last frame over one connection to its first over the next.");
  static final Metric RECONN_SETUP =
      new Metric(
          "RECONN_SETUP",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "From dialling to a resumed session that takes audio.");
  static final Metric RECONN_LOST =
      new Metric(
          "RECONN_LOST",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "The caller's sound that no connection took, per change of connection.");

  static final Family FAMILY =
      new Family(
          List.of(RECONN, RECONN_GAP, RECONN_SETUP, RECONN_LOST),
          (call, measured) -> new ConnectionReadings(call).read());

  private static final double MS_NS = 1e6;

  private final CallEvidence call;
  private final List<Reading> readings = new ArrayList<>();
  private long startNs;
  private double frameMs = 20;
  private long lastFrameNs = Long.MIN_VALUE;

  private int number;
  private String reason = "";
  private long leftNs;
  private long dialledNs;
  private long readyNs;
  private int dropped;

  private enum State {
    OPEN,
    BROKEN,
    RESUMED
  }

  private State state = State.OPEN;

  private ConnectionReadings(CallEvidence call) {
    this.call = call;
  }

  private List<Reading> read() {
    for (JournalEntry entry : call.journal()) {
      if (entry instanceof AudioStarted started) {
        startNs = started.atNs();
        frameMs = 1000.0 * started.frameSamples() / started.callerRateHz();
      } else if (entry instanceof CallerFrame frame) {
        sent(frame);
      } else if (entry instanceof FrameDropped && state != State.OPEN) {
        dropped++;
      } else if (entry instanceof Signal signal) {
        signal(signal);
      }
    }
    if (state == State.BROKEN && !call.timeline().closedByUs()) {
      readings.add(reading(RECONN_SETUP, dialledNs, Double.NaN));
      readings.add(reading(RECONN_GAP, leftNs, Double.NaN));
    }
    return readings;
  }

  private void signal(Signal signal) {
    if (signal.kind().equals(Timeline.RECONNECTING)) {
      number++;
      state = State.BROKEN;
      reason = reasonOf(signal.detail());
      leftNs = lastFrameNs == Long.MIN_VALUE ? signal.atNs() : lastFrameNs;
      dialledNs = signal.atNs();
      dropped = 0;
      readings.add(reading(RECONN, signal.atNs(), 1));
    } else if (signal.kind().equals(Timeline.REDIALLED)) {
      dialledNs = signal.atNs();
    } else if (signal.kind().equals(Timeline.RESUMED) && state == State.BROKEN) {
      state = State.RESUMED;
      readyNs = signal.atNs();
      readings.add(reading(RECONN_SETUP, dialledNs, (readyNs - dialledNs) / MS_NS));
    }
  }

  private void sent(CallerFrame frame) {
    if (state == State.RESUMED && frame.atNs() >= readyNs) {
      state = State.OPEN;
      readings.add(reading(RECONN_GAP, leftNs, (frame.atNs() - leftNs) / MS_NS));
      readings.add(reading(RECONN_LOST, leftNs, dropped * frameMs));
    }
    lastFrameNs = frame.atNs();
  }

  private static String reasonOf(String detail) {
    for (String known : List.of("goAway", "recycled", "dropped")) {
      if (detail.startsWith(known + ":")) {
        return known;
      }
    }
    return "";
  }

  private Reading reading(Metric metric, long fromNs, double value) {
    double fromMs = (fromNs - startNs) / MS_NS;
    double toMs = metric == RECONN ? fromMs : fromMs + value;
    return Reading.at(metric, "reconnect " + number, fromMs, toMs, value).in(reason);
  }
}
