package dev.talkspurt.noise;

/** Sounds that come singly, synthesized; no two alike. */
public enum EventKind {
  /** A short click, as of a switch or a bad contact. */
  CLICK("click"),
  /** A word typed: three to nine strokes. */
  KEYBOARD("keyboard"),
  /** One to three coughs in a row. */
  COUGH("cough"),
  /** A latch, then a door falling shut. */
  DOOR("door"),
  /** A dish or a spoon set down. */
  DISH("dish");

  /** How far below its peak a sound's first and last sample may lie, in dB. */
  static final int AUDIBLE_DB = 50;

  private static final double AUDIBLE = StrictMath.pow(10, -AUDIBLE_DB / 20.0);

  private final String label;

  EventKind(String label) {
    this.label = label;
  }

  /** Its name in scenarios and records: lower case. */
  public String label() {
    return label;
  }

  /**
   * One sound of a seed: its first and last samples are its onset and offset (within {@value
   * #AUDIBLE_DB} dB of the peak), the peak is 1.
   */
  public double[] sound(long seed) {
    return sound(Chance.of(seed, label));
  }

  double[] sound(Chance chance) {
    Sketch sketch =
        switch (this) {
          case CLICK -> EventSounds.click(chance);
          case KEYBOARD -> EventSounds.keyboard(chance);
          case COUGH -> EventSounds.cough(chance);
          case DOOR -> EventSounds.door(chance);
          case DISH -> EventSounds.dish(chance);
        };
    return sketch.trimmed(AUDIBLE);
  }
}
