package dev.talkspurt.simulator.ear;

/** What an open slot is made of: its values are too many to be listed, so words make them up. */
public sealed interface SlotKind {
  /**
   * Digits one by one, such as "four two seven one"; the value is {@code 4271}.
   *
   * @param least how many there are at least, 1 or more
   * @param most how many there are at most
   */
  record Digits(int least, int most) implements SlotKind {}

  /** A day of the week; the value is its English name, such as {@code Tuesday}. */
  record Weekday() implements SlotKind {}

  /** A time of day, such as "half past two" or "nine fifteen am"; the value is {@code 14:30}. */
  record ClockTime() implements SlotKind {}

  /** A day of the year, such as "the third of March"; the value is {@code 03-03}. */
  record CalendarDate() implements SlotKind {}

  /**
   * Letters and digits one by one, such as "Q X seven P"; the value is {@code QX7P}.
   *
   * @param least how many there are at least, 1 or more
   * @param most how many there are at most
   */
  record Spelled(int least, int most) implements SlotKind {}
}
