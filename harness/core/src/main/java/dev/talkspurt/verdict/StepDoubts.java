package dev.talkspurt.verdict;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Steps at which nothing, or too little, is asked of the agent. */
final class StepDoubts {
  private final Scenario scenario;
  private final List<Step> script;
  private final List<Problem> found;

  StepDoubts(Scenario scenario, List<Problem> found) {
    this.scenario = scenario;
    this.script = scenario.script();
    this.found = found;
  }

  void find() {
    for (int i = 0; i < script.size(); i++) {
      Step step = script.get(i);
      if (step instanceof Step.Interrupt interrupt) {
        interrupt(interrupt);
      } else if (step instanceof Step.Probe probe) {
        probe(probe);
      } else if (step instanceof Step.Say say) {
        say(say, i);
      }
      limits(step.expect());
    }
    walk(0, script.size());
  }

  private void interrupt(Step.Interrupt interrupt) {
    boolean mayTalkOn = scenario.agent().turnDetection().interruptible().equals(Optional.of(false));
    boolean judged =
        interrupt.expect().yieldsWithin().isPresent() || yieldsToRecover(interrupt.expect());
    if (interrupt.moment().overlaps() && !judged && !mayTalkOn) {
      warn(
          interrupt.place(),
          "interruption without 'yields': an agent that talks on passes, expected how soon it must"
              + " stop (expect: { yields: { within: 900 ms } })");
    }
  }

  private static boolean yieldsToRecover(Expectations expect) {
    return expect
        .recovers()
        .filter(r -> r.goals().stream().anyMatch(Recovery.Goal.Yields.class::isInstance))
        .isPresent();
  }

  private void probe(Step.Probe probe) {
    Expectations expect = probe.expect();
    if (expect.keepsTalking() || expect.staysSilent() || asksForAnything(expect)) {
      return;
    }
    boolean over = probe.moment().filter(Moment::overlaps).isPresent();
    warn(
        probe.place(),
        probe.kind()
            + " of which nothing is expected: whatever the agent makes of it passes, expected "
            + (over
                ? "'keepsTalking' or 'staysSilent' (expect: { keepsTalking: true })"
                : "'staysSilent' (expect: { staysSilent: true })"));
  }

  private void say(Step.Say say, int index) {
    if (asksForAnything(say.expect()) || judgedElsewhere(index)) {
      return;
    }
    warn(
        say.place(),
        say.kind()
            + " without an expectation: any sound within "
            + DurationText.write(Duration.ofMillis((long) MeasureCall.ANSWER_LIMIT_MS))
            + " passes for its answer, expected 'answer', 'calls' or 'recovers' (expect: { answer:"
            + " { within: 3 s } })");
  }

  private static boolean asksForAnything(Expectations expect) {
    return expect.answerWithin().isPresent()
        || expect.calls().isPresent()
        || expect.recovers().isPresent()
        || !expect.mentions().isEmpty()
        || !expect.avoids().isEmpty()
        || !expect.states().isEmpty();
  }

  /** By what follows, which needs the answer, or by what the whole call must come to. */
  private boolean judgedElsewhere(int index) {
    boolean whole =
        scenario.state().expected().isPresent()
            || !scenario.conduct().always().isEmpty()
            || scenario.conduct().truthful();
    Optional<Step> next =
        script.stream().skip(index + 1L).filter(step -> !(step instanceof Step.Change)).findFirst();
    return whole || next.filter(StepDoubts::needsAnswer).isPresent();
  }

  private static boolean needsAnswer(Step step) {
    if (step instanceof Step.Hear hear) {
      return hear.until().isPresent() || asksForAnything(hear.expect());
    }
    boolean into =
        step instanceof Step.Interrupt
            || step instanceof Step.Probe probe && probe.moment().isPresent();
    return step instanceof Step.When || into;
  }

  private void limits(Expectations expect) {
    Duration longest = Duration.ofMillis((long) MeasureCall.ANSWER_LIMIT_MS);
    Duration window = Duration.ofMillis((long) MeasureCall.YIELD_WINDOW_MS);
    if (expect.answerWithin().filter(within -> within.compareTo(longest) > 0).isPresent()) {
      warn(
          expect.place(),
          "an answer within %s is no limit: one that takes longer than %s counts as none at all,"
                  .formatted(
                      DurationText.write(expect.answerWithin().get()), DurationText.write(longest))
              + " expected less (answer: { within: 3 s })");
    }
    if (expect.yieldsWithin().filter(within -> within.compareTo(window) > 0).isPresent()) {
      warn(
          expect.place(),
          "yields within %s is too lax: who talks on for more than %s does not yield,"
                  .formatted(
                      DurationText.write(expect.yieldsWithin().get()), DurationText.write(window))
              + " expected less (yields: { within: 900 ms })");
    }
    boolean anyNumber =
        expect.repromptsAtLeast().equals(Optional.of(0)) && expect.repromptsAtMost().isEmpty();
    if (anyNumber) {
      warn(
          expect.place(),
          "'reprompts: at least 0' holds whatever the agent does, expected a count that it can miss"
              + " (reprompts: at most 1)");
    }
  }

  /** Whether the end of these steps can be reached; the first that cannot is noted. */
  private boolean walk(int from, int to) {
    boolean reached = true;
    for (int i = from; i < to; i++) {
      Step step = script.get(i);
      if (!reached) {
        warn(
            step.place(),
            step.kind()
                + " is never reached: every way to it has hung up before, expected hangUp to be"
                + " the last (remove one)");
        return false;
      }
      if (step instanceof Step.HangUp) {
        reached = false;
      } else if (step instanceof Step.When when) {
        int then = Math.min(to, i + 1 + when.thenSteps());
        int otherwise = Math.min(to, then + when.otherwiseSteps());
        boolean through = walk(i + 1, then);
        reached = walk(then, otherwise) || through;
        i = otherwise - 1;
      }
    }
    return reached;
  }

  private void warn(Place place, String message) {
    found.add(Doubts.warning(place, message));
  }
}
