package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a resumed session does not remember. */
final class MemoryFailures {
  private static final double ALIKE = 0.8;
  private static final int FEWEST_WORDS = 3;
  private static final int TURNS_AFTER = 2;
  private static final Pattern SENTENCE = Pattern.compile("[^.!?]+[.!?]+");
  private static final Pattern OFFER =
      Pattern.compile("\\b(else|more|help)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOST =
      Pattern.compile(
          "\\b((don't|do not|cannot|can't) (remember|recall)|start over|begin again|remind me"
              + "|from the beginning)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Detector FORGOTTEN_CONTEXT =
      new Detector(
          "forgottenContext",
          2,
          Severity.SERIOUS,
          "resumed without memory",
          "In the first two turns after a resumption the agent greets as it did at the beginning,"
              + " asks a question again that it had asked once before the break and the caller had"
              + " answered, or says that it does not remember.",
          "Shorten the system instruction, or send the history again after resuming.");

  static final List<Rule> RULES =
      List.of(new Rule(FORGOTTEN_CONTEXT, MemoryFailures::forgottenContext));

  private MemoryFailures() {}

  private static List<Finding> forgottenContext(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    List<AgentTurns.Turn> turns = AgentTurns.of(timeline);
    List<Finding> findings = new ArrayList<>();
    for (Timeline.Moment signal : timeline.signals()) {
      if (signal.kind().equals(Timeline.RESUMED)) {
        double fromMs = signal.atMs();
        List<AgentTurns.Turn> before = turns.stream().filter(t -> t.toMs() <= fromMs).toList();
        turns.stream()
            .filter(turn -> turn.fromMs() >= fromMs)
            .limit(TURNS_AFTER)
            .flatMap(turn -> lost(turn, before, timeline).stream().map(why -> told(turn, why)))
            .findFirst()
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Finding told(AgentTurns.Turn turn, String why) {
    String words = Phrase.quoted(turn.text());
    return new Finding(
        FORGOTTEN_CONTEXT,
        turn.fromMs(),
        turn.toMs(),
        "",
        "after the resumption the agent said " + words + ": " + why);
  }

  private static Optional<String> lost(
      AgentTurns.Turn turn, List<AgentTurns.Turn> before, Timeline timeline) {
    if (LOST.matcher(turn.text()).find()) {
      return Optional.of("it does not remember");
    }
    boolean greeted =
        !before.isEmpty()
            && timeline.said().stream().noneMatch(s -> s.onsetMs() < before.get(0).fromMs());
    if (greeted && likeness(turn.text(), before.get(0).text()) >= ALIKE) {
      return Optional.of("the greeting of the beginning");
    }
    for (String question : questions(turn.text())) {
      // What it asks again and again belongs to its work, such as of every item of a list.
      boolean usual = before.stream().filter(earlier -> asks(earlier, question)).count() > 1;
      for (AgentTurns.Turn earlier : before) {
        boolean asked = !usual && asks(earlier, question);
        boolean answered =
            timeline.said().stream()
                .anyMatch(
                    sound -> sound.onsetMs() > earlier.toMs() && sound.offsetMs() < turn.fromMs());
        if (asked && answered && repliedBeforeBreak(earlier, before, timeline)) {
          return Optional.of("a question that had been answered before the break");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean asks(AgentTurns.Turn turn, String question) {
    return questions(turn.text()).contains(question);
  }

  /** Whether the agent went on after the caller's reply, so that it had taken it in. */
  private static boolean repliedBeforeBreak(
      AgentTurns.Turn asking, List<AgentTurns.Turn> before, Timeline timeline) {
    return before.stream()
        .filter(later -> later.fromMs() > asking.toMs())
        .anyMatch(
            later ->
                timeline.said().stream()
                    .anyMatch(
                        sound ->
                            sound.onsetMs() > asking.fromMs()
                                && sound.offsetMs() < later.fromMs()));
  }

  private static List<String> questions(String text) {
    return SENTENCE
        .matcher(text)
        .results()
        .map(result -> result.group().strip())
        .filter(sentence -> sentence.endsWith("?") && !OFFER.matcher(sentence).find())
        .map(Phrase::words)
        .filter(words -> words.strip().split(" ").length >= FEWEST_WORDS)
        .toList();
  }

  /** Dice's coefficient of the words of two texts: 1 for the same words, 0 for none in common. */
  private static double likeness(String one, String other) {
    Set<String> words = new HashSet<>(List.of(Phrase.words(one).strip().split(" ")));
    Set<String> others = new HashSet<>(List.of(Phrase.words(other).strip().split(" ")));
    int all = words.size() + others.size();
    words.retainAll(others);
    return 2.0 * words.size() / all;
  }
}
