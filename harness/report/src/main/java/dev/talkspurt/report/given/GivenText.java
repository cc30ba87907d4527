package dev.talkspurt.report.given;

import java.util.List;
import java.util.stream.Collectors;

/** Asked for against achieved as plain text, for reading anywhere. */
public final class GivenText {
  private GivenText() {}

  /** The summary, then a block for each stretch. */
  public static String of(Given given) {
    StringBuilder text = new StringBuilder(plain(GivenTable.summary(given))).append("\n");
    for (List<String> row : GivenTable.rows(given)) {
      text.append('\n').append("step ").append(row.get(0));
      for (int i = 1; i < 4; i++) {
        text.append("  ").append(plain(row.get(i)));
      }
      text.append('\n');
      for (int i = 4; i < row.size(); i += 2) {
        if (!row.get(i).equals("–") || !row.get(i + 1).equals("–")) {
          text.append("  ")
              .append(GivenTable.HEADINGS.get(i))
              .append(": asked ")
              .append(row.get(i))
              .append(", achieved ")
              .append(row.get(i + 1))
              .append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String plain(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
