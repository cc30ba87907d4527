package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.scenario.Statement;
import dev.talkspurt.spi.AgentConnector.Capability;
import dev.talkspurt.spoken.Extraction;
import dev.talkspurt.spoken.Mention;
import dev.talkspurt.spoken.Stating;
import dev.talkspurt.spoken.Utterance;
import dev.talkspurt.spoken.Utterance.Heard;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Did the answer state what it should, and was that heard? */
final class StatementChecks {
  static final String UNTOLD = "this protocol does not tell in words what the agent says";
  private static final int SHOWN = 6;

  private StatementChecks() {}

  static void addStates(
      StepContext context, String said, Optional<AnswerChecks.Missing> missing, double atMs) {
    for (Statement statement : context.expect().states()) {
      String expectation = "answer states " + words(statement);
      if (missing.isPresent()) {
        context.add(
            statement.place(),
            expectation,
            missing.get().verdict(),
            missing.get().evidence(),
            atMs);
      } else if (!context.can(Capability.OUTPUT_TRANSCRIPT) || said.isBlank()) {
        String evidence = said.isBlank() ? "no transcript of the answer came" : UNTOLD;
        context.add(statement.place(), expectation, Verdict.INCONCLUSIVE, evidence, atMs);
      } else {
        add(context, statement, expectation, said, atMs);
      }
    }
  }

  private static void add(
      StepContext context, Statement statement, String expectation, String said, double atMs) {
    double fromMs = context.sound().map(CallerSound::onsetMs).orElse(Double.NEGATIVE_INFINITY);
    List<Utterance> answer =
        Utterance.of(context.timeline).stream()
            .filter(one -> one.arrivedMs(0) >= fromMs && Phrase.isIn(said, one.text()))
            .toList();
    List<Stating.Place> places = Stating.find(statement, answer);
    if (places.isEmpty()) {
      places = Stating.find(statement, List.of(Utterance.of(said, atMs)));
    }
    Optional<Stating.Place> best = best(places);
    context.add(
        statement.place(),
        expectation,
        best.map(place -> wanted(place.heard())).orElse(Verdict.FAILED),
        best.map(StatementChecks::evidence).orElseGet(() -> without(statement, said)),
        best.map(Stating.Place::atMs).orElse(atMs));
  }

  /** The place most surely heard. */
  static Optional<Stating.Place> best(List<Stating.Place> places) {
    return places.stream().min(Comparator.comparing(Stating.Place::heard));
  }

  static Verdict wanted(Heard heard) {
    return switch (heard) {
      case HEARD -> Verdict.PASSED;
      case UNCERTAIN -> Verdict.INCONCLUSIVE;
      case UNHEARD -> Verdict.FAILED;
    };
  }

  static String evidence(Stating.Place place) {
    String cut =
        switch (place.heard()) {
          case HEARD -> "";
          case UNCERTAIN -> ", near where the response was cut off";
          case UNHEARD -> ", which was cut off before it was heard";
        };
    return "the agent said "
        + Phrase.quoted(place.words())
        + " at "
        + ms(place.atMs())
        + cut
        + place.utterance().heardInWords();
  }

  static String without(Statement statement, String said) {
    String values =
        Extraction.of(said, statement.context()).stream()
            .limit(SHOWN)
            .map(Mention::value)
            .collect(Collectors.joining(", "));
    boolean listed = statement.value().isPresent() && !values.isEmpty();
    return "the agent said " + Phrase.quoted(said) + (listed ? ", values in it: " + values : "");
  }

  /** What is meant, for a reader. */
  static String words(Statement statement) {
    return statement
        .words()
        .map(Phrase::quoted)
        .orElseGet(() -> statement.value().map(ValueMatcher::words).orElse(""));
  }
}
