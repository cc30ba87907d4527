package dev.talkspurt.report.page;

/** The colours of a picture, on a light ground; pages give the classes their own. */
enum Ink {
  INK("#1d2733"),
  FAINT("#667382"),
  GRID("#e4e8ee"),
  STEP("#dfe5ee"),
  CALLER("#2b66c9"),
  AGENT("#0d8267"),
  LATENCY("#a86400"),
  STOP("#b3257a"),
  NOISE("#b4540a"),
  TOOL("#6148c4"),
  FLUSH("#b3257a"),
  FAILED("#c4302b");

  private final String hex;

  Ink(String hex) {
    this.hex = hex;
  }

  String hex() {
    return hex;
  }

  /** Class of a filled shape. */
  String fill() {
    return "ts-f-" + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Class of a line. */
  String line() {
    return "ts-l-" + name().toLowerCase(java.util.Locale.ROOT);
  }
}
