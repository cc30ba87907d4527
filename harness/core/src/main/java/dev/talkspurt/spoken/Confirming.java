package dev.talkspurt.spoken;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.scenario.ArgumentMatcher;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spoken.Mention.Kind;
import dev.talkspurt.spoken.SpokenStatement.Echo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a value confirms an argument that the script expects: it is that value, or else the wrong
 * one that a tool was given for it, or a code that can only be taken for it. Thread-safe.
 */
final class Confirming {
  private final Timeline timeline;
  private final Scenario scenario;
  private final Context context;

  Confirming(Timeline timeline, Scenario scenario) {
    this.timeline = timeline;
    this.scenario = scenario;
    this.context = scenario.conduct().context();
  }

  Echo confirms(Mention mention, int step, double atMs) {
    if (!mention.certain() && Values.codes(mention.readings()).isEmpty()) {
      return Echo.NONE;
    }
    boolean wrong = false;
    for (ExpectedCall call : expected(step)) {
      for (var argument : call.args().entrySet()) {
        List<Source> wanted = values(argument.getValue());
        if (wanted.stream().anyMatch(s -> isSame(mention, s))) {
          return Echo.RIGHT;
        }
        wrong =
            wrong || !wanted.isEmpty() && isWrong(mention, call, argument.getKey(), wanted, atMs);
      }
    }
    return wrong ? Echo.WRONG : Echo.NONE;
  }

  /** The calls that the last step up to this one expects, if it is one that expects some. */
  private List<ExpectedCall> expected(int step) {
    for (int i = Math.min(step, scenario.script().size() - 1); i >= 0; i--) {
      Optional<List<ExpectedCall>> calls = scenario.script().get(i).expect().calls();
      if (calls.filter(c -> !c.isEmpty()).isPresent()) {
        return calls.get().stream()
            .filter(call -> !call.rules().retracted() && call.rules().otherwise().isEmpty())
            .toList();
      }
    }
    return List.of();
  }

  private boolean isSame(Mention mention, Source source) {
    return Values.agree(mention.readings(), source.readings(), context);
  }

  private boolean isWrong(
      Mention mention, ExpectedCall call, String argument, List<Source> wanted, double atMs) {
    for (ToolUse use : timeline.toolUses()) {
      Optional<Json> given = use.args().get(argument);
      if (!use.name().equals(call.tool()) || use.calledMs() > atMs || given.isEmpty()) {
        continue;
      }
      List<Source> values = Sources.of(given.get(), context);
      boolean other =
          values.stream()
              .noneMatch(
                  v ->
                      wanted.stream()
                          .anyMatch(w -> Values.agree(v.readings(), w.readings(), context)));
      if (other && values.stream().anyMatch(v -> isSame(mention, v))) {
        return true;
      }
    }
    return wanted.stream()
        .filter(Source::identifier)
        .anyMatch(source -> isMisread(mention, source));
  }

  private static boolean isMisread(Mention mention, Source source) {
    return mention.kind() == Kind.CODE
        && Values.codes(mention.readings()).stream()
            .anyMatch(
                said ->
                    Values.codes(source.readings()).stream()
                        .anyMatch(code -> Values.distance(said, code) < Values.FAR));
  }

  private List<Source> values(ArgumentMatcher matcher) {
    if (matcher instanceof ArgumentMatcher.Is is) {
      return Sources.of(is.value(), context);
    }
    if (matcher instanceof ArgumentMatcher.Text text) {
      return Sources.of(Json.of(text.value()), context);
    }
    return matcher instanceof ArgumentMatcher.Typed typed ? values(typed.matcher()) : List.of();
  }

  private List<Source> values(ValueMatcher matcher) {
    List<Source> values = new ArrayList<>();
    if (matcher instanceof ValueMatcher.OneOf oneOf) {
      oneOf.alternatives().forEach(alternative -> values.addAll(values(alternative)));
    } else if (matcher instanceof ValueMatcher.Exact exact) {
      values.addAll(Sources.of(exact.value(), context));
    } else {
      text(matcher).ifPresent(text -> values.addAll(Sources.of(Json.of(text), context)));
    }
    return values;
  }

  private static Optional<String> text(ValueMatcher matcher) {
    if (matcher instanceof ValueMatcher.Date date) {
      return Optional.of(date.value().toString());
    }
    if (matcher instanceof ValueMatcher.Time time) {
      return Optional.of(time.value().toString());
    }
    if (matcher instanceof ValueMatcher.Money money) {
      return Optional.of(money.value() + " " + money.currency().getCurrencyCode());
    }
    if (matcher instanceof ValueMatcher.Number number) {
      return Optional.of(number.value().toPlainString());
    }
    if (matcher instanceof ValueMatcher.Alnum code) {
      return Optional.of(code.value());
    }
    if (matcher instanceof ValueMatcher.Phone phone) {
      return Optional.of(phone.value());
    }
    return matcher instanceof ValueMatcher.Folded folded
        ? Optional.of(folded.value())
        : Optional.empty();
  }
}
