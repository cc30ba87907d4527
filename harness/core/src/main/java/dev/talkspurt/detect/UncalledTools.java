package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.detect.Frames.Frame;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.spoken.SpokenStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Work that the agent says, or thinks, it has done with a tool that it never called. */
final class UncalledTools {
  private static final Pattern DONE =
      Pattern.compile(
          "\\bI('ve| have)?( just| now| already)? (looked|checked|searched|booked|cancell?ed"
              + "|reserved|ordered|scheduled|rescheduled|updated)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Detector UNCALLED_TOOL =
      new Detector(
          "uncalledTool",
          1,
          Severity.SERIOUS,
          "tool never called",
          "The agent says that it has looked up or done something, or its thoughts of that turn"
              + " name a declared tool, no tool was called since the caller last spoke, and it"
              + " states a value that neither a tool nor the caller gave, or no tool was called"
              + " in the whole call so far.",
          "Require the call in the prompt, or state nothing that no tool result backs.");

  static final List<Rule> RULES = List.of(new Rule(UNCALLED_TOOL, UncalledTools::uncalled));

  private UncalledTools() {}

  private static List<Finding> uncalled(CallEvidence call, Measurements measured) {
    List<String> tools = call.scenario().agent().tools().stream().map(t -> t.name()).toList();
    List<Finding> findings = new ArrayList<>();
    if (tools.isEmpty()) {
      return findings;
    }
    List<Frame> thinking =
        Frames.of(call).stream()
            .filter(frame -> frame.parts().stream().anyMatch(part -> part.isTrue("thought")))
            .toList();
    double sinceMs = Double.NEGATIVE_INFINITY;
    for (AgentTurns.Turn turn : AgentTurns.of(call.timeline())) {
      double askedMs = askedMs(call.timeline(), turn.fromMs());
      if (!called(call.timeline(), askedMs, turn.toMs())) {
        Optional<SpokenStatement> stated = stated(measured, turn);
        boolean never = !called(call.timeline(), Double.NEGATIVE_INFINITY, turn.toMs());
        boolean done = DONE.matcher(turn.text()).find();
        Optional<String> thought = thought(thinking, tools, sinceMs, turn.toMs());
        if (done && (stated.isPresent() || never) || thought.isPresent() && stated.isPresent()) {
          findings.add(finding(turn, stated, thought));
        }
      }
      sinceMs = turn.toMs();
    }
    return findings;
  }

  private static Finding finding(
      AgentTurns.Turn turn, Optional<SpokenStatement> stated, Optional<String> thought) {
    String what =
        thought.map(tool -> "its thoughts name " + tool + ", and it").orElse("the agent")
            + " said "
            + Phrase.quoted(turn.text())
            + " without calling a tool"
            + stated.map(s -> "; nobody gave it \"" + s.mention().text() + "\"").orElse("");
    return new Finding(UNCALLED_TOOL, turn.fromMs(), turn.toMs(), "", what);
  }

  /** When the caller had last begun to say something. */
  private static double askedMs(Timeline timeline, double beforeMs) {
    return timeline.said().stream()
        .mapToDouble(Timeline.CallerSound::onsetMs)
        .filter(ms -> ms < beforeMs)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static boolean called(Timeline timeline, double fromMs, double toMs) {
    return timeline.toolUses().stream()
        .anyMatch(use -> use.calledMs() >= fromMs && use.calledMs() <= toMs);
  }

  /** A value of this turn that it can have from nobody. */
  private static Optional<SpokenStatement> stated(Measurements measured, AgentTurns.Turn turn) {
    return measured.statements().stream()
        .filter(s -> s.atMs() >= turn.fromMs() && s.atMs() <= turn.toMs())
        .filter(SpokenStatement::disagrees)
        .findFirst();
  }

  private static Optional<String> thought(
      List<Frame> thinking, List<String> tools, double fromMs, double toMs) {
    return thinking.stream()
        .filter(frame -> frame.atMs() > fromMs && frame.atMs() <= toMs)
        .map(Frame::parts)
        .flatMap(List::stream)
        .filter(part -> part.isTrue("thought"))
        .flatMap(part -> part.text("text").stream())
        .flatMap(text -> tools.stream().filter(text::contains))
        .findFirst();
  }
}
