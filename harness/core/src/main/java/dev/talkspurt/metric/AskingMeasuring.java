package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.Measurements.ToolTurnMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which turns the agent asked to hear again, and what came of saying them again. */
final class AskingMeasuring {
  private final Timeline timeline;
  private final Scenario scenario;
  private final List<ToolTurnMeasure> toolTurns;
  private final List<String> phrases;

  AskingMeasuring(Timeline timeline, Scenario scenario, List<ToolTurnMeasure> toolTurns) {
    this.timeline = timeline;
    this.scenario = scenario;
    this.toolTurns = toolTurns;
    this.phrases =
        scenario.conduct().reasks().map(Conduct.Reasks::phrases).orElse(Conduct.Reasks.USUAL);
  }

  /**
   * The same turns, with what is known of each.
   *
   * @param asides what the agent said behind each answer, which is none but may ask again and again
   */
  List<TurnMeasure> of(List<TurnMeasure> turns, List<String> asides) {
    RepeatedQuestions questions = new RepeatedQuestions();
    double firstMs = timeline.said().stream().mapToDouble(CallerSound::onsetMs).min().orElse(0);
    questions.hear(new AnswerText(timeline).text("agent", Double.NEGATIVE_INFINITY, firstMs));
    List<TurnMeasure> known = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      TurnMeasure turn = turns.get(i);
      int loops = questions.hear(turn.answer()) + questions.hear(asides.get(i));
      known.add(turn.withAsking(asking(turns, i, loops)));
    }
    return List.copyOf(known);
  }

  private Asking asking(List<TurnMeasure> turns, int index, int loops) {
    TurnMeasure turn = turns.get(index);
    boolean asked = phrases.stream().anyMatch(phrase -> Phrase.isIn(turn.answer(), phrase));
    boolean saidAgain = index + 1 < turns.size() && attempt(turns, index + 1) > 1;
    return new Asking(
        attempt(turns, index),
        !turn.answered() || !turn.answer().isBlank(),
        asked,
        isClean(turn),
        asked && saidAgain ? repaired(turns, index + 1) : Optional.empty(),
        loops);
  }

  /** Which time the step's words are said. */
  private static int attempt(List<TurnMeasure> turns, int index) {
    int step = turns.get(index).stepIndex();
    return (int) turns.subList(0, index + 1).stream().filter(t -> t.stepIndex() == step).count();
  }

  private Optional<Boolean> repaired(List<TurnMeasure> turns, int repeat) {
    int step = turns.get(repeat).stepIndex();
    boolean last =
        turns.subList(repeat + 1, turns.size()).stream().noneMatch(t -> t.stepIndex() == step);
    return toolTurns.stream()
        .filter(turn -> turn.stepIndex() == step)
        .findFirst()
        .map(turn -> last && turn.exact());
  }

  private boolean isClean(TurnMeasure turn) {
    Optional<CallerSound> sound =
        timeline.caller().stream().filter(s -> s.id().equals(turn.id())).findFirst();
    return scenario.callerAt(turn.stepIndex()).conditions().clean()
        && sound.isPresent()
        && timeline.caller().stream()
            .filter(other -> !other.turn())
            .noneMatch(
                other ->
                    other.onsetMs() < sound.get().offsetMs()
                        && other.offsetMs() > sound.get().onsetMs());
  }
}
