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
  private static final String RESULT = "result.";

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

  String fill(Function<String, String> value) {
    StringBuilder out = new StringBuilder(texts.get(0));
    for (int i = 0; i < holes.size(); i++) {
      out.append(value.apply(holes.get(i))).append(texts.get(i + 1));
    }
    return out.toString();
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
