package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StudyResult.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A study in the making: collects what it finds, and judges it at the end. Not thread-safe. */
final class Study {
  private final String id;
  private final String title;
  private final String asks;
  private final Clock clock;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<ErrorPair> pairs = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();
  private final List<Counted> confusion = new ArrayList<>();

  Study(String id, String title, String asks, Clock clock) {
    this.id = id;
    this.title = title;
    this.asks = asks;
    this.clock = clock;
  }

  Study figure(Figure figure) {
    figures.add(figure);
    return this;
  }

  Study figures(List<Figure> more) {
    figures.addAll(more);
    return this;
  }

  Study note(String note) {
    notes.add(note);
    return this;
  }

  Study notes(Optional<String> more) {
    more.ifPresent(notes::add);
    return this;
  }

  Study pairs(List<ErrorPair> more) {
    pairs.addAll(more);
    return this;
  }

  Study level(Level level) {
    levels.add(level);
    return this;
  }

  Study confusion(List<Counted> more) {
    confusion.addAll(more);
    return this;
  }

  /** The result, by its figures alone. */
  StudyResult judged() {
    Outcome outcome =
        Outcome.of(
            figures.stream()
                .filter(figure -> figure.accepted().isPresent())
                .map(Figure::outcome)
                .toList());
    return result(outcome, why(outcome));
  }

  /** The same, unless the host was too busy to be judged on: then nothing is shown either way. */
  StudyResult judgedOn(Host host) {
    List<String> troubles = host.troubles();
    return troubles.isEmpty()
        ? judged()
        : result(Outcome.INCONCLUSIVE, "the host was too busy: " + String.join("; ", troubles));
  }

  StudyResult notRun(String why) {
    return result(Outcome.NOT_RUN, why);
  }

  private String why(Outcome outcome) {
    if (outcome == Outcome.PASSED) {
      return "";
    }
    List<String> reasons = new ArrayList<>();
    for (Figure figure : figures) {
      if (figure.accepted().isPresent() && figure.outcome() != Outcome.PASSED) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "%s is %s, accepted %s to %s",
                figure.name(),
                number(figure.value()),
                number(figure.accepted().get().lower()),
                number(figure.accepted().get().upper())));
      }
    }
    return reasons.isEmpty() ? "nothing was judged" : String.join("; ", reasons);
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "not known";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private StudyResult result(Outcome outcome, String why) {
    return new StudyResult(
        id, title, asks, clock, outcome, why, figures, notes, pairs, levels, confusion);
  }
}
