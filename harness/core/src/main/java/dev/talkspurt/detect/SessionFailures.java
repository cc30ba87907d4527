package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Failures of the session itself: setup, closing, resumption, usage. */
final class SessionFailures {
  private static final double DEAD_MS = 5_000;
  private static final double AROUND_MS = 2_000;
  private static final int NO_STATUS = 1006;
  private static final Set<Integer> SILENT_ENDS = Set.of(1000, 1001, NO_STATUS);
  private static final Set<Integer> BREAKDOWNS = Set.of(1008, 1011);

  private static final Detector DEAD_SETUP =
      new Detector(
          "deadSetup",
          1,
          Severity.SERIOUS,
          "setup never answered",
          "The setup was sent, and for at least 5 s neither setupComplete nor a close with a reason"
              + " came.",
          "Remove thinking and turnDetection from the agent file one at a time; retry with a"
              + " time limit on the setup.");

  private static final Detector NO_CLOSING_NOTICE =
      new Detector(
          "noClosingNotice",
          1,
          Severity.SERIOUS,
          "closed without a warning",
          "The service closed with 1000, 1001 or 1006 before the caller hung up, and had sent no"
              + " goAway in that session.",
          "Ask for session resumption and reconnect with the last handle at once.");

  private static final Detector MISSED_CLOSING_NOTICE =
      new Detector(
          "missedClosingNotice",
          1,
          Severity.SERIOUS,
          "closing notice not acted on",
          "A goAway came, no new session was taken up, and the service closed.",
          "Reconnect when goAway comes, by a timer and not by the next message.");

  private static final Detector RESUMPTION_REFUSED =
      new Detector(
          "resumptionRefused",
          1,
          Severity.SERIOUS,
          "session not resumed",
          "After a broken connection the service refused to take the session up again.",
          "Keep the newest handle, wait until the old connection is gone, and be ready to begin"
              + " anew.");

  private static final Detector CLOSED_AROUND_TOOL_CALL =
      new Detector(
          "closedAroundToolCall",
          1,
          Severity.SERIOUS,
          "closed around a tool call",
          "The service closed with 1008 or 1011 within 2 s of a tool call or of its result.",
          "Repeat the call; if it stays, change the model or make the tool faster.");

  static final List<Rule> RULES =
      Stream.concat(
              Stream.of(
                  new Rule(DEAD_SETUP, SessionFailures::deadSetup),
                  new Rule(NO_CLOSING_NOTICE, SessionFailures::noClosingNotice),
                  new Rule(MISSED_CLOSING_NOTICE, SessionFailures::missedClosingNotice),
                  new Rule(RESUMPTION_REFUSED, SessionFailures::resumptionRefused),
                  new Rule(CLOSED_AROUND_TOOL_CALL, SessionFailures::closedAroundToolCall)),
              Stream.of(MemoryFailures.RULES, MessageFailures.RULES, LatencyGrowth.RULES)
                  .flatMap(List::stream))
          .toList();

  private SessionFailures() {}

  private static List<Finding> deadSetup(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    boolean refused = timeline.closeCode() != NO_STATUS || !timeline.closeReason().isEmpty();
    if (lastMs(timeline, "ready") > Double.NEGATIVE_INFINITY || !timeline.closedByUs() && refused) {
      return List.of();
    }
    return Frames.of(call).stream()
        .filter(frame -> !frame.received() && frame.message().get("setup").isPresent())
        .filter(frame -> timeline.closedAtMs() - frame.atMs() >= DEAD_MS)
        .limit(1)
        .map(
            frame ->
                finding(
                    DEAD_SETUP,
                    frame.atMs(),
                    timeline.closedAtMs(),
                    "the setup was sent, and no setupComplete came in %.1f s",
                    (timeline.closedAtMs() - frame.atMs()) / 1000))
        .toList();
  }

