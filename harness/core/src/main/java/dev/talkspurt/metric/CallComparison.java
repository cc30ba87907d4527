package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.Outcome;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.metric.CallAccuracy.ArgumentMeasure;
import dev.talkspurt.scenario.ArgumentMatcher;
import dev.talkspurt.scenario.ExpectedCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares one expected call with one observed call, argument by argument, from both sides: an
 * argument that lacks is as wrong as one too many. A null argument counts as absent. Of a call that
 * may be any of several, the one with the fewest failures is meant.
 */
final class CallComparison {
  private static final List<String> SEVERITY =
      List.of("MISSING_ARG", "EXTRA_ARG", "WRONG_TYPE", "WRONG_VALUE");

  private CallComparison() {}

  /** Number of failing arguments; infinite if the names differ. */
  static double cost(ExpectedCall expected, ToolUse use) {
    return alternatives(expected).stream()
        .filter(one -> one.tool().equals(use.name()))
        .mapToDouble(one -> failures(one, use))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Number of failing arguments if the call had the right name. */
  static double costWithoutName(ExpectedCall expected, ToolUse use) {
    return alternatives(expected).stream().mapToDouble(one -> failures(one, use)).min().orElse(0);
  }

  private static long failures(ExpectedCall expected, ToolUse use) {
    return arguments(expected, use).stream().filter(argument -> !argument.strict()).count();
  }

  private static List<ExpectedCall> alternatives(ExpectedCall expected) {
    List<ExpectedCall> all = new ArrayList<>(List.of(expected));
    all.addAll(expected.rules().otherwise());
    return all;
  }

  /** Of a call that may be any of several, the one that is meant. */
  static ExpectedCall meant(ExpectedCall expected, ToolUse use) {
    return alternatives(expected).stream()
        .filter(one -> one.tool().equals(use.name()))
        .min(Comparator.comparingLong(one -> failures(one, use)))
        .orElse(expected);
  }

  /**
   * Why the arguments do not agree, the gravest reason; empty if they do. {@code PREMATURE} if all
   * that is wrong is what the caller said first and took back.
   */
  static String cause(ExpectedCall expected, ToolUse use) {
    ExpectedCall meant = meant(expected, use);
    List<ArgumentMeasure> wrong =
        arguments(meant, use).stream().filter(argument -> !argument.strict()).toList();
    boolean tookBack = wrong.stream().allMatch(argument -> isFirstValue(meant, use, argument));
    if (!wrong.isEmpty() && tookBack) {
      return "PREMATURE";
    }
    Set<String> failures = new LinkedHashSet<>();
    wrong.forEach(argument -> failures.add(argument.failure()));
    return SEVERITY.stream().filter(failures::contains).findFirst().orElse("");
  }

  private static boolean isFirstValue(ExpectedCall call, ToolUse use, ArgumentMeasure argument) {
    return call.args().get(argument.name()) instanceof ArgumentMatcher.Typed typed
        && typed
            .not()
            .filter(first -> first.match(value(use, argument.name()), typed.context()).strict())
            .isPresent();
  }

  private static Json value(ToolUse use, String name) {
    return use.args().get(name).filter(v -> !(v instanceof Json.Null)).orElse(null);
  }

  /** Every argument expected or observed, by name. */
  static List<ArgumentMeasure> arguments(ExpectedCall expected, ToolUse use) {
    TreeSet<String> names = new TreeSet<>(expected.args().keySet());
    names.addAll(use.args().members().keySet());
    List<ArgumentMeasure> arguments = new ArrayList<>();
    for (String name : names) {
      ArgumentMatcher matcher = expected.args().get(name);
      Json value = value(use, name);
      if (matcher != null || value != null) {
        arguments.add(argument(name, matcher, value));
      }
    }
    return arguments;
  }

  private static ArgumentMeasure argument(String name, ArgumentMatcher matcher, Json value) {
    boolean unexpected = matcher == null;
    ValueMatcher wanted = unexpected ? new ValueMatcher.Absent() : bare(matcher);
    Context context =
        matcher instanceof ArgumentMatcher.Typed typed ? typed.context() : Context.NONE;
    Outcome outcome = wanted.match(value, context);
    boolean leaf = !unexpected && !(wanted instanceof ValueMatcher.Absent);
    int[] leaves = leaf ? leaves(wanted, value, context, outcome) : new int[3];
    String failure = outcome.strict() ? "" : outcome.failure().name();
    return new ArgumentMeasure(
        name,
        outcome.strict(),
        outcome.forgiven(),
        failure,
        outcome.expected(),
        value == null ? "" : outcome.observed().orElse(""),
        outcome.why(),
        leaves[0],
        leaves[1],
        leaves[2]);
  }

  /** Values expected, those that agree, and those that agree or are forgiven. */
  private static int[] leaves(ValueMatcher wanted, Json value, Context context, Outcome outcome) {
    boolean list =
        wanted instanceof ValueMatcher.Exact exact
            && exact.value() instanceof Json.Arr items
            && !items.items().isEmpty();
    if (!list) {
      return new int[] {1, outcome.strict() ? 1 : 0, outcome.forgiven() ? 1 : 0};
    }
    List<Json> items = ((Json.Arr) ((ValueMatcher.Exact) wanted).value()).items();
    List<Json> given = value instanceof Json.Arr seen ? seen.items() : List.of();
    int[] sum = new int[3];
    for (int i = 0; i < items.size(); i++) {
      ValueMatcher item = new ValueMatcher.Exact(items.get(i));
      Json seen = i < given.size() ? given.get(i) : null;
      int[] part = leaves(item, seen, context, item.match(seen, context));
      for (int k = 0; k < sum.length; k++) {
        sum[k] += part[k];
      }
    }
    return sum;
  }

  private static ValueMatcher bare(ArgumentMatcher matcher) {
    if (matcher instanceof ArgumentMatcher.Is is) {
      return new ValueMatcher.Exact(is.value());
    }
    if (matcher instanceof ArgumentMatcher.Text text) {
      return new ValueMatcher.Folded(text.value());
    }
    return matcher instanceof ArgumentMatcher.Typed typed
        ? typed.matcher()
        : new ValueMatcher.Any();
  }

  /** The call in words: {@code book_slot(day any, time "14:30")}. */
  static String words(ExpectedCall expected) {
    List<String> args = new ArrayList<>();
    for (Map.Entry<String, ArgumentMatcher> arg : new TreeMap<>(expected.args()).entrySet()) {
      args.add(arg.getKey() + " " + bare(arg.getValue()).words());
    }
    return expected.tool() + "(" + String.join(", ", args) + ")";
  }
}
