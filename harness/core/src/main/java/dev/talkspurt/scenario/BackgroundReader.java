package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Conditions.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the noises around a caller. Not thread-safe. */
final class BackgroundReader {
  static final double LEAST_SNR_DB = -40;
  static final double MOST_SNR_DB = 80;
  static final double LEAST_PEAK_DB = -40;
  static final double MOST_PEAK_DB = 60;
  static final double LEAST_PER_MINUTE = 0.001;
  static final double MOST_PER_MINUTE = 600;
  static final int MOST_TALKERS = 100;

  private static final int MAX_NOISES = 8;
  private static final int USUAL_MAINS_HZ = 50;
  private static final String EXAMPLE = "{ noise: cafe, snrDb: 12 }";
  private static final List<String> KEYS =
      List.of(
          "noise",
          "snrDb",
          "peakDb",
          "talkers",
          "mainsHz",
          "perMinute",
          "over",
          "fromPercent",
          "toPercent");
  private static final List<String> KINDS = kinds();

  private final List<Problem> problems;

  BackgroundReader(List<Problem> problems) {
    this.problems = problems;
  }

  private static List<String> kinds() {
    List<String> kinds = new ArrayList<>(Catalogue.NOISES);
    kinds.addAll(Catalogue.EVENTS);
    return List.copyOf(kinds);
  }

  /** The noises; an empty list: none. */
  Optional<List<Background>> read(Section caller) {
    Optional<Json> value = caller.get("background");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (ConditionsReader.isNone(value.get())) {
      return Optional.of(List.of());
    }
    List<Background> noises = new ArrayList<>();
    if (value.get() instanceof Json.Arr) {
      for (Json item :
          caller.filledList("background", MAX_NOISES, "[ " + EXAMPLE + " ], or none")) {
        noise(item, "item of 'background'").ifPresent(noises::add);
      }
    } else if (value.get() instanceof Json.Str word && KINDS.contains(word.value())) {
      caller.wrong("background", "how loud it is, too (" + example(word.value()) + ")");
    } else {
      noise(value.get(), "'background'").ifPresent(noises::add);
    }
    return Optional.of(noises);
  }

  private static String example(String kind) {
    return Catalogue.EVENTS.contains(kind)
        ? "{ noise: " + kind + ", perMinute: 20 }"
        : "{ noise: " + kind + ", snrDb: 12 }";
  }

  private Optional<Background> noise(Json value, String what) {
    if (!(value instanceof Json.Obj)) {
      problems.add(
          new Problem(
              value.place(),
              "%s is %s, expected a noise (%s), a list of them, or none"
                  .formatted(what, Words.describe(value), EXAMPLE)));
      return Optional.empty();
    }
    Optional<Section> read = Section.of(value, "'background'", problems, KEYS);
    read.ifPresent(section -> section.require("noise", Words.anyOf(KINDS)));
    return read.flatMap(
        section -> section.oneOf("noise", KINDS).flatMap(kind -> ofKind(section, kind)));
  }

  private static Optional<Background> ofKind(Section noise, String kind) {
    boolean event = Catalogue.EVENTS.contains(kind);
    if (event) {
      refuse(
          noise,
          "snrDb",
          "%s, which comes singly and has no SNR, expected 'peakDb' (peakDb: 12)",
          kind);
      noise.require("perMinute", "how many come a minute (for example perMinute: 20)");
    } else {
      refuse(
          noise, "peakDb", "%s, which goes on and has no peak, expected 'snrDb' (snrDb: 12)", kind);
      refuse(
          noise,
          "perMinute",
          "%s, which goes on, expected only at single sounds (remove it)",
          kind);
      noise.require("snrDb", "a number from -40 to 80 (for example snrDb: 12)");
    }
    if (!kind.equals("babble")) {
      refuse(noise, "talkers", "%s, expected only at babble (remove it)", kind);
    }
    if (!kind.equals("hum")) {
      refuse(noise, "mainsHz", "%s, expected only at hum (remove it)", kind);
    }
    return Optional.of(
        new Background(
            noise.place(),
            kind,
            event ? OptionalDouble.empty() : level(noise, "snrDb", LEAST_SNR_DB, MOST_SNR_DB, 0),
            event ? peak(noise) : OptionalDouble.empty(),
            noise.whole("talkers", 1, MOST_TALKERS).orElse(Background.USUAL_TALKERS),
            mains(noise),
            noise
                .number("perMinute", LEAST_PER_MINUTE, MOST_PER_MINUTE)
                .map(Number::doubleValue)
                .orElse(0.0),
            part(noise, event)));
  }

  /** Which part of the step's sound the noise covers. */
  private static Optional<Conditions.Part> part(Section noise, boolean event) {
    List<String> keys = List.of("over", "fromPercent", "toPercent");
    Optional<String> first = keys.stream().filter(noise::has).findFirst();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (event) {
      noise.add(
          noise.keyPlace(first.get()),
          "'%s' stands at single sounds, expected at a noise that goes on (remove it)"
              .formatted(first.get()));
    }
    if (noise.has("over") && (noise.has("fromPercent") || noise.has("toPercent"))) {
      noise.add(
          noise.keyPlace("over"),
          "'over' stands beside percents, expected one of them (remove one)");
    }
    Optional<String> over = noise.text("over");
    double from = noise.number("fromPercent", 0, 100).map(Number::doubleValue).orElse(0.0);
    double to = noise.number("toPercent", 0, 100).map(Number::doubleValue).orElse(100.0);
    if (to <= from) {
      noise.wrong(noise.has("toPercent") ? "toPercent" : "fromPercent", "a part of some length");
    }
    return Optional.of(new Conditions.Part(from, to, over));
  }

  private static void refuse(Section noise, String key, String why, String kind) {
    if (noise.has(key)) {
      noise.add(noise.keyPlace(key), "'" + key + "' stands at " + why.formatted(kind));
    }
  }

  static OptionalDouble peak(Section section) {
    return level(section, "peakDb", LEAST_PEAK_DB, MOST_PEAK_DB, Sound.Event.USUAL_PEAK_DB);
  }

  private static OptionalDouble level(
      Section section, String key, double least, double most, double usual) {
    return OptionalDouble.of(
        section.number(key, least, most).map(Number::doubleValue).orElse(usual));
  }

  private static int mains(Section noise) {
    Optional<Integer> hertz = noise.whole("mainsHz", 50, 60);
    if (hertz.filter(hz -> hz != 50 && hz != 60).isPresent()) {
      noise.wrong("mainsHz", "50 or 60");
    }
    return hertz.orElse(USUAL_MAINS_HZ);
  }
}
