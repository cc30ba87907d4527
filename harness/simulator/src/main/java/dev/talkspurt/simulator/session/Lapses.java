package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong between a dialogue that is right and the wire: words lost, turns that end
 * wrongly, attention that fails. Begins with the first words of the caller, so that every agent can
 * greet. Used on the scheduler's thread.
 */
final class Lapses {
  private static final int SHORT_WORDS = 3;
  private static final int LONG_WORDS = 5;
  private static final double SAID = 0.55;
  private static final int TIMES = 3;
  private static final String FOREIGN = "¿Cuáles son los horarios de la tienda y cuánto cuesta?";

  /** What it thinks before it speaks. */
  static final String THOUGHT =
      "The caller is waiting for me to answer, so I will keep this brief and friendly.";

  private final Behaviour behaviour;
  private boolean begun;
  private boolean frozen;

  Lapses(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** The caller speaks. */
  void begin() {
    begun = true;
  }

  /** Whether this goes wrong now. */
  boolean has(Habit habit) {
    return begun && behaviour.has(habit);
  }

  /** The setting of a habit in milliseconds, or its usual one. */
  int ms(Habit habit, int usual) {
    return behaviour.habit(habit).map(fault -> fault.number().orElse(usual)).orElse(usual);
  }

  /** Whether nobody takes notice of these words. */
  boolean ignores(Recognition recognition, boolean cutIn) {
    frozen |= cutIn && has(Habit.FROZEN_AFTER_INTERRUPTION);
    boolean brief =
        recognition.phrase().map(Phrase::text).filter(t -> count(t) <= SHORT_WORDS).isPresent();
    return frozen || brief && has(Habit.IGNORED_SHORT_ANSWER);
  }

  /** What is written down of the caller's words. */
  String transcript(String heard, boolean cutIn) {
    if (has(Habit.WRONG_LANGUAGE_TRANSCRIPT)) {
      return behaviour
          .habit(Habit.WRONG_LANGUAGE_TRANSCRIPT)
          .flatMap(Fault.Habitual::text)
          .orElse(FOREIGN);
    }
    boolean lost = cutIn && has(Habit.LOST_BEGINNING);
    boolean clipped = !cutIn && has(Habit.CLIPPED_TRANSCRIPT) && count(heard) >= LONG_WORDS;
    return lost || clipped ? secondHalf(heard) : heard;
  }

  private static int count(String text) {
    return text.split(" ").length;
  }

  private static String secondHalf(String text) {
    List<String> words = Arrays.asList(text.split(" "));
    return String.join(" ", words.subList((words.size() + 1) / 2, words.size()));
  }

  /** What is said for {@code text}. */
  String words(String text) {
    if (has(Habit.LEAKED_THOUGHTS)) {
      return THOUGHT + " " + text;
    }
    if (!has(Habit.REPEATED_SENTENCE)) {
      return text;
    }
    int times = ms(Habit.REPEATED_SENTENCE, TIMES);
    int end = text.indexOf(". ") < 0 ? text.length() : text.indexOf(". ") + 1;
    return (text.substring(0, end) + " ").repeat(times).strip() + text.substring(end);
  }

  /** How much of a line is said. */
  Line said(Line line) {
    return has(Habit.PREMATURE_TURN_END) ? broken(line) : line;
  }

  /** The line as far as the middle of a sentence. */
  private static Line broken(Line line) {
    String text = line.text();
    int end = text.indexOf(' ', (int) (text.length() * SAID));
    while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end = text.lastIndexOf(' ', end - 1);
    }
    if (end <= 0) {
      return line;
    }
    int samples = (int) ((long) line.samples().length * end / text.length());
    return Line.of(text.substring(0, end), Arrays.copyOf(line.samples(), samples));
  }

  /** The text of a recognition that is sure enough, as it is written down. */
  Optional<String> textOf(Recognition recognition, boolean cutIn) {
    return recognition
        .phrase()
        .filter(phrase -> recognition.confidence() >= behaviour.confidence())
        .map(phrase -> transcript(phrase.text(), cutIn));
  }
}
