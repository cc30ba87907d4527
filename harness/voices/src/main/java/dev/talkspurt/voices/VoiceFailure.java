package dev.talkspurt.voices;

/** Speech that cannot be made, with what the user can do about it. */
final class VoiceFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final String fix;

  VoiceFailure(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  /** What to do. */
  String fix() {
    return fix;
  }
}
