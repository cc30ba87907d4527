package dev.talkspurt.report.page;

import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.ProbeKind;
import java.util.Optional;

/** How pages call sounds that are no turn. */
final class ProbeWords {
  private ProbeWords() {}

  /** Whether a sound of this role is no turn. */
  static boolean isProbe(String role) {
    return ProbeKind.of(role).isPresent();
  }

  /** What it is, in a word or two; an interruption by that name. */
  static String name(String role) {
    Optional<ProbeKind> kind = ProbeKind.of(role);
    if (kind.isEmpty()) {
      return "interruption";
    }
    return switch (kind.get()) {
      case BACKCHANNEL -> "backchannel";
      case NOISE -> "noise";
      case SIDE_TALK -> "side talk";
      case BACKGROUND_SPEECH -> "background speech";
      case ECHO -> "echo";
      case DTMF -> "key";
    };
  }

  /** What is to be known of it in the conversation; empty for what the caller says to the agent. */
  static String note(String role) {
    Optional<ProbeKind> kind = ProbeKind.of(role);
    if (kind.isEmpty()) {
      return "";
    }
    return switch (kind.get()) {
      case BACKCHANNEL -> "a backchannel, no turn";
      case NOISE -> "a noise, nothing said";
      case SIDE_TALK -> "to somebody else";
      case BACKGROUND_SPEECH -> "somebody else, farther off";
      case ECHO -> "the agent's own voice comes back";
      case DTMF -> "a key, no turn";
    };
  }

  /** As pages tell it: an agent does not miss a noise, it talks on. */
  static String outcome(ProbeMeasure probe) {
    if (!probe.valid()) {
      return "void: " + probe.voidReason();
    }
    boolean talkedOn = !probe.interrupts() && probe.outcome().equals("missed");
    String outcome =
        talkedOn ? probe.into().equals("tool") ? "not cancelled" : "talked on" : probe.outcome();
    return probe.resumed().equals("resumed") ? outcome + ", then resumed" : outcome;
  }
}
