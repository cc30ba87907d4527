package dev.talkspurt.voices;

/** Speech that cannot be made, with what the user can do about it. */
final class VoiceFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MAX_EXCERPT = 200;
  private final String fix;

  VoiceFailure(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  /** What to do. */
  String fix() {
    return fix;
  }

  /**
   * The beginning of what somebody else wrote, on one line, without what steers a terminal; text
   * may be null.
   */
  static String excerpt(String text) {
    if (text == null) {
      return "no reason given";
    }
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return line.length() > MAX_EXCERPT ? line.substring(0, MAX_EXCERPT) + "…" : line;
  }
}
