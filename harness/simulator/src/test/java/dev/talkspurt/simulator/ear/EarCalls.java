package dev.talkspurt.simulator.ear;

import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.Wilson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Makes {@code docs/ear/calls.md} and {@code docs/images/ear-calls.svg} of a run whose scenarios
 * sweep noise and its ratio. {@code ci/ear-calls.sh} runs it, no build does.
 */
class EarCalls {
  private static final Path DOCS = Path.of(System.getProperty("talkspurt.root"), "docs");
  private static final double CONFIDENCE = 0.95;

  /** What came of one turn; the first that holds. */
  enum Fate {
    RIGHT("right call"),
    WRONG("wrong call"),
    ASKED_AGAIN("asked again"),
    NOTHING("nothing");

    final String name;

    Fate(String name) {
      this.name = name;
    }
  }

  /** The turns at one ratio. */
  record Point(double snrDb, List<Fate> fates) {
    String ratio() {
      return text(snrDb == Math.rint(snrDb) ? "%.0f dB" : "%.1f dB", snrDb);
    }

    int count(Fate fate) {
      return (int) fates.stream().filter(fate::equals).count();
    }

    Interval interval(Fate fate) {
      return Wilson.interval(count(fate), fates.size(), CONFIDENCE).orElseThrow();
    }
  }

  @Test
  void tabulate() throws IOException {
    Path file = Path.of(System.getProperty("talkspurt.run"));
    Json.Obj run = (Json.Obj) DocumentReader.json(Files.readString(file), file.toString());
    Map<String, Map<Double, List<Fate>>> heard = new TreeMap<>();
    for (Json one : run.items("calls")) {
      Json.Obj call = (Json.Obj) one;
      Json.Obj parameters = call.obj("parameters").orElseThrow();
      List<Fate> fates =
          heard
              .computeIfAbsent(
                  parameters.text("noise").orElseThrow(),
                  key -> new TreeMap<>(Comparator.reverseOrder()))
              .computeIfAbsent(
                  Double.valueOf(parameters.text("snrDb").orElseThrow()), key -> new ArrayList<>());
      for (Json turn : call.items("turns")) {
        fates.add(fate((Json.Obj) turn, call.items("toolCalls")));
      }
    }
    Map<String, List<Point>> curves = new TreeMap<>();
    heard.forEach(
        (noise, points) ->
            curves.put(
                noise,
                points.entrySet().stream()
                    .map(point -> new Point(point.getKey(), point.getValue()))
                    .toList()));
    Files.createDirectories(DOCS.resolve("ear"));
    Files.writeString(DOCS.resolve("ear/calls.md"), page(curves));
    Files.writeString(DOCS.resolve("images/ear-calls.svg"), EarCallsPicture.of(curves));
  }

  private static Fate fate(Json.Obj turn, List<Json> calls) {
    double step = turn.number("step").orElseThrow().doubleValue();
    List<Json.Obj> made =
        calls.stream()
            .map(Json.Obj.class::cast)
            .filter(call -> call.number("step").map(s -> s.doubleValue() == step).orElse(false))
            .toList();
    // A call that never came has no id.
    if (made.stream().anyMatch(c -> !c.isTrue("matched") && !c.text("id").orElse("").isEmpty())) {
      return Fate.WRONG;
    }
    if (!made.isEmpty() && made.stream().allMatch(call -> call.isTrue("matched"))) {
      return Fate.RIGHT;
    }
    return turn.isTrue("reasked") ? Fate.ASKED_AGAIN : Fate.NOTHING;
  }

  private static String page(Map<String, List<Point>> curves) {
    StringBuilder page =
        new StringBuilder(
            """
            # Function calls in noise

            Written by `ci/ear-calls.sh`, which runs `scenarios/studies/calls-in-noise` in virtual time: the
            shipped order line is asked for three orders in each call and must look up each. Nothing is said
            twice. What came of a turn: the *right call* and no other, a *wrong call* (another number, another
            tool, one too many), *asked again* ("Sorry, I did not catch that"), or *nothing*, if there was
            neither call nor question. In brackets are 95 % intervals (Wilson), which take turns as
            independent; those of a call are not.

            **The agent has learned recordings of these very callers**, as shipped agents have of all fixture
            voices, and the callers are synthetic. So this shows what noise does, and nothing of strangers;
            for those see [measured.md](measured.md). Unlike there, the agent's own voice activity finds, in
            the same noise, where an utterance begins and ends.

            ![What came of turns, against the ratio](../images/ear-calls.svg)
            """);
    curves.forEach((noise, points) -> section(page, noise, points));
    return page.toString();
  }

  private static void section(StringBuilder page, String noise, List<Point> points) {
    page.append("\n## ").append(noise).append("\n\n| SNR | turns |");
    for (Fate fate : Fate.values()) {
      page.append(' ').append(fate.name).append(" |");
    }
    page.append("\n|---|---|---|---|---|---|\n");
    for (Point point : points) {
      page.append(text("| %s | %d |", point.ratio(), point.fates().size()));
      for (Fate fate : Fate.values()) {
        Interval interval = point.interval(fate);
        page.append(
            text(
                " %.1f %% (%.1f-%.1f) |",
                100.0 * point.count(fate) / point.fates().size(),
                100 * interval.lower(),
                100 * interval.upper()));
      }
      page.append('\n');
    }
    page.append("\nWith falling ratio right calls ").append(course(points));
    page.append(". First asked again at ").append(first(points, Fate.ASKED_AGAIN));
    page.append(", first wrong call at ").append(first(points, Fate.WRONG)).append(".\n");
  }

  /** Whether right calls become fewer, point by point from the highest ratio on. */
  private static String course(List<Point> points) {
    boolean within = true;
    boolean strictly = true;
    for (int i = 1; i < points.size(); i++) {
      Point above = points.get(i - 1);
      Point below = points.get(i);
      strictly &=
          (double) below.count(Fate.RIGHT) / below.fates().size()
              <= (double) above.count(Fate.RIGHT) / above.fates().size();
      within &= below.interval(Fate.RIGHT).lower() <= above.interval(Fate.RIGHT).upper();
    }
    return strictly
        ? "never become more"
        : within ? "become more only within the intervals" : "become more somewhere";
  }

  private static String first(List<Point> points, Fate fate) {
    Optional<Point> first = points.stream().filter(point -> point.count(fate) > 0).findFirst();
    return first.map(Point::ratio).orElse("no ratio measured");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
