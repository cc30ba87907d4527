package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment in a recording, as typed: {@code 0.42s}, {@code 420 ms}. */
final class Moment {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?) ?(ms|s)");
  private static final int SAMPLES_PER_MS = 16;

  private Moment() {}

  /** The sample of 16 kHz at {@code text}, if there is a text. Throws {@link BadInput}. */
  static OptionalInt sample(String option, String text) {
    if (text == null) {
      return OptionalInt.empty();
    }
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      throw new BadInput(
          option + " is \"" + text + "\", expected a time with its unit (0.42s, 420ms)");
    }
    int scale = time.group(2).equals("s") ? 1000 * SAMPLES_PER_MS : SAMPLES_PER_MS;
    double samples = new BigDecimal(time.group(1)).doubleValue() * scale;
    return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Math.round(samples)));
  }
}
