package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Place;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Statement;
import dev.talkspurt.spoken.SpokenStatement;
import dev.talkspurt.spoken.Stating;
import dev.talkspurt.spoken.Utterance;
import dev.talkspurt.spoken.Utterance.Heard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Did the agent, in the whole call, say what it should, not what it should not, and the truth? */
final class CallStatementChecks {
  private static final int SHOWN = 10;
  private static final String TRUTHFUL = "what the agent says agrees with what it can know";

  private final Scenario scenario;
  private final Conduct conduct;
  private final List<SpokenStatement> statements;
  private final List<Utterance> utterances;
  private final Optional<String> silent;
  private final boolean unfinished;

  /**
   * Checks of one call.
   *
   * @param told whether the protocol tells in words what the agent says
   * @param unfinished whether the script did not come to its end
   */
  CallStatementChecks(
      Scenario scenario,
      Timeline timeline,
      Measurements measurements,
      boolean told,
      boolean unfinished) {
    this.scenario = scenario;
    this.conduct = scenario.conduct();
    this.statements = measurements.statements();
    this.utterances = Utterance.of(timeline);
    this.unfinished = unfinished;
    this.silent =
        !told
            ? Optional.of(StatementChecks.UNTOLD)
            : utterances.isEmpty()
                ? Optional.of("no transcript of the agent came")
                : Optional.empty();
  }

  void add(List<Check> checks) {
    conduct.always().forEach(statement -> checks.add(always(statement)));
    conduct.never().forEach(statement -> checks.add(never(statement)));
    if (conduct.truthful()) {
      addTruthful(checks);
    }
  }

  private Check always(Statement statement) {
    String expectation = "the agent says " + StatementChecks.words(statement);
    if (silent.isPresent()) {
      return check(statement.place(), expectation, Verdict.INCONCLUSIVE, silent.get(), Double.NaN);
    }
    Optional<Stating.Place> best = StatementChecks.best(Stating.find(statement, utterances));
    Verdict missing = unfinished ? Verdict.INCONCLUSIVE : Verdict.FAILED;
    Verdict verdict = best.map(place -> StatementChecks.wanted(place.heard())).orElse(missing);
    String evidence =
        best.map(StatementChecks::evidence)
            .orElse("the agent never said " + StatementChecks.words(statement));
    return check(
        statement.place(),
        expectation,
        verdict == Verdict.FAILED ? missing : verdict,
        evidence,
        best.map(Stating.Place::atMs).orElse(Double.NaN));
  }

  private Check never(Statement statement) {
    String expectation = "the agent never says " + StatementChecks.words(statement);
    if (silent.isPresent()) {
      return check(statement.place(), expectation, Verdict.INCONCLUSIVE, silent.get(), Double.NaN);
    }
    Optional<Stating.Place> best = StatementChecks.best(Stating.find(statement, utterances));
    Verdict verdict =
        best.map(Stating.Place::heard).map(heard -> unwanted(heard)).orElse(Verdict.PASSED);
    return check(
        statement.place(),
        expectation,
        verdict,
        best.map(StatementChecks::evidence).orElse("it did not"),
        best.map(Stating.Place::atMs).orElse(Double.NaN));
  }

  private static Verdict unwanted(Heard heard) {
    return switch (heard) {
      case HEARD -> Verdict.FAILED;
      case UNCERTAIN -> Verdict.INCONCLUSIVE;
      case UNHEARD -> Verdict.PASSED;
    };
  }

  private void addTruthful(List<Check> checks) {
    Place place = conduct.truthfulPlace().orElse(scenario.place());
    if (silent.isPresent()) {
      checks.add(check(place, TRUTHFUL, Verdict.INCONCLUSIVE, silent.get(), Double.NaN));
      return;
    }
    List<SpokenStatement> wrong =
        statements.stream()
            .filter(s -> s.disagrees() && s.heard() != Heard.UNHEARD)
            .limit(SHOWN)
            .toList();
    for (SpokenStatement statement : wrong) {
      checks.add(
          check(
              place, TRUTHFUL, unwanted(statement.heard()), evidence(statement), statement.atMs()));
    }
    if (wrong.isEmpty()) {
      long checked = statements.stream().filter(s -> s.checked() && s.counts()).count();
      String evidence =
          checked == 0 ? "it said no value that can be checked" : checked + " of its values agree";
      checks.add(check(place, TRUTHFUL, Verdict.PASSED, evidence, Double.NaN));
    }
  }

  private static String evidence(SpokenStatement statement) {
    String said =
        "the agent said "
            + Phrase.quoted(statement.mention().text())
            + " at "
            + ms(statement.atMs())
            + " ("
            + statement.mention().kind().name().toLowerCase(Locale.ROOT)
            + " "
            + statement.mention().value()
            + ")";
    String near =
        statement.heard() == Heard.UNCERTAIN ? ", near where the response was cut off" : "";
    return switch (statement.agreement()) {
      case UNFOUNDED -> said + near + ", which it had from nowhere";
      case CONTRADICTS_SELF -> said + near + ", but " + statement.against();
      default -> said + near + ", but " + shortened(statement.against());
    };
  }

  private static String shortened(String text) {
    return text.length() <= 160 ? text : text.substring(0, 160) + " …";
  }

  private static Check check(
      Place place, String expectation, Verdict verdict, String evidence, double atMs) {
    return new Check(-1, place, expectation, verdict, evidence, atMs);
  }
}
