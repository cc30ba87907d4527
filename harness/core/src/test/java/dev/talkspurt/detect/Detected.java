package dev.talkspurt.detect;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Scripts;
import java.util.List;

/** What one detector finds in a call made by hand, whose agent has the tools find and book. */
final class Detected {
  private Detected() {}

  static List<Finding> in(RecordedCall call, String detector) {
    CallEvidence evidence =
        new CallEvidence(call.timeline(), Scripts.of(), call.journal(), call.received());
    return Detectors.search(evidence, MeasureCall.measure(evidence)).stream()
        .filter(finding -> finding.detector().id().equals(detector))
        .toList();
  }

  /** A message of the service. */
  static JournalEntry received(double atMs, String json) {
    return new JournalEntry.Wire(RecordedCall.ns(atMs), "received", 1, Json.parse(json));
  }

  /** A message of ours. */
  static JournalEntry sent(double atMs, String json) {
    return new JournalEntry.Wire(RecordedCall.ns(atMs), "sent", 1, Json.parse(json));
  }

  static JournalEntry signal(double atMs, String kind, String detail) {
    return new JournalEntry.Signal(RecordedCall.ns(atMs), kind, "protocol", detail);
  }
}
