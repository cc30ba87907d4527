package dev.talkspurt.matching;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Numbers, written or spoken. A group of three behind one mark needs a locale. Thread-safe. */
final class NumberText {
  private static final int LONGEST = 60;
  private static final int MOST_DIGITS = 400;

  private NumberText() {}

  static Interpretation<BigDecimal> read(String text, Context context) {
    String shown = text.strip();
    if (shown.isEmpty() || shown.length() > LONGEST * 4) {
      return Interpretation.none();
    }
    if (shown.length() <= LONGEST && shown.matches("[+-]?[0-9][0-9.,' ]*")) {
      return written(shown.replace(" ", "").replace("'", ""), context);
    }
    List<String> words = NumberWords.split(shown);
    Optional<BigDecimal> spoken = NumberWords.number(words);
    if (spoken.isPresent() || words.size() < 2) {
      return Interpretation.of(spoken);
    }
    return Interpretation.of(NumberWords.digits(words).map(BigDecimal::new));
  }

  private static Interpretation<BigDecimal> written(String text, Context context) {
    boolean comma = text.contains(",");
    boolean point = text.contains(".");
    if (!comma && !point) {
      return Interpretation.of(new BigDecimal(text));
    }
    if (comma && point) {
      char decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
      return grouped(text, decimal == ',' ? '.' : ',', decimal);
    }
    char mark = comma ? ',' : '.';
    if (text.indexOf(mark) != text.lastIndexOf(mark)) {
      return grouped(text, mark, mark == ',' ? '.' : ',');
    }
    if (!text.matches("[+-]?[1-9]\\d{0,2}[.,]\\d{3}")) {
      return decimals(text.replace(',', '.'));
    }
    if (context.decimalComma().isEmpty()) {
      String why = "it may be thousands or decimals, and the scenario has no locale";
      return comma
          ? Interpretation.doubtful(why)
          : Interpretation.doubtful(new BigDecimal(text), why);
    }
    boolean decimal = context.decimalComma().get() == comma;
    return decimal
        ? decimals(text.replace(',', '.'))
        : grouped(text, mark, mark == ',' ? '.' : ',');
  }

  private static Interpretation<BigDecimal> grouped(String text, char group, char decimal) {
    String form = "[+-]?\\d{1,3}(\\" + group + "\\d{3})+(\\" + decimal + "\\d+)?";
    return text.matches(form)
        ? decimals(text.replace(String.valueOf(group), "").replace(decimal, '.'))
        : Interpretation.none();
  }

  private static Interpretation<BigDecimal> decimals(String text) {
    return text.matches("[+-]?\\d+(\\.\\d+)?")
        ? Interpretation.of(new BigDecimal(text))
        : Interpretation.none();
  }

  /** Neither astronomic nor infinitesimal, nor of more digits than anyone says. */
  static boolean isUsable(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }

  /** Without exponent or needless zeros. */
  static String plain(BigDecimal number) {
    if (!isUsable(number)) {
      return number.toString();
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
