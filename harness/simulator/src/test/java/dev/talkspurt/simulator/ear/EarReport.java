package dev.talkspurt.simulator.ear;

import dev.talkspurt.simulator.ear.Trials.Outcome;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.Logistic;
import dev.talkspurt.stats.Wilson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Measures the ear and writes {@code docs/ear/measured.md} and {@code docs/images/ear-snr.svg}.
 * Takes minutes; {@code ci/ear.sh} runs it, no build does.
 */
class EarReport {
  private static final Path DOCS = Path.of(System.getProperty("talkspurt.root"), "docs");
  private static final double[] SNRS_DB = {20, 10, 5, 0};
  private static final double CONFIDENCE = 0.95;

  /** Beside clean sound, some of the trials. */
  private static final int NOISE_STEP = 3;

  private static final int LINE_STEP = 4;

  private static final String COLUMNS =
      "| forced choice | accepted and right | accepted and wrong | asked again | foreign accepted |\n";
  private static final String LINE = "---|---|---|---|---|---|\n";

  private final StringBuilder page = new StringBuilder();
  private final Map<String, List<Outcome>> done = new LinkedHashMap<>();

  @Test
  void measure() throws IOException {
    Trials trials = Trials.all();
    List<Outcome> clean = trials.run(Surroundings.clean(), 1);
    done.put("clean", clean);
    page.append("<!-- written by ci/ear.sh -->\n\n");
    voices(clean);
    page.append("\n## Noise\n\n| condition ").append(COLUMNS).append("|").append(LINE);
    row("clean", clean);
    Map<String, List<EarPicture.Point>> curves = new LinkedHashMap<>();
    for (String noise : Surroundings.NOISES) {
      List<EarPicture.Point> curve = new ArrayList<>();
      for (double snrDb : SNRS_DB) {
        Surroundings around = Surroundings.noisy(noise, snrDb);
        List<Outcome> heard = trials.run(around, NOISE_STEP);
        done.put(around.name(), heard);
        row(around.name(), heard);
        curve.add(EarPicture.Point.of(snrDb, heard));
      }
      curves.put(noise, curve);
    }
    halves();
    page.append("\n## Lines\n\n| condition ").append(COLUMNS).append("|").append(LINE);
    for (Surroundings line : Surroundings.lines()) {
      row(line.name(), trials.run(line, LINE_STEP));
    }
    Files.createDirectories(DOCS.resolve("ear"));
    Files.writeString(DOCS.resolve("ear/measured.md"), page);
    Files.writeString(DOCS.resolve("images/ear-snr.svg"), EarPicture.of(curves));
  }

  private void voices(List<Outcome> clean) {
    page.append("## Voices, clean\n\n| voice held out ").append(COLUMNS).append("|").append(LINE);
    for (String voice : clean.stream().map(Outcome::voice).distinct().toList()) {
      row(voice, clean.stream().filter(one -> one.voice().equals(voice)).toList());
    }
    row("all", clean);
  }

  /** The ratio at which half is right, by a logistic line through all ratios. */
  private void halves() {
    page.append("\n### SNR50\n\nThe ratio at which half is right, by a logistic line; 95 %.\n\n");
    page.append("| noise | forced choice | accepted and right |\n|---|---|---|\n");
    for (String noise : Surroundings.NOISES) {
      page.append("| ").append(noise).append(" | ");
      page.append(half(noise, Outcome::nearest)).append(" | ");
      page.append(half(noise, one -> one.nearest() && one.accepted())).append(" |\n");
    }
  }

  private String half(String noise, Predicate<Outcome> right) {
    List<Double> damage = new ArrayList<>();
    List<Boolean> yes = new ArrayList<>();
    for (double snrDb : SNRS_DB) {
      for (Outcome one : done.get(Surroundings.noisy(noise, snrDb).name())) {
        if (one.declared()) {
          damage.add(-snrDb);
          yes.add(right.test(one));
        }
      }
    }
    boolean[] answers = new boolean[yes.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = yes.get(i);
    }
    return Logistic.falling(damage.stream().mapToDouble(d -> d).toArray(), answers, CONFIDENCE)
        .filter(found -> Double.isFinite(found.at()))
        .map(
            found ->
                text(
                    "%.1f dB (%.1f to %.1f)%s",
                    -found.at(),
                    -found.interval().upper(),
                    -found.interval().lower(),
                    -found.at() < 0 ? ", beyond what was measured" : ""))
        .orElse("not found");
  }

  private void row(String name, List<Outcome> heard) {
    page.append(row(heard, name)).append('\n');
  }

  /** One line of a table. */
  static String row(List<Outcome> heard, String name) {
    List<Outcome> declared = heard.stream().filter(Outcome::declared).toList();
    List<Outcome> foreign = heard.stream().filter(one -> !one.declared()).toList();
    return "| "
        + name
        + " | "
        + rate(declared, Outcome::nearest)
        + " | "
        + rate(declared, one -> one.nearest() && one.accepted())
        + " | "
        + rate(declared, one -> !one.nearest() && one.accepted())
        + " | "
        + rate(declared, one -> !one.accepted())
        + " | "
        + rate(foreign, Outcome::accepted)
        + " |";
  }

  private static String rate(List<Outcome> all, Predicate<Outcome> which) {
    int yes = (int) all.stream().filter(which).count();
    Interval interval = Wilson.interval(yes, all.size(), CONFIDENCE).orElseThrow();
    return text(
        "%.1f % (%.1f-%.1f)".replace(" % ", " %% "),
        100.0 * yes / all.size(),
        100 * interval.lower(),
        100 * interval.upper());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
