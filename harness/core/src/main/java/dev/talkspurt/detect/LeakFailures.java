package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.detect.Frames.Frame;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is not meant for the caller, and reaches the caller. */
final class LeakFailures {
  private static final int RUN = 8;
  private static final Pattern CONTROL =
      Pattern.compile(
          "<(ctrl\\d+|unused\\d+|(start|end)_of_(turn|image|audio)|eos|bos|pad|\\|[a-z_]+\\|)>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKUP =
      Pattern.compile("</?(thinking|think|thought|reasoning)>", Pattern.CASE_INSENSITIVE);
  private static final String TEXT_PART = "serverContent.modelTurn.parts.text";

  private static final Detector CONTROL_TOKENS =
      new Detector(
          "controlTokens",
          1,
          Severity.NOTABLE,
          "control tokens in the transcript",
          "The transcript of the agent holds a control token such as <ctrl46>.",
          "Retry the turn; do not show or speak such text.");

  private static final Detector LEAKED_THOUGHTS =
      new Detector(
          "leakedThoughts",
          1,
          Severity.SERIOUS,
          "thoughts reach the caller",
          "The transcript of the agent holds markup such as <thinking>, or eight words in a row of"
              + " a thought of the same turn; or a text part came that is not marked as a"
              + " thought.",
          "Turn thoughts off (thinking), and never treat text parts as speech.");

  static final List<Rule> RULES =
      List.of(
          new Rule(CONTROL_TOKENS, LeakFailures::controlTokens),
          new Rule(LEAKED_THOUGHTS, LeakFailures::leakedThoughts));

  private LeakFailures() {}

  private static List<Finding> controlTokens(CallEvidence call, Measurements measured) {
    List<Finding> findings = new ArrayList<>();
    for (AgentTurns.Turn turn : AgentTurns.of(call.timeline())) {
      List<MatchResult> tokens = CONTROL.matcher(turn.text()).results().toList();
      if (!tokens.isEmpty()) {
        double atMs = turn.atMs(tokens.get(0).start());
        String all = tokens.size() == 1 ? "" : " and " + (tokens.size() - 1) + " more";
        findings.add(
            new Finding(
                CONTROL_TOKENS,
                atMs,
                Math.max(atMs, turn.toMs()),
                "",
                "the transcript holds " + tokens.get(0).group() + all));
      }
    }
    return findings;
  }

  private static List<Finding> leakedThoughts(CallEvidence call, Measurements measured) {
    List<Finding> findings = new ArrayList<>();
    List<Frame> thinking =
        Frames.of(call).stream()
            .filter(f -> f.parts().stream().anyMatch(part -> part.isTrue("thought")))
            .toList();
    double sinceMs = Double.NEGATIVE_INFINITY;
    for (AgentTurns.Turn turn : AgentTurns.of(call.timeline())) {
      double fromMs = sinceMs;
      Optional<String> markup =
          MARKUP.matcher(turn.text()).results().findFirst().map(MatchResult::group);
      Optional<String> words =
          thinking.stream()
              .filter(frame -> frame.atMs() > fromMs && frame.atMs() <= turn.toMs())
              .flatMap(frame -> frame.parts().stream())
              .filter(part -> part.isTrue("thought"))
              .flatMap(part -> part.text("text").stream())
              .flatMap(thought -> shared(thought, turn.text()).stream())
              .findFirst();
      markup
          .map(mark -> "the transcript holds " + mark)
          .or(() -> words.map(run -> "the transcript repeats a thought: " + Phrase.quoted(run)))
          .ifPresent(
              what ->
                  findings.add(new Finding(LEAKED_THOUGHTS, turn.fromMs(), turn.toMs(), "", what)));
      sinceMs = turn.toMs();
    }
    call.timeline().signals().stream()
        .filter(signal -> signal.detail().equals(TEXT_PART))
        .findFirst()
        .ifPresent(signal -> findings.add(unmarked(signal)));
    return findings;
  }

  private static Finding unmarked(Timeline.Moment signal) {
    return new Finding(
        LEAKED_THOUGHTS,
        signal.atMs(),
        signal.atMs(),
        "",
        "a text part came that is not marked as a thought");
  }

  /** The first words in a row that both have, if there are enough of them. */
  private static Optional<String> shared(String thought, String said) {
    String[] words = Phrase.words(thought).strip().split(" ");
    String text = Phrase.words(said).toLowerCase(Locale.ROOT);
    for (int i = 0; i + RUN <= words.length; i++) {
      String run = String.join(" ", Arrays.asList(words).subList(i, i + RUN));
      if (text.contains(" " + run + " ")) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }
}
