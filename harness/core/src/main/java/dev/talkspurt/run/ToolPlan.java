package dev.talkspurt.run;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.ToolAnswer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the bench does about one tool call.
 *
 * @param delayNs from the call to the answer
 * @param late whether the answer is sent even if the agent withdraws the call
 * @param fault {@code error}, {@code timeout}, {@code unknownTool} …, or empty: known before the
 *     answer is
 * @param answered false: never
 * @param endpoint who knows the answer; empty: the bench itself
 * @param work carries the call out, and answers; not before its time has come
 * @param finish makes of that answer the one that is sent
 */
record ToolPlan(
    long delayNs,
    boolean late,
    String fault,
    boolean answered,
    Optional<ToolAnswer.FromEndpoint> endpoint,
    Supplier<Json.Obj> work,
    Function<Json.Obj, Json.Obj> finish) {

  /** Answer so, as soon as possible. */
  static ToolPlan atOnce(Json.Obj response, String fault) {
    return new ToolPlan(
        0, false, fault, true, Optional.empty(), () -> response, Function.identity());
  }

  /** The answer of the bench itself. */
  Json.Obj respond() {
    return finish.apply(work.get());
  }
}
