package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.ear.SlotKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Another value of an open slot: near the right one, and of the same kind. */
final class OtherValue {
  private OtherValue() {}

  static String of(SlotKind kind, String value) {
    if (kind instanceof SlotKind.Weekday) {
      return Slip.otherWeekday(value);
    }
    int last = value.length() - 1;
    if (last < 0) {
      return value;
    }
    char end = value.charAt(last);
    boolean digit = Character.isDigit(end);
    // A minute or day may end in any figure but for day 00 and those from 32 on.
    char other = digit ? (end == '1' ? '0' : '1') : end == 'A' ? 'B' : 'A';
    boolean dayNought = kind instanceof SlotKind.CalendarDate && value.endsWith("-01");
    return value.substring(0, last) + (dayNought ? '2' : other);
  }

  /** The same for spelled-out figures, such as "four two seven one"; empty if they are none. */
  static Optional<String> ofWords(String words) {
    List<String> all = Arrays.asList(words.split(" "));
    boolean figures =
        all.size() > 1 && all.stream().allMatch(w -> ReadBack.DIGITS.contains(w.replace(",", "")));
    if (!figures) {
      return Optional.empty();
    }
    int digit = ReadBack.DIGITS.indexOf(all.get(all.size() - 1));
    List<String> other = new ArrayList<>(all.subList(0, all.size() - 1));
    other.add(ReadBack.DIGITS.get(digit == 1 ? 0 : 1));
    return Optional.of(String.join(" ", other));
  }
}
