package dev.talkspurt.report.given;

import dev.talkspurt.caller.CallerTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asked for against achieved, as people read it; what does not apply is a dash. */
public final class GivenTable {
  /** Columns of {@link #rows}. */
  public static final List<String> HEADINGS =
      List.of(
          "step",
          "sound",
          "onset s",
          "conditions",
          "SNR dB",
          "achieved",
          "loss %",
          "achieved",
          "clipped %",
          "achieved",
          "peak dB",
          "achieved");

  private static final String NONE = "–";

  private GivenTable() {}

  /** One row for each stretch, and one for the whole if there are several; {@link #HEADINGS}. */
  public static List<List<String>> rows(Given given) {
    List<List<String>> rows = new ArrayList<>();
    for (StretchFigures s : given.stretches()) {
      rows.add(
          List.of(
              s.stepIndex() < 0 ? "opening" : String.valueOf(s.stepIndex() + 1),
              s.sound().isEmpty() ? NONE : s.sound(),
              number(s.onsetMs() / 1000, 3),
              s.words(),
              number(s.nominalSnrDb(), 2),
              number(s.snrDb(), 2),
              number(s.nominalLossPercent(), 2),
              number(s.lossPercent(), 2),
              number(s.nominalClippedPercent(), 2),
              number(s.clippedPercent(), 2),
              number(s.nominalPeakDb(), 2),
              number(s.peakDb(), 2)));
    }
    if (given.measured()) {
      rows.add(whole(given));
    }
    return rows;
  }

  private static List<String> whole(Given given) {
    CallerTruth truth = given.truth();
    return List.of(
        "all",
        NONE,
        NONE,
        NONE,
        number(given.nominalSnrDb(), 2),
        number(truth.snrDb(), 2),
        number(given.nominalLossPercent(), 2),
        number(given.lossPercent(), 2),
        number(given.nominalClippedPercent(), 2),
        number(truth.clippedPercentOfActive(), 2),
        NONE,
        NONE);
  }

  /** The whole in one line. */
  public static String summary(Given given) {
    CallerTruth truth = given.truth();
    if (!given.measured()) {
      return "not measured: " + truth.why();
    }
    List<String> parts = new ArrayList<>();
    if (Double.isFinite(truth.speechActiveDbov())) {
      parts.add("speech " + number(truth.speechActiveDbov(), 1) + " dBov in " + truth.band());
    }
    if (Double.isFinite(truth.snrDb())) {
      parts.add("SNR " + number(truth.snrDb(), 2) + " dB" + asked(given.nominalSnrDb(), " dB"));
    }
    if (truth.frames() > 0) {
      parts.add(
          String.format(
                  Locale.ROOT,
                  "loss %s %% (%d of %d frames)",
                  number(given.lossPercent(), 2),
                  truth.framesLost(),
                  truth.frames())
              + asked(given.nominalLossPercent(), " %"));
    }
    if (truth.clippedSamples() > 0) {
      parts.add(
          "clipped "
              + number(truth.clippedPercentOfActive(), 2)
              + " % of active speech"
              + asked(given.nominalClippedPercent(), " %"));
    }
    return parts.isEmpty() ? "nothing to measure" : String.join(" · ", parts);
  }

  private static String asked(double nominal, String unit) {
    return Double.isFinite(nominal) ? ", asked " + ConditionWords.plain(nominal) + unit : "";
  }

  private static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    return String.format(Locale.ROOT, "%." + decimals + "f", value).replace("-", "−");
  }
}
