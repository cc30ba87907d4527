package dev.talkspurt.matching;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lengths of time: ISO 8601, with units, or spoken. Thread-safe. */
final class LengthText {
  private static final Map<String, Long> UNIT_MS =
      Map.ofEntries(
          Map.entry("ms", 1L),
          Map.entry("millisecond", 1L),
          Map.entry("s", 1000L),
          Map.entry("sec", 1000L),
          Map.entry("second", 1000L),
          Map.entry("m", 60_000L),
          Map.entry("min", 60_000L),
          Map.entry("minute", 60_000L),
          Map.entry("h", 3_600_000L),
          Map.entry("hr", 3_600_000L),
          Map.entry("hour", 3_600_000L),
          Map.entry("d", 86_400_000L),
          Map.entry("day", 86_400_000L),
          Map.entry("week", 604_800_000L));
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private LengthText() {}

  static Interpretation<Duration> read(String text) {
    String shown = text.strip();
    if (shown.isEmpty() || shown.length() > 100) {
      return Interpretation.none();
    }
    if (shown.startsWith("P") || shown.startsWith("p")) {
      try {
        return Interpretation.of(Duration.parse(shown));
      } catch (DateTimeException | ArithmeticException e) {
        return Interpretation.none();
      }
    }
    String parted = shown.toLowerCase(Locale.ROOT).replaceAll("(\\d)([a-z])", "$1 $2");
    return Interpretation.of(spoken(NumberWords.split(parted)));
  }

  private static Optional<Duration> spoken(List<String> words) {
    BigDecimal totalMs = BigDecimal.ZERO;
    int from = 0;
    long lastUnitMs = 0;
    for (int i = 0; i < words.size(); i++) {
      long unitMs = unit(words.get(i));
      if (unitMs == 0) {
        continue;
      }
      Optional<BigDecimal> count = count(words.subList(from, i));
      if (count.isEmpty() || lastUnitMs != 0 && unitMs >= lastUnitMs) {
        return Optional.empty();
      }
      totalMs = totalMs.add(count.get().multiply(BigDecimal.valueOf(unitMs)));
      lastUnitMs = unitMs;
      from = i + 1;
    }
    List<String> rest = words.subList(from, words.size());
    if (rest.equals(List.of("and", "a", "half")) && lastUnitMs > 0) {
      totalMs = totalMs.add(HALF.multiply(BigDecimal.valueOf(lastUnitMs)));
    } else if (!rest.isEmpty()) {
      return Optional.empty();
    }
    boolean said = lastUnitMs > 0 && totalMs.precision() - totalMs.scale() <= 15;
    return said ? Optional.of(Duration.ofMillis(totalMs.longValue())) : Optional.empty();
  }

  private static long unit(String word) {
    String singular = word.length() > 2 && word.endsWith("s") ? chopped(word) : word;
    return UNIT_MS.getOrDefault(word, UNIT_MS.getOrDefault(singular, 0L));
  }

  private static String chopped(String word) {
    return word.substring(0, word.length() - 1);
  }

  /** {@code half an}, {@code a quarter of an}, {@code three quarters of an}, {@code and twenty}. */
  private static Optional<BigDecimal> count(List<String> words) {
    List<String> said =
        !words.isEmpty() && words.get(0).equals("and") ? words.subList(1, words.size()) : words;
    String phrase = String.join(" ", said);
    return switch (phrase) {
      case "a", "an" -> Optional.of(BigDecimal.ONE);
      case "half an", "half a" -> Optional.of(HALF);
      case "quarter of an", "a quarter of an" -> Optional.of(new BigDecimal("0.25"));
      case "three quarters of an" -> Optional.of(new BigDecimal("0.75"));
      default ->
          phrase.matches("\\d{1,9}(\\.\\d{1,6})?")
              ? Optional.of(new BigDecimal(phrase))
              : NumberWords.number(said);
    };
  }
}
