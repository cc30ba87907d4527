package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.Moment;
import java.util.Locale;
import java.util.Optional;

/** Measures probes that fall into silence: does the agent leave them unanswered? */
final class SilenceProbes {
  private final Timeline timeline;

  SilenceProbes(Timeline timeline) {
    this.timeline = timeline;
  }

  /** How reports call a sound of this role. */
  static String name(String role) {
    return switch (role) {
      case "sideTalk" -> "the side talk";
      case "backgroundSpeech" -> "the background speech";
      case "dtmf" -> "the key";
      default -> "the " + role;
    };
  }

  /** A response that begins from the onset to 2000 ms after the sound is an answer to it. */
  ProbeMeasure intoSilence(CallerSound sound, Optional<Moment> moment) {
    double onsetMs = sound.onsetMs();
    double untilMs = sound.offsetMs() + MeasureCall.FALSE_RESPONSE_WINDOW_MS;
    String voidReason = voidReason(sound, moment, untilMs);
    double responseMs =
        AgentOnset.of(timeline).stream()
            .mapToDouble(AgentOnset::atMs)
            .filter(ms -> ms > onsetMs && ms <= Math.min(untilMs, nextSaidMs(onsetMs)))
            .map(ms -> ms - onsetMs)
            .findFirst()
            .orElse(Double.NaN);
    boolean answered = !Double.isNaN(responseMs);
    String outcome = !voidReason.isEmpty() ? "void" : answered ? "answered" : "ignored";
    return measure(sound, voidReason, outcome, "silence", Double.NaN, responseMs);
  }

  /** A tool is waited for, and the agent says nothing meanwhile: it can only be interrupted. */
  ProbeMeasure whileWaiting(CallerSound sound, double signalMs) {
    double onsetMs = sound.onsetMs();
    double cancelMs =
        timeline.toolUses().stream()
            .filter(use -> use.calledMs() <= onsetMs && use.cancelledMs() > onsetMs)
            .mapToDouble(ToolUse::cancelledMs)
            .min()
            .orElse(Double.NaN);
    double detectMs =
        Double.isNaN(signalMs)
            ? cancelMs
            : Double.isNaN(cancelMs) ? signalMs : Math.min(signalMs, cancelMs);
    boolean waiting =
        timeline.toolUses().stream()
            .anyMatch(use -> use.calledMs() <= onsetMs && !(settledMs(use) <= onsetMs));
    String voidReason =
        waiting ? "" : "no tool was waited for when " + name(sound.role()) + " began";
    boolean cancelled = detectMs - onsetMs <= MeasureCall.FALSE_YIELD_WINDOW_MS;
    String outcome = !waiting ? "void" : cancelled ? "yielded" : "missed";
    return measure(sound, voidReason, outcome, "tool", detectMs - onsetMs, Double.NaN);
  }

  /** When a call was answered or withdrawn; NaN if neither. */
  private static double settledMs(ToolUse use) {
    return Double.isNaN(use.answeredMs()) ? use.cancelledMs() : use.answeredMs();
  }

  private ProbeMeasure measure(
      CallerSound sound,
      String voidReason,
      String outcome,
      String into,
      double detectMs,
      double responseMs) {
    return new ProbeMeasure(
        sound.id(),
        sound.stepIndex(),
        sound.role(),
        voidReason.isEmpty(),
        voidReason,
        sound.onsetMs(),
        Double.NaN,
        Double.NaN,
        detectMs,
        Double.NaN,
        Double.NaN,
        0,
        outcome,
        into,
        responseMs,
        "",
        Double.NaN);
  }

  private String voidReason(CallerSound sound, Optional<Moment> moment, double untilMs) {
    String began = " when " + name(sound.role()) + " began";
    double onsetMs = sound.onsetMs();
    if (AgentOnset.spanAt(timeline, onsetMs).isPresent()) {
      return "the agent was speaking" + began;
    }
    if (beforeGreeting(onsetMs)) {
      return "the agent had not greeted yet" + began;
    }
    boolean pausing = AgentOnset.responseAt(timeline, onsetMs).isPresent();
    if (pausing && moment.filter(Moment.AfterLastWord.class::isInstance).isPresent()) {
      return "the agent had not finished" + began;
    }
    if (owes(onsetMs)) {
      return "the agent still owed an answer" + began;
    }
    double endMs = Math.min(nextSaidMs(onsetMs), timeline.closedAtMs());
    return endMs < untilMs && !spokeBetween(onsetMs, endMs)
        ? String.format(
            Locale.ROOT,
            "the call went on %.0f ms after %s, %.0f ms needed",
            endMs - sound.offsetMs(),
            name(sound.role()),
            MeasureCall.FALSE_RESPONSE_WINDOW_MS)
        : "";
  }

  /** Who has neither been heard nor been spoken to may be about to greet. */
  private boolean beforeGreeting(double atMs) {
    return timeline.heard().stream().noneMatch(span -> span.startMs() < atMs)
        && timeline.said().stream().noneMatch(sound -> sound.onsetMs() < atMs);
  }

  private boolean spokeBetween(double fromMs, double toMs) {
    return timeline.responses().stream()
        .mapToDouble(Response::audibleFromMs)
        .anyMatch(ms -> ms > fromMs && ms < toMs);
  }

  private double nextSaidMs(double afterMs) {
    return timeline.said().stream()
        .mapToDouble(CallerSound::onsetMs)
        .filter(ms -> ms > afterMs)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Whether nobody speaks then, and the agent owes nothing. */
  boolean isFree(double atMs) {
    return AgentOnset.spanAt(timeline, atMs).isEmpty()
        && AgentOnset.responseAt(timeline, atMs).isEmpty()
        && !owes(atMs);
  }

  /** Since the caller last spoke, or a tool was answered, nothing has been heard of the agent. */
  private boolean owes(double atMs) {
    double askedMs =
        timeline.said().stream()
            .mapToDouble(CallerSound::offsetMs)
            .filter(ms -> ms <= atMs)
            .max()
            .orElse(Double.NaN);
    double toolMs =
        timeline.toolUses().stream()
            .mapToDouble(SilenceProbes::settledMs)
            .filter(ms -> ms <= atMs)
            .max()
            .orElse(Double.NaN);
    boolean pending =
        timeline.toolUses().stream()
            .anyMatch(use -> use.calledMs() <= atMs && !(settledMs(use) <= atMs));
    return pending || unheardSince(askedMs, atMs) || unheardSince(toolMs, atMs);
  }

  private boolean unheardSince(double sinceMs, double atMs) {
    return !Double.isNaN(sinceMs)
        && timeline.heard().stream()
            .noneMatch(span -> span.endMs() > sinceMs && span.startMs() < atMs);
  }
}