  private static List<Finding> noClosingNotice(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    boolean unannounced = SILENT_ENDS.contains(timeline.closeCode()) && !broken(timeline);
    if (!closedByService(timeline) || !unannounced || noticed(timeline)) {
      return List.of();
    }
    return List.of(
        finding(
            NO_CLOSING_NOTICE,
            timeline.closedAtMs(),
            timeline.closedAtMs(),
            "the service closed with %d after %.1f s, and no goAway had come",
            timeline.closeCode(),
            timeline.closedAtMs() / 1000));
  }

  private static List<Finding> missedClosingNotice(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    if (!closedByService(timeline) || !noticed(timeline) || tried(timeline)) {
      return List.of();
    }
    double noticeMs = lastMs(timeline, "closingSoon");
    String told =
        timeline.signals().stream()
            .filter(s -> s.kind().equals("closingSoon") && s.atMs() == noticeMs)
            .findFirst()
            .map(Timeline.Moment::detail)
            .orElse("");
    return List.of(
        finding(
            MISSED_CLOSING_NOTICE,
            noticeMs,
            timeline.closedAtMs(),
            "goAway came with %s, and the service closed with %d %.1f s later: nobody had"
                + " reconnected",
            told,
            timeline.closeCode(),
            (timeline.closedAtMs() - noticeMs) / 1000));
  }

  private static List<Finding> resumptionRefused(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    if (!closedByService(timeline) || !broken(timeline) || timeline.closeCode() == NO_STATUS) {
      return List.of();
    }
    return List.of(
        finding(
            RESUMPTION_REFUSED,
            brokenMs(timeline),
            timeline.closedAtMs(),
            "the broken session was refused with %d: %s",
            timeline.closeCode(),
            timeline.closeReason()));
  }

  private static List<Finding> closedAroundToolCall(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    if (!closedByService(timeline) || !BREAKDOWNS.contains(timeline.closeCode())) {
      return List.of();
    }
    double closedMs = timeline.closedAtMs();
    for (Timeline.ToolUse use : timeline.toolUses()) {
      boolean answered = closedMs - use.answeredMs() <= AROUND_MS;
      if (answered || closedMs - use.calledMs() <= AROUND_MS) {
        return List.of(
            finding(
                CLOSED_AROUND_TOOL_CALL,
                use.calledMs(),
                closedMs,
                "the service closed with %d %.0f ms after the %s of %s: %s",
                timeline.closeCode(),
                closedMs - (answered ? use.answeredMs() : use.calledMs()),
                answered ? "result" : "call",
                use.name(),
                timeline.closeReason()));
      }
    }
    return List.of();
  }

  private static boolean closedByService(Timeline timeline) {
    return !timeline.closedByUs()
        && !Double.isNaN(timeline.closedAtMs())
        && lastMs(timeline, "ready") > Double.NEGATIVE_INFINITY;
  }

  /** Whether the connection broke or was left, and never came back. */
  private static boolean broken(Timeline timeline) {
    return brokenMs(timeline) > lastMs(timeline, Timeline.RESUMED);
  }

  private static double brokenMs(Timeline timeline) {
    return Math.max(
        lastMs(timeline, Timeline.DISCONNECTED), lastMs(timeline, Timeline.RECONNECTING));
  }

  /** Whether the session that was closed had been told so. */
  private static boolean noticed(Timeline timeline) {
    return lastMs(timeline, "closingSoon") > lastMs(timeline, Timeline.RESUMED);
  }

  /** Whether somebody left in time, or at least came back for it. */
  private static boolean tried(Timeline timeline) {
    return lastMs(timeline, Timeline.RECONNECTING) >= lastMs(timeline, "closingSoon");
  }

  private static double lastMs(Timeline timeline, String kind) {
    return timeline.signals().stream()
        .filter(signal -> signal.kind().equals(kind))
        .mapToDouble(Timeline.Moment::atMs)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static Finding finding(
      Detector detector, double atMs, double endMs, String evidence, Object... figures) {
    String text = String.format(Locale.ROOT, evidence, figures);
    return new Finding(detector, atMs, Math.max(atMs, endMs), "", text);
  }
}
