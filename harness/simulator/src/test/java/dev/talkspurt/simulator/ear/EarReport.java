package dev.talkspurt.simulator.ear;

import dev.talkspurt.simulator.ear.Trials.Outcome;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.Wilson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final double[] SNRS_DB = {30, 20, 15, 10, 5, 0};
  private static final double CONFIDENCE = 0.95;

  /** Beside clean sound and this, some of the trials. */
  private static final Surroundings WHITE_10_DB = Surroundings.noisy("white", 10);

  private static final int NOISE_STEP = 3;

  private static final int LINE_STEP = 4;

  private static final String COLUMNS =
      "| said, foreign | forced choice | accepted and right | accepted and wrong | asked again | foreign accepted |\n";
  private static final String LINE = "---|---|---|---|---|---|---|\n";

  private final StringBuilder page = new StringBuilder();
  private final Map<String, List<Outcome>> done = new LinkedHashMap<>();

  @Test
  void measure() throws IOException {
    Trials trials = Trials.all();
    List<Outcome> clean = trials.run(Surroundings.clean(), 1);
    List<Outcome> white = trials.run(WHITE_10_DB, 1);
    head();
    targets(clean, white);
    voices("clean", clean);
    voices("white noise at 10 dB", white);
    page.append("## Noise\n\n| condition ").append(COLUMNS).append("|").append(LINE);
    row("clean", clean);
    Map<String, List<EarPicture.Point>> curves = new LinkedHashMap<>();
    for (String noise : Surroundings.NOISES) {
      List<EarPicture.Point> curve = new ArrayList<>();
      curve.add(EarPicture.Point.of(EarPicture.CLEAN_DB, clean));
      for (double snrDb : SNRS_DB) {
        Surroundings around = Surroundings.noisy(noise, snrDb);
        List<Outcome> heard =
            around.name().equals(WHITE_10_DB.name()) ? white : trials.run(around, NOISE_STEP);
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

  private void head() {
    page.append(
        """
        # What was measured of the ear

        Written by `ci/ear.sh`; [the page before](../ear.md) says how. In brackets are 95 % intervals
        (Wilson). *Said* are trials of declared phrases, *foreign* those of others. Forced choice, accepted and
        asked again are shares of what was said, the last column is one of what was foreign.

        ![Accuracy, re-asks and errors against the ratio](../images/ear-snr.svg)

        """);
  }

  private void targets(List<Outcome> clean, List<Outcome> white) {
    page.append("## Targets\n\n| figure | target | measured | reached |\n|---|---|---|---|\n");
    target("forced choice, clean", "at least", 99, rate(declared(clean), Outcome::nearest));
    target(
        "forced choice, white noise at 10 dB",
        "at least",
        95,
        rate(declared(white), Outcome::nearest));
    target("accepted and right, clean", "at least", 92, rate(declared(clean), EarReport::right));
    target("accepted and wrong, clean", "below", 1, rate(declared(clean), EarReport::wrong));
    target("foreign accepted, clean", "at most", 7, rate(foreign(clean), Outcome::accepted));
    page.append('\n');
  }

  /** Whether it is reached, and whether the whole interval lies on that side. */
  private void target(String figure, String how, double percent, String measured) {
    double value = Double.parseDouble(measured.substring(0, measured.indexOf(' ')));
    String interval = measured.substring(measured.indexOf('(') + 1, measured.length() - 1);
    int dash = interval.indexOf('-');
    double lower = Double.parseDouble(interval.substring(0, dash));
    double upper = Double.parseDouble(interval.substring(dash + 1));
    boolean least = how.equals("at least");
    boolean reached =
        least ? value >= percent : how.equals("below") ? value < percent : value <= percent;
    boolean sure = least ? lower >= percent : upper < percent;
    String verdict = reached ? sure ? "yes" : "yes, but the interval reaches beyond" : "**no**";
    page.append(text("| %s | %s %.0f %% | %s | %s |%n", figure, how, percent, measured, verdict));
  }

  private void voices(String where, List<Outcome> heard) {
    page.append("## Voices, ").append(where).append("\n\n| voice held out ").append(COLUMNS);
    page.append("|").append(LINE);
    for (String voice : heard.stream().map(Outcome::voice).distinct().toList()) {
      row(voice, heard.stream().filter(one -> one.voice().equals(voice)).toList());
    }
    row("all", heard);
    page.append('\n');
  }

  private static boolean right(Outcome one) {
    return one.nearest() && one.accepted();
  }

  private static boolean wrong(Outcome one) {
    return !one.nearest() && one.accepted();
  }

  private static List<Outcome> declared(List<Outcome> heard) {
    return heard.stream().filter(Outcome::declared).toList();
  }

  private static List<Outcome> foreign(List<Outcome> heard) {
    return heard.stream().filter(one -> !one.declared()).toList();
  }

  private void halves() {
    page.append("\n### SNR50\n\nThe ratio at which half is right: interpolated between the rows ");
    page.append("above, with 95 % of a bootstrap.\n\n");
    page.append("| noise | forced choice | accepted and right |\n|---|---|---|\n");
    for (String noise : Surroundings.NOISES) {
      page.append("| ").append(noise).append(" | ");
      page.append(HalfPoint.of(shares(noise, Outcome::nearest))).append(" | ");
      page.append(HalfPoint.of(shares(noise, EarReport::right))).append(" |\n");
    }
  }

  private List<HalfPoint.Share> shares(String noise, Predicate<Outcome> right) {
    return Arrays.stream(SNRS_DB)
        .mapToObj(
            snrDb -> {
              List<Outcome> said = declared(done.get(Surroundings.noisy(noise, snrDb).name()));
              return new HalfPoint.Share(
                  snrDb, (int) said.stream().filter(right).count(), said.size());
            })
        .toList();
  }

  private void row(String name, List<Outcome> heard) {
    List<Outcome> declared = declared(heard);
    List<Outcome> foreign = foreign(heard);
    page.append(
        text(
            "| %s | %d, %d | %s | %s | %s | %s | %s |%n",
            name,
            declared.size(),
            foreign.size(),
            rate(declared, Outcome::nearest),
            rate(declared, EarReport::right),
            rate(declared, EarReport::wrong),
            rate(declared, one -> !one.accepted()),
            rate(foreign, Outcome::accepted)));
  }

  private static String rate(List<Outcome> all, Predicate<Outcome> which) {
    int yes = (int) all.stream().filter(which).count();
    Interval interval = Wilson.interval(yes, all.size(), CONFIDENCE).orElseThrow();
    return text(
        "%.1f %% (%.1f-%.1f)",
        100.0 * yes / all.size(), 100 * interval.lower(), 100 * interval.upper());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
