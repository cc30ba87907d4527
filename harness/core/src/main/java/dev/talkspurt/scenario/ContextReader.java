package dev.talkspurt.scenario;

import dev.talkspurt.matching.Context;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what values are read against: {@code now} and {@code locale}. */
final class ContextReader {
  private static final String NOW =
      "a time with its zone (for example 2026-03-02T09:00 Europe/London)";
  private static final String LOCALE = "a language and a country (for example en-GB)";
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private ContextReader() {}

  static Context read(Section scenario) {
    Optional<ZonedDateTime> now = scenario.text("now", 100).flatMap(ContextReader::now);
    if (now.isEmpty()
        && scenario
            .get("now")
            .filter(v -> v instanceof dev.talkspurt.document.Json.Str)
            .isPresent()) {
      scenario.wrong("now", NOW);
    }
    Optional<Locale> locale = scenario.text("locale", 20).flatMap(ContextReader::locale);
    if (locale.isEmpty()
        && scenario
            .get("locale")
            .filter(v -> v instanceof dev.talkspurt.document.Json.Str)
            .isPresent()) {
      scenario.wrong("locale", LOCALE);
    }
    return new Context(now, locale);
  }

  private static Optional<ZonedDateTime> now(String text) {
    String[] parts = text.strip().split(" +");
    try {
      return parts.length == 2 && ZoneId.getAvailableZoneIds().contains(parts[1])
          ? Optional.of(LocalDateTime.parse(parts[0]).atZone(ZoneId.of(parts[1])))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Locale> locale(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      boolean known =
          LANGUAGES.contains(locale.getLanguage()) && COUNTRIES.contains(locale.getCountry());
      return known ? Optional.of(locale) : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }
}
