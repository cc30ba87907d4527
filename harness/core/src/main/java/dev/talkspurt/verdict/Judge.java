package dev.talkspurt.verdict;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a call by its script. Each expectation is passed, failed or inconclusive, with its
 * evidence; the call takes the gravest: an invalid bench before a provider error, before a failure,
 * before too little evidence. What the agent failed before the provider broke the call stays
 * listed. Pure and thread-safe.
 */
public final class Judge {
  private static final List<Verdict> GRAVEST_FIRST =
      List.of(
          Verdict.INVALID_BENCH,
          Verdict.PROVIDER_ERROR,
          Verdict.FAILED,
          Verdict.INCONCLUSIVE,
          Verdict.PASSED);

  private final Scenario scenario;
  private final Timeline timeline;
  private final Measurements measurements;
  private final Set<Capability> capabilities;

  private Judge(
      Scenario scenario,
      Timeline timeline,
      Measurements measurements,
      Set<Capability> capabilities) {
    this.scenario = scenario;
    this.timeline = timeline;
    this.measurements = measurements;
    this.capabilities = told(capabilities, scenario);
  }

  /** What the session can tell, without what the agent file asks it not to tell. */
  private static Set<Capability> told(Set<Capability> capabilities, Scenario scenario) {
    Json.Obj transcription = scenario.agent().settings().section("transcription");
    Set<Capability> told = new HashSet<>(capabilities);
    if (transcription.text("agent").isPresent()) {
      told.remove(Capability.OUTPUT_TRANSCRIPT);
    }
    if (transcription.text("caller").isPresent()) {
      told.remove(Capability.INPUT_TRANSCRIPT);
    }
    return told;
  }

  /**
   * How the call came out.
   *
   * @param capabilities what the session's protocol can tell; an expectation that needs another is
   *     inconclusive
   */
  public static Judgement judge(
      Scenario scenario,
      Timeline timeline,
      Measurements measurements,
      Set<Capability> capabilities) {
    return new Judge(scenario, timeline, measurements, capabilities).judgement();
  }

