package dev.talkspurt.line;

/** What stands in for a lost frame. */
public enum Concealment {
  /** Digital silence, with hard edges. */
  ZERO("zero"),

  /**
   * The last pitch period again and again: as loud for 10 ms, faded to silence at 60 ms, blended
   * into the next good frame over 4 ms. In the spirit of G.711 Appendix I, not to its letter.
   */
  REPEAT_FADE("repeat+fade");

  private final String label;

  Concealment(String label) {
    this.label = label;
  }

  /** As written in records. */
  public String label() {
    return label;
  }
}
