package dev.talkspurt.matching;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Telephone numbers in the form of E.164. A national number gets the calling code of the locale's
 * country; a trunk 0 goes, but in Italy. Lengths are not checked against numbering plans.
 * Thread-safe.
 */
final class PhoneText {
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("US", "1"),
          Map.entry("CA", "1"),
          Map.entry("GB", "44"),
          Map.entry("IE", "353"),
          Map.entry("DE", "49"),
          Map.entry("AT", "43"),
          Map.entry("CH", "41"),
          Map.entry("FR", "33"),
          Map.entry("BE", "32"),
          Map.entry("NL", "31"),
          Map.entry("LU", "352"),
          Map.entry("ES", "34"),
          Map.entry("PT", "351"),
          Map.entry("IT", "39"),
          Map.entry("PL", "48"),
          Map.entry("CZ", "420"),
          Map.entry("DK", "45"),
          Map.entry("NO", "47"),
          Map.entry("SE", "46"),
          Map.entry("FI", "358"),
          Map.entry("IN", "91"),
          Map.entry("AU", "61"),
          Map.entry("NZ", "64"),
          Map.entry("ZA", "27"),
          Map.entry("JP", "81"),
          Map.entry("BR", "55"),
          Map.entry("MX", "52"));
  private static final Set<String> KEEPS_ZERO = Set.of("IT");

  private PhoneText() {}

  static Interpretation<String> read(String text, Context context) {
    String shown = text.strip().toLowerCase(Locale.ROOT);
    boolean plus = shown.startsWith("+") || shown.startsWith("plus ");
    String bare = shown.replaceFirst("^(\\+|plus )", "");
    if (bare.length() > 200 || bare.contains("+")) {
      return Interpretation.none();
    }
    List<String> words = List.of(bare.replaceAll("[()/.]", " ").strip().split("[\\s,-]+"));
    Optional<String> read =
        NumberWords.digits(words).filter(d -> d.length() >= 3 && d.length() <= 18);
    if (read.isEmpty()) {
      return Interpretation.none();
    }
    String digits = read.get();
    String region = context.region().orElse("");
    boolean northAmerica = "1".equals(CODES.get(region));
    String abroad = northAmerica ? "011" : "00";
    if (plus) {
      return Interpretation.of("+" + digits);
    }
    if (!CODES.containsKey(region)) {
      return Interpretation.doubtful(
          digits, "it has no country code, and the scenario's locale names no known country");
    }
    if (digits.startsWith(abroad)) {
      return Interpretation.of("+" + digits.substring(abroad.length()));
    }
    if (northAmerica) {
      boolean coded = digits.length() == 11 && digits.startsWith("1");
      return Interpretation.of(coded ? "+" + digits : "+1" + digits);
    }
    boolean trunk = digits.startsWith("0") && !KEEPS_ZERO.contains(region);
    return Interpretation.of("+" + CODES.get(region) + (trunk ? digits.substring(1) : digits));
  }
}
