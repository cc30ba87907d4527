package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.speech.Disfluency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how the caller speaks. */
final class MannerReader {
  static final List<String> KEYS = List.of("voice", "rate", "pitch", "disfluency");

  private static final String VOICE = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final List<String> HESITATIONS =
      List.of("fillersPercent", "pausesPercent", "correctionsPercent", "pause");

  private MannerReader() {}

  static Optional<String> voice(Section section, String key) {
    Optional<String> voice = section.text(key, 80);
    if (voice.filter(id -> !id.matches(VOICE)).isPresent()) {
      section.wrong(key, "a voice id (for example " + ScenarioReader.DEFAULT_VOICE + ")");
      return Optional.empty();
    }
    return voice;
  }

  static Optional<Double> rate(Section section, String key) {
    return section.number(key, 0.5, 2.0).map(Number::doubleValue);
  }

  static Optional<Double> pitch(Section section, String key) {
    return rate(section, key);
  }

  static Optional<Disfluency> disfluency(Section section) {
    Optional<Json> value = section.get("disfluency");
    if (value.filter(ConditionsReader::isNone).isPresent()) {
      return Optional.of(Disfluency.NONE);
    }
    return section
        .section("disfluency", HESITATIONS, "{ fillersPercent: 8, pause: 600 ms } or none")
        .map(MannerReader::hesitating);
  }

  private static Disfluency hesitating(Section section) {
    if (HESITATIONS.stream().limit(3).noneMatch(section::has)) {
      section.add(
          section.place(),
          "'disfluency' adds nothing, expected one of fillersPercent, pausesPercent,"
              + " correctionsPercent (or none)");
    }
    return new Disfluency(
        percent(section, "fillersPercent"),
        percent(section, "pausesPercent"),
        percent(section, "correctionsPercent"),
        pause(section));
  }

  private static double percent(Section section, String key) {
    return section.number(key, 0, 50).map(Number::doubleValue).orElse(0.0);
  }

  private static int pause(Section section) {
    return section
        .milliseconds("pause", SHORTEST_PAUSE, LONGEST_PAUSE)
        .orElse(Disfluency.USUAL_PAUSE_MS);
  }
}
