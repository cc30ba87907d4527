package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Failures of tool calls. */
final class ToolFailures {
  private static final double SILENT_MS = 5_000;
  private static final int SWEEP = 3;

  private static final Detector SILENCE_AFTER_TOOL_RESULT =
      new Detector(
          "silenceAfterToolResult",
          1,
          Severity.SERIOUS,
          "silent after a tool's result",
          "For 5 s after the last result of a turn, or after what was still being heard then, the"
              + " agent sent neither audio nor text nor a call, and the caller said nothing.",
          "Have the client ask again when nothing follows a result within a few seconds.");

  private static final Detector REPEATED_TOOL_CALLS =
      new Detector(
          "repeatedToolCalls",
          1,
          Severity.NOTABLE,
          "tool called again without need",
          "In one turn a call of the same name and arguments was made again though the first had"
              + " neither failed nor been taken back, or a tool that had answered with nothing"
              + " twice was called with other arguments a third time.",
          "Tell the model what an empty result means, and make tools safe to repeat.");

  private static final Detector TOOL_CALL_AFTER_CANCEL =
      new Detector(
          "toolCallAfterCancel",
          1,
          Severity.NOTABLE,
          "call made after it was taken back",
          "A tool call came under an id that the agent had taken back before.",
          "Drop calls whose id has been cancelled, whatever the order of messages.");

  private static final Detector ORPHAN_CANCELLATION =
      new Detector(
          "orphanCancellation",
          1,
          Severity.MINOR,
          "cancellation of an unknown call",
          "The agent took back a call under an id that no call of the session has.",
          "Ignore such cancellations; a client that fails on them ends good calls.");

  static final List<Rule> RULES =
      Stream.concat(
              Stream.of(
                  new Rule(SILENCE_AFTER_TOOL_RESULT, ToolFailures::silence),
                  new Rule(REPEATED_TOOL_CALLS, ToolFailures::repeated),
                  new Rule(TOOL_CALL_AFTER_CANCEL, ToolFailures::afterCancel),
                  new Rule(ORPHAN_CANCELLATION, ToolFailures::orphans)),
              UncalledTools.RULES.stream())
          .toList();

  private ToolFailures() {}

  private static List<Finding> silence(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    List<Finding> findings = new ArrayList<>();
    for (ToolUse use : timeline.toolUses()) {
      if (Double.isNaN(use.answeredMs()) || !Double.isNaN(use.cancelledMs())) {
        continue;
      }
      double fromMs = quietFromMs(timeline, use.answeredMs());
      double untilMs = untilMs(timeline, use.answeredMs());
      double nextMs = nextOutputMs(timeline, use.answeredMs());
      if (untilMs - fromMs >= SILENT_MS && nextMs - fromMs >= SILENT_MS && last(timeline, use)) {
        findings.add(
            new Finding(
                SILENCE_AFTER_TOOL_RESULT,
                use.answeredMs(),
                Math.min(untilMs, nextMs),
                use.id(),
                String.format(
                    Locale.ROOT,
                    "%s was answered, and nothing came from the agent in %.1f s",
                    use.name(),
                    (Math.min(untilMs, nextMs) - fromMs) / 1000)));
      }
    }
    return findings;
  }

  /** When what had been sent by then has been heard. */
  private static double quietFromMs(Timeline timeline, double answeredMs) {
    return timeline.responses().stream()
        .filter(response -> response.firstPacketMs() < answeredMs)
        .mapToDouble(Timeline.Response::audibleToMs)
        .filter(ms -> ms > answeredMs)
        .max()
        .orElse(answeredMs);
  }

  /** When the caller speaks next, the connection breaks or the call ends. */
  private static double untilMs(Timeline timeline, double fromMs) {
    DoubleStream ends =
        timeline.signals().stream()
            .filter(s -> s.kind().equals(Timeline.DISCONNECTED) || s.kind().equals("hangUp"))
            .mapToDouble(Timeline.Moment::atMs);
    DoubleStream sounds =
        timeline.caller().stream()
            .filter(sound -> sound.offsetMs() > fromMs)
            .mapToDouble(Timeline.CallerSound::onsetMs);
    return DoubleStream.concat(
            DoubleStream.of(timeline.closedAtMs()), DoubleStream.concat(ends, sounds))
        .filter(ms -> ms >= fromMs)
        .min()
        .orElse(fromMs);
  }

