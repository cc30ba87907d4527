package dev.talkspurt.simulator.gemini;

/** The client sent what the service does not take: the session ends with this close code. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int code;

  Refusal(int code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  /** What the service says when it says nothing particular. */
  static Refusal invalidArgument() {
    return new Refusal(1007, "Request contains an invalid argument.");
  }

  static Refusal unknownName(String name, String where) {
    String at = where.isEmpty() ? "" : " at '" + where + "'";
    return new Refusal(
        1007,
        "Invalid JSON payload received. Unknown name \""
            + name
            + "\""
            + at
            + ": Cannot find field.");
  }

  int code() {
    return code;
  }

  String reason() {
    return getMessage();
  }
}