  private Judgement judgement() {
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      StepContext context =
          new StepContext(i, scenario.script().get(i), timeline, measurements, capabilities);
      addStep(context);
      checks.addAll(context.checks());
    }
    StateChecks.add(scenario, timeline, firstOpenStep() >= 0, checks);
    boolean told = capabilities.contains(Capability.OUTPUT_TRANSCRIPT);
    scenario
        .conduct()
        .latency()
        .ifPresent(limits -> LatencyChecks.add(limits, measurements, checks));
    new CallStatementChecks(scenario, timeline, measurements, told, firstOpenStep() >= 0)
        .add(checks);
    checks.add(ending());
    for (String problem : measurements.benchProblems()) {
      checks.add(
          new Check(
              -1,
              scenario.place(),
              "the bench keeps time and records everything",
              Verdict.INVALID_BENCH,
              problem,
              Double.NaN));
    }
    Verdict verdict =
        GRAVEST_FIRST.stream()
            .filter(v -> checks.stream().anyMatch(check -> check.verdict() == v))
            .findFirst()
            .orElse(Verdict.PASSED);
    return new Judgement(verdict, attribution(verdict), reasons(checks), checks);
  }

  private static void addStep(StepContext context) {
    Step step = context.step;
    if (context.span().filter(span -> !span.ran()).isPresent()) {
      context.add(
          step.place(), "this step", Verdict.NOT_RUN, context.span().get().detail(), Double.NaN);
      return;
    }
    if (step.makes().isPresent() ? context.sound().isEmpty() : context.span().isEmpty()) {
      if (!(step instanceof Step.HangUp || step instanceof Step.Change)) {
        addNeverCameAbout(context);
      }
      return;
    }
    if (step instanceof Step.HangUp || step instanceof Step.Change) {
      return;
    }
    boolean unable = step.makes().isEmpty() && context.span().get().outcome().equals("skipped");
    if (unable) {
      addNeverCameAbout(context);
      return;
    }
    if (step instanceof Step.Show || step instanceof Step.Share || step instanceof Step.Mute) {
      return;
    }
    if (step instanceof Step.When when) {
      ConditionChecks.addWhen(context, when);
    } else if (step instanceof Step.Hear hear && hear.until().isPresent()) {
      ConditionChecks.addHearUntil(context, hear);
    } else if (step instanceof Step.Hear hear) {
      ListenChecks.addHear(context, hear);
    } else if (step instanceof Step.Type) {
      TypedChecks.add(context);
    } else if (step instanceof Step.Silence silence) {
      ListenChecks.addSilence(context, silence);
    } else if (step instanceof Step.Probe) {
      ProbeChecks.add(context);
      ProbeChecks.addVoid(context);
    } else if (!(step instanceof Step.Disconnect)) {
      ProbeChecks.addVoid(context);
      YieldChecks.add(context);
      AnswerChecks.add(context);
    }
    ToolChecks.add(context);
    RecoveryChecks.add(context);
  }

  private static void addNeverCameAbout(StepContext context) {
    Optional<StepSpan> span = context.span();
    String detail = span.map(StepSpan::detail).filter(text -> !text.isBlank()).orElse("");
    String evidence =
        span.isEmpty()
            ? "the call was over before it"
            : detail.isEmpty()
                ? "it did not come to it"
                : context.step instanceof Step.Interrupt
                    ? detail + context.heardBefore(span.get().endMs())
                    : detail;
    context.add(
        context.step.place(),
        hasMoment(context.step) ? ProbeChecks.moment(context.step) : "this step to be reached",
        Verdict.INCONCLUSIVE,
        evidence,
        span.map(StepSpan::startMs).orElse(Double.NaN));
  }

  private static boolean hasMoment(Step step) {
    return step instanceof Step.Interrupt
        || step instanceof Step.Probe probe && probe.moment().isPresent();
  }

  /** Whether the call lasted as long as its script. */
  private Check ending() {
    int open = firstOpenStep();
    Verdict verdict = Verdict.PASSED;
    String evidence = timeline.closedByUs() ? "the caller hung up" : "closed after the last step";
    if (open >= 0) {
      verdict = broken();
      evidence = Broken.evidence(scenario, timeline, open);
    }
    return new Check(
        -1,
        scenario.place(),
        "the call lasts to the end of its script",
        verdict,
        evidence,
        timeline.closedAtMs());
  }

  private Verdict broken() {
    if (Double.isNaN(timeline.closedAtMs())) {
      return Verdict.INVALID_BENCH;
    }
    return timeline.closedByUs() ? Verdict.INCONCLUSIVE : Verdict.PROVIDER_ERROR;
  }

  private int firstOpenStep() {
    for (int i = 0; i < scenario.script().size(); i++) {
      int index = i;
      boolean ended =
          timeline.steps().stream().anyMatch(s -> s.index() == index && !Double.isNaN(s.endMs()));
      boolean hangingUp = scenario.script().get(i) instanceof Step.HangUp && timeline.closedByUs();
      if (!ended && !hangingUp) {
        return i;
      }
    }
    return -1;
  }

  private Attribution attribution(Verdict verdict) {
    switch (verdict) {
      case INVALID_BENCH:
        return Attribution.BENCH;
      case FAILED:
        return Attribution.AGENT;
      case PROVIDER_ERROR:
        return ended(timeline.closeMeaning());
      default:
        return Attribution.NONE;
    }
  }

  /** Whose doing the end of a session was, by the word that its meaning begins with. */
  private static Attribution ended(String meaning) {
    return switch (meaning.substring(0, Math.max(0, meaning.indexOf(": ")))) {
      case "network" -> Attribution.NETWORK;
      case "config" -> Attribution.AGENT;
      // The key, the address and where it is called from are ours, not the agent's.
      case "target" -> Attribution.BENCH;
      default -> Attribution.PROVIDER;
    };
  }

  private List<String> reasons(List<Check> checks) {
    return checks.stream()
        .filter(check -> !check.verdict().harmless())
        .sorted(Comparator.comparingInt(check -> GRAVEST_FIRST.indexOf(check.verdict())))
        .map(this::reason)
        .toList();
  }

  private String reason(Check check) {
    if (check.stepIndex() < 0) {
      return check.evidence();
    }
    String kind = scenario.script().get(check.stepIndex()).kind();
    return "step "
        + (check.stepIndex() + 1)
        + " ("
        + kind
        + "): expected "
        + check.expectation()
        + ", but "
        + check.evidence();
  }
}
