package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.LineEffect.GainStep;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a line does to the caller's sound. Not thread-safe. */
final class LineReader {
  static final double LEAST_GAIN_DB = -100;
  static final double MOST_GAIN_DB = 60;
  static final double LEAST_CLIPPED_PERCENT = 0.001;
  static final double MOST_PERCENT = 90;
  static final double MOST_DC_PERCENT = 50;
  static final double LOWEST_HZ = 10;
  static final double HIGHEST_HZ = 7500;
  static final double LEAST_AMR_KBPS = 4.75;
  static final double MOST_AMR_KBPS = 12.2;
  static final double LEAST_OPUS_KBPS = 6;
  static final double MOST_OPUS_KBPS = 64;
  static final double LONGEST_BURST_FRAMES = 1000;

  private static final int MAX_EFFECTS = 16;
  private static final int MAX_GAIN_STEPS = 64;
  private static final int USUAL_COMPLEXITY = 5;
  private static final String NARROW_BAND = "narrow-band";
  static final String CLEAN = "clean";
  private static final List<String> WORDS = words();
  private static final List<String> EFFECTS =
      List.of(
          "gainDb",
          "gainSteps",
          "clipPercent",
          "dcPercent",
          "bandHz",
          "g711",
          "amrKbps",
          "opus",
          "loss");

  private final List<Problem> problems;

  LineReader(List<Problem> problems) {
    this.problems = problems;
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(Catalogue.LINES);
    words.add(NARROW_BAND);
    return List.copyOf(words);
  }

  /** The effects in order; an empty list: a clean line. */
  Optional<List<LineEffect>> read(Section caller) {
    Optional<Json> value = caller.get("line");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    List<LineEffect> effects = new ArrayList<>();
    if (value.get() instanceof Json.Arr) {
      String example = "[ telephone, { gainDb: -6 } ], or clean";
      for (Json item : caller.filledList("line", MAX_EFFECTS, example)) {
        item(item).ifPresent(effects::add);
      }
    } else if (value.get() instanceof Json.Obj object && object.members().size() == 1) {
      caller.wrong("line", "a list (put it in brackets: line: [ " + object.compact() + " ])");
    } else if (value.get() instanceof Json.Str) {
      item(value.get()).ifPresent(effects::add);
    } else {
      caller.wrong(
          "line", Words.anyOf(WORDS) + ", or a list (line: [ telephone, { gainDb: -6 } ])");
    }
    // A clean line is no line at all, so that nothing is measured or crossfaded for it.
    effects.removeIf(effect -> effect.equals(new LineEffect.Preset(CLEAN)));
    return Optional.of(effects);
  }

  private Optional<LineEffect> item(Json item) {
    if (item instanceof Json.Str word) {
      if (word.value().equals(NARROW_BAND)) {
        return Optional.of(new LineEffect.NarrowBand());
      }
      if (Catalogue.LINES.contains(word.value())) {
        return Optional.of(new LineEffect.Preset(word.value()));
      }
      boolean effect = EFFECTS.contains(word.value());
      note(
          item,
          effect
              ? "'%s' stands without a value, expected one (line: [ { %s: … } ])"
                  .formatted(word.value(), word.value())
              : "unknown line " + Words.unknown(word.value(), "in 'line'", WORDS));
      return Optional.empty();
    }
    if (!(item instanceof Json.Obj effect) || effect.members().size() != 1) {
      String is = item instanceof Json.Obj o && !o.members().isEmpty() ? "several effects" : "";
      note(
          item,
          "item of 'line' is "
              + (is.isEmpty() ? Words.describe(item) : is)
              + ", expected one effect each (for example [ telephone, { gainDb: -6 } ])");
      return Optional.empty();
    }
    return Section.of(item, "'line'", problems, EFFECTS).flatMap(this::effect);
  }

  private void note(Json value, String message) {
    problems.add(new Problem(value.place(), message));
  }

