package dev.talkspurt.detect;

/** How much a finding weighs. */
public enum Severity {
  /** The caller was let down: no answer, a lost sentence, a dead session. */
  SERIOUS,
  /** The caller notices. */
  NOTABLE,
  /** Only the client notices; harmless if it copes. */
  MINOR;

  /** As result files have it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
