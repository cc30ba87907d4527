package dev.talkspurt.simulator.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text with places to fill in: {@code {slot}} and {@code {result.a.0}}. Immutable. */
final class Template {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z][\\w.-]*)}");

  /** What stands before the name of a slot for the value it had before. */
  static final String BEFORE = "before.";

  /** The words of its last answer that the caller has heard. */
  static final String ALL_HEARD = "heard";

  private static final String RESULT = "result.";
  private static final Pattern HEARD =
      Pattern.compile("\\{heard\\.([A-Za-z][\\w-]*)(\\.\\d{1,3})?}");

  private final List<String> texts = new ArrayList<>();
  private final List<String> holes = new ArrayList<>();
  private final boolean whole;

  Template(String source) {
    Matcher matcher = HOLE.matcher(source);
    int from = 0;
    while (matcher.find()) {
      texts.add(source.substring(from, matcher.start()));
      holes.add(matcher.group(1));
      from = matcher.end();
    }
    texts.add(source.substring(from));
    whole = holes.size() == 1 && texts.stream().allMatch(String::isEmpty);
  }

  /** A lone or misplaced brace, which can only be a mistake. */
  boolean hasStrayBrace() {
    return texts.stream().anyMatch(t -> t.indexOf('{') >= 0 || t.indexOf('}') >= 0);
  }

  Set<String> slots() {
    Set<String> slots = new LinkedHashSet<>(holes);
    slots.removeIf(Template::isResult);
    return slots;
  }

  boolean needsResult() {
    return holes.stream().anyMatch(Template::isResult);
  }

  /** Paths below the result of all holes that stand for a part of it. */
  Stream<List<String>> results() {
    return holes.stream().filter(Template::isResult).map(Template::path);
  }

  /** The only hole, if the text is nothing else. */
  Optional<String> onlyHole() {
    return whole ? Optional.of(holes.get(0)) : Optional.empty();
  }

  /** The text in pieces: words from their first letter on, and holes. */
  <T> List<T> pieces(Function<String, T> words, Function<String, T> hole) {
    List<T> pieces = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Optional.of(texts.get(i).strip().replaceFirst("^[^\\p{L}\\p{N}]+", ""))
          .filter(text -> !text.isEmpty())
          .map(words)
          .ifPresent(pieces::add);
      if (i < holes.size()) {
        pieces.add(hole.apply(holes.get(i)));
      }
    }
    return pieces;
  }

  String fill(Function<String, String> value) {
    StringBuilder out = new StringBuilder(texts.get(0));
    for (int i = 0; i < holes.size(); i++) {
      out.append(value.apply(holes.get(i))).append(texts.get(i + 1));
    }
    return out.toString();
  }

  /** Whether the text is a value of the slot that the caller has heard, and nothing else. */
  static boolean isHeard(String text, String slot) {
    Matcher heard = HEARD.matcher(text);
    return heard.matches() && heard.group(1).equals(slot);
  }

  /**
   * The slot that a hole is about: {@code before.day}, {@code heard.day} and {@code heard.day.1}
   * are about {@code day}.
   */
  static String slotOf(String hole) {
    if (hole.startsWith(BEFORE)) {
      return hole.substring(BEFORE.length());
    }
    Matcher heard = HEARD.matcher("{" + hole + "}");
    return heard.matches() ? heard.group(1) : hole;
  }

  /** Whether a hole stands for a part of a tool's answer. */
  static boolean isResult(String hole) {
    return hole.startsWith(RESULT) || hole.equals("result");
  }

  /** The path below the result: {@code result.a.0} has {@code a}, {@code 0}. */
  static List<String> path(String hole) {
    return hole.equals("result")
        ? List.of()
        : List.of(hole.substring(RESULT.length()).split("\\."));
  }
}