  private Optional<LineEffect> effect(Section effect) {
    String key = EFFECTS.stream().filter(effect::has).findFirst().orElse("");
    return switch (key) {
      case "gainDb" -> number(effect, key, LEAST_GAIN_DB, MOST_GAIN_DB).map(LineEffect.Gain::new);
      case "gainSteps" -> Optional.of(gainSteps(effect));
      case "clipPercent" ->
          number(effect, key, LEAST_CLIPPED_PERCENT, MOST_PERCENT).map(LineEffect.Clipping::new);
      case "dcPercent" ->
          number(effect, key, -MOST_DC_PERCENT, MOST_DC_PERCENT).map(LineEffect.Dc::new);
      case "bandHz" -> band(effect);
      case "g711" -> effect.oneOf(key, List.of("mu-law", "a-law")).map(LineEffect.G711::new);
      case "amrKbps" -> number(effect, key, LEAST_AMR_KBPS, MOST_AMR_KBPS).map(LineEffect.Amr::new);
      case "opus" -> effect.section(key, List.of("kbps", "complexity")).flatMap(LineReader::opus);
      case "loss" ->
          effect
              .section(key, List.of("percent", "burstFrames", "conceal"))
              .flatMap(LineReader::loss);
      default -> Optional.empty();
    };
  }

  private static Optional<Double> number(Section section, String key, double least, double most) {
    return section.number(key, least, most).map(Number::doubleValue);
  }

  private LineEffect gainSteps(Section effect) {
    List<GainStep> steps = new ArrayList<>();
    for (Json item : effect.filledList("gainSteps", MAX_GAIN_STEPS, "[ { at: 2 s, db: -10 } ]")) {
      Section.of(item, "item of 'gainSteps'", problems, List.of("at", "db"))
          .flatMap(LineReader::gainStep)
          .ifPresent(steps::add);
    }
    return new LineEffect.GainSteps(steps);
  }

  private static Optional<GainStep> gainStep(Section step) {
    step.require("at", DurationText.EXPECTED).require("db", "a number from -100 to 60");
    Optional<Duration> at = step.delay("at", ScenarioReader.LONGEST_CALL);
    Optional<Double> db = number(step, "db", LEAST_GAIN_DB, MOST_GAIN_DB);
    return at.flatMap(from -> db.map(level -> new GainStep(from, level)));
  }

  private static Optional<LineEffect> band(Section effect) {
    String expected = "two corners in Hz from 10 to 7500, the lower first (bandHz: [300, 3400])";
    List<Double> corners =
        effect.get("bandHz").filter(Json.Arr.class::isInstance).map(Json.Arr.class::cast).stream()
            .flatMap(list -> list.items().stream())
            .map(item -> item instanceof Json.Num n ? n.value().doubleValue() : Double.NaN)
            .toList();
    boolean fine =
        corners.size() == 2
            && corners.get(0) >= LOWEST_HZ
            && corners.get(1) <= HIGHEST_HZ
            && corners.get(0) < corners.get(1);
    if (!fine) {
      effect.wrong("bandHz", expected);
      return Optional.empty();
    }
    return Optional.of(new LineEffect.Band(corners.get(0), corners.get(1)));
  }

  private static Optional<LineEffect> opus(Section opus) {
    opus.require("kbps", "a number from 6 to 64");
    int complexity = opus.whole("complexity", 0, 10).orElse(USUAL_COMPLEXITY);
    return number(opus, "kbps", LEAST_OPUS_KBPS, MOST_OPUS_KBPS)
        .map(kbps -> new LineEffect.Opus(kbps, complexity));
  }

  private static Optional<LineEffect> loss(Section loss) {
    loss.require("percent", "a number from 0 to 90");
    Optional<Double> percent = number(loss, "percent", 0, MOST_PERCENT);
    double burst = number(loss, "burstFrames", 1, LONGEST_BURST_FRAMES).orElse(1.0);
    String conceal = loss.oneOf("conceal", List.of("repeat", "silence")).orElse("repeat");
    percent.ifPresent(share -> checkBurst(loss, share, burst));
    return percent.map(share -> new LineEffect.Loss(share, burst, conceal));
  }

  /** So many frames cannot be lost in bursts shorter than chance would make them. */
  private static void checkBurst(Section loss, double percent, double burst) {
    double rate = percent / 100;
    if (1 / burst * rate / (1 - rate) <= 1) {
      return;
    }
    BigDecimal least = BigDecimal.valueOf(rate / (1 - rate)).setScale(3, RoundingMode.UP);
    String given = loss.has("burstFrames") ? "burstFrames" : "percent";
    loss.wrong(
        given,
        "bursts of at least %s frames for a loss of %s %% (burstFrames: %s)"
            .formatted(
                Words.plain(least),
                Words.plain(BigDecimal.valueOf(percent)),
                least.setScale(0, RoundingMode.UP).max(BigDecimal.ONE)));
  }
}
