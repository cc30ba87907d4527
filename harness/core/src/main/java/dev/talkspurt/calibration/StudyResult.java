package dev.talkspurt.calibration;

import java.util.List;

/**
 * What one study found. Immutable.
 *
 * @param id short name, the same in every calibration
 * @param title a few words
 * @param asks the question it answers
 * @param clock what it ran on
 * @param why why it did not pass, or was not run; empty otherwise
 * @param notes what a reader must know to read the figures
 * @param pairs measured against true, for pictures; may be empty
 * @param levels error against concurrency; may be empty
 * @param confusion planted against found; may be empty
 */
public record StudyResult(
    String id,
    String title,
    String asks,
    Clock clock,
    Outcome outcome,
    String why,
    List<Figure> figures,
    List<String> notes,
    List<ErrorPair> pairs,
    List<Level> levels,
    List<Counted> confusion) {

  /** What a study runs on. */
  public enum Clock {
    /** The process's clock, over real sockets: the host has a part in it. */
    REAL("real time"),
    /** Virtual time: the same on every host. */
    VIRTUAL("virtual time"),
    /** No clock at all. */
    NONE("no clock");

    private final String words;

    Clock(String words) {
      this.words = words;
    }

    /** The words of reports. */
    public String words() {
      return words;
    }
  }

  public StudyResult {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
    pairs = List.copyOf(pairs);
    levels = List.copyOf(levels);
    confusion = List.copyOf(confusion);
  }
}