  private static double nextOutputMs(Timeline timeline, double fromMs) {
    DoubleStream audio = timeline.chunks().stream().mapToDouble(Timeline.Chunk::arrivedMs);
    DoubleStream words =
        timeline.transcripts().stream()
            .filter(piece -> piece.who().equals("agent"))
            .mapToDouble(Timeline.Words::atMs);
    DoubleStream calls = timeline.toolUses().stream().mapToDouble(ToolUse::calledMs);
    return DoubleStream.concat(audio, DoubleStream.concat(words, calls))
        .filter(ms -> ms > fromMs)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Whether no other call still waited for its answer then. */
  private static boolean last(Timeline timeline, ToolUse use) {
    return timeline.toolUses().stream()
        .noneMatch(
            other ->
                other.calledMs() <= use.answeredMs()
                    && (other.answeredMs() > use.answeredMs()
                        || Double.isNaN(other.answeredMs()) && Double.isNaN(other.cancelledMs())));
  }

  private static List<Finding> repeated(CallEvidence call, Measurements measured) {
    List<ToolUse> uses = call.timeline().toolUses();
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i < uses.size(); i++) {
      ToolUse use = uses.get(i);
      List<ToolUse> before =
          uses.subList(0, i).stream()
              .filter(
                  other -> other.name().equals(use.name()) && sameTurn(call.timeline(), other, use))
              .toList();
      List<ToolUse> same = before.stream().filter(o -> o.args().equals(use.args())).toList();
      if (!same.isEmpty() && !inVain(same.get(same.size() - 1))) {
        findings.add(again(use, same.get(0), "with the same arguments, though it had not failed"));
      } else if (before.size() + 1 >= SWEEP && before.stream().allMatch(ToolFailures::empty)) {
        findings.add(
            again(use, before.get(0), "after " + before.size() + " results without content"));
      }
    }
    return findings;
  }

  private static Finding again(ToolUse use, ToolUse first, String why) {
    return new Finding(
        REPEATED_TOOL_CALLS,
        first.calledMs(),
        use.calledMs(),
        use.id(),
        String.format(
            Locale.ROOT,
            "%s was called again after %.0f ms %s",
            use.name(),
            use.calledMs() - first.calledMs(),
            why));
  }

  private static boolean sameTurn(Timeline timeline, ToolUse first, ToolUse second) {
    return timeline.said().stream()
        .noneMatch(s -> s.offsetMs() > first.calledMs() && s.onsetMs() < second.calledMs());
  }

  /** Whether there is reason to make this call again. */
  private static boolean inVain(ToolUse use) {
    return Double.isNaN(use.answeredMs())
        || !Double.isNaN(use.cancelledMs())
        || !use.injectedFault().isEmpty()
        || use.response().get("error").isPresent();
  }

  private static boolean empty(ToolUse use) {
    return !Double.isNaN(use.answeredMs())
        && !inVain(use)
        && use.response().members().values().stream()
            .allMatch(
                value ->
                    value instanceof Json.Null
                        || value instanceof Json.Arr list && list.items().isEmpty()
                        || value instanceof Json.Obj object && object.members().isEmpty());
  }

  private static List<Finding> afterCancel(CallEvidence call, Measurements measured) {
    List<Cancel> cancels = cancels(call);
    List<Finding> findings = new ArrayList<>();
    for (ToolUse use : call.timeline().toolUses()) {
      cancels.stream()
          .filter(cancel -> cancel.id().equals(use.id()) && cancel.atMs() <= use.calledMs())
          .findFirst()
          .ifPresent(
              cancel ->
                  findings.add(
                      new Finding(
                          TOOL_CALL_AFTER_CANCEL,
                          cancel.atMs(),
                          use.calledMs(),
                          use.id(),
                          String.format(
                              Locale.ROOT,
                              "%s was called %.0f ms after this call had been taken back",
                              use.name(),
                              use.calledMs() - cancel.atMs()))));
    }
    return findings;
  }

  private static List<Finding> orphans(CallEvidence call, Measurements measured) {
    Set<String> known = new HashSet<>();
    call.timeline().toolUses().forEach(use -> known.add(use.id()));
    List<Finding> findings = new ArrayList<>();
    for (Cancel cancel : cancels(call)) {
      if (known.add(cancel.id())) {
        findings.add(
            new Finding(
                ORPHAN_CANCELLATION,
                cancel.atMs(),
                cancel.atMs(),
                "",
                "a call was taken back that never was: " + cancel.id()));
      }
    }
    return findings;
  }

  private record Cancel(double atMs, String id) {}

  private static List<Cancel> cancels(CallEvidence call) {
    List<Cancel> cancels = new ArrayList<>();
    for (Frames.Frame frame : Frames.of(call)) {
      if (frame.received()) {
        frame.message().obj("toolCallCancellation").map(c -> c.items("ids")).stream()
            .flatMap(List::stream)
            .filter(Json.Str.class::isInstance)
            .forEach(id -> cancels.add(new Cancel(frame.atMs(), ((Json.Str) id).value())));
      }
    }
    return cancels;
  }
}
