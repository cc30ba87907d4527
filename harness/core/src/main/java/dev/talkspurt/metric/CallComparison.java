package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.scenario.Scenario.ArgumentMatcher;
import dev.talkspurt.scenario.Scenario.ExpectedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares one expected call with one observed call, argument by argument, from both sides: an
 * argument that lacks is as wrong as one too many. A null argument counts as absent.
 */
final class CallComparison {
  private static final List<String> SEVERITY =
      List.of("MISSING_ARG", "EXTRA_ARG", "WRONG_TYPE", "WRONG_VALUE");

  private CallComparison() {}

  /** Number of failing arguments; infinite if the names differ. */
  static double cost(ExpectedCall expected, ToolUse use) {
    return expected.tool().equals(use.name())
        ? failures(expected, use).size()
        : Double.POSITIVE_INFINITY;
  }

  /** Why the two do not agree, the gravest reason; empty if they do. */
  static String cause(ExpectedCall expected, ToolUse use) {
    List<String> failures = failures(expected, use);
    return SEVERITY.stream().filter(failures::contains).findFirst().orElse("");
  }

  private static List<String> failures(ExpectedCall expected, ToolUse use) {
    TreeSet<String> names = new TreeSet<>(expected.args().keySet());
    names.addAll(use.args().members().keySet());
    List<String> failures = new ArrayList<>();
    for (String name : names) {
      ArgumentMatcher matcher = expected.args().get(name);
      Json value = use.args().get(name).filter(v -> !(v instanceof Json.Null)).orElse(null);
      String failure = failure(matcher, value);
      if (!failure.isEmpty()) {
        failures.add(failure);
      }
    }
    return failures;
  }

  private static String failure(ArgumentMatcher matcher, Json value) {
    if (matcher == null) {
      return value == null ? "" : "EXTRA_ARG";
    }
    if (value == null) {
      return matcher instanceof ArgumentMatcher.Is is && is.value() instanceof Json.Null
          ? ""
          : "MISSING_ARG";
    }
    if (matcher instanceof ArgumentMatcher.Is is) {
      return is.value().equals(value)
          ? ""
          : is.value().kind().equals(value.kind()) ? "WRONG_VALUE" : "WRONG_TYPE";
    }
    if (matcher instanceof ArgumentMatcher.Text text) {
      if (!(value instanceof Json.Str given)) {
        return "WRONG_TYPE";
      }
      return folded(text.value()).equals(folded(given.value())) ? "" : "WRONG_VALUE";
    }
    return "";
  }

  private static String folded(String text) {
    return text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** The call in words: {@code book_slot(day any, time "14:30")}. */
  static String words(ExpectedCall expected) {
    List<String> args = new ArrayList<>();
    for (Map.Entry<String, ArgumentMatcher> arg : new TreeMap<>(expected.args()).entrySet()) {
      args.add(arg.getKey() + " " + words(arg.getValue()));
    }
    return expected.tool() + "(" + String.join(", ", args) + ")";
  }

  private static String words(ArgumentMatcher matcher) {
    if (matcher instanceof ArgumentMatcher.Is is) {
      return is.value().compact();
    }
    return matcher instanceof ArgumentMatcher.Text text ? Json.of(text.value()).compact() : "any";
  }

  static ToolCallMeasure missing(ExpectedCall expected, int step) {
    return new ToolCallMeasure(
        "",
        expected.tool(),
        step,
        Json.object().build(),
        true,
        false,
        "MISSING",
        words(expected),
        Double.NaN,
        Double.NaN,
        "");
  }
}
