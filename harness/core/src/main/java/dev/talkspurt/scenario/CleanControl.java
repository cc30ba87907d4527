package dev.talkspurt.scenario;

import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the same call without its faults: what an agent can do when nothing goes wrong. Steps keep
 * their numbers, and with them all that is drawn by their seeds. A retraction, a request beyond the
 * tools and a change of language are what the caller says, and have no clean version: they stay,
 * and so does a tool that fails where no step recovers from it. Pure and thread-safe.
 */
public final class CleanControl {
  private static final String SUFFIX = "--control";
  private static final String KEY = "control";

  private CleanControl() {}

  /** The scenarios, each followed by its control if it asks for one and has none yet. */
  public static List<Scenario> among(List<Scenario> scenarios) {
    Set<String> ids = new TreeSet<>();
    scenarios.forEach(scenario -> ids.add(scenario.id()));
    List<Scenario> all = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      all.add(scenario);
      if (scenario.conduct().withControl() && ids.add(scenario.id() + SUFFIX)) {
        all.add(of(scenario));
      }
    }
    return List.copyOf(all);
  }

  /** Whether a scenario is a control. */
  public static boolean is(Scenario scenario) {
    return "true".equals(scenario.parameters().get(KEY)) && scenario.id().endsWith(SUFFIX);
  }

  /** The id of the scenario that a control belongs to. */
  public static String idOfFaulty(Scenario control) {
    return control.id().substring(0, control.id().length() - SUFFIX.length());
  }

  /** The control of a scenario. */
  public static Scenario of(Scenario scenario) {
    Map<String, String> parameters = new LinkedHashMap<>(scenario.parameters());
    parameters.put(KEY, "true");
    Set<FaultClass> faults = new TreeSet<>();
    List<Step> script = new ArrayList<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      Step step = scenario.script().get(i);
      Optional<Recovery> recovery = step.expect().recovers();
      recovery.map(Recovery::fault).ifPresent(faults::add);
      Caller before = i == 0 ? scenario.caller() : scenario.callerAt(i - 1);
      script.add(
          recovery.isEmpty() ? step : clean(step, recovery.get().fault(), before.conditions()));
    }
    Conduct conduct = scenario.conduct();
    return scenario
        .withScript(script)
        .withTools(tools(scenario.tools(), faults))
        .withConduct(
            new Conduct(
                conduct.retries(),
                conduct.reasks(),
                false,
                conduct.always(),
                conduct.never(),
                conduct.truthful(),
                conduct.latency(),
                conduct.context(),
                conduct.truthfulPlace()))
        .asVariant(scenario.id() + SUFFIX, scenario.name() + " (without its faults)", parameters);
  }

  private static Step clean(Step step, FaultClass fault, Conditions before) {
    return switch (fault) {
      case FALSE_INTERRUPT, SILENCE, DISCONNECT -> new Step.Change(step.place(), CallerChange.NONE);
      case INTERRUPT -> onceFinished(step);
      case NOISE_BURST -> with(step, quiet(step.with()));
      case ASR_DEGRADE -> with(step, clear(step.with(), before));
      case NET_STALL -> with(step, steady(step.with(), before));
      default -> with(step, step.with());
    };
  }

  /** What cuts in is said all the same, once the agent has finished. */
  private static Step onceFinished(Step step) {
    return step instanceof Step.Interrupt cut
        ? new Step.Say(cut.place(), cut.sound(), expecting(cut.expect(), false), cut.with())
        : step;
  }

  /** The step with other conditions, and nothing to recover from. */
  private static Step with(Step step, CallerChange with) {
    Expectations expect = expecting(step.expect(), true);
    if (step instanceof Step.Say say) {
      return new Step.Say(say.place(), say.sound(), expect, with);
    }
    if (step instanceof Step.Interrupt cut) {
      return new Step.Interrupt(cut.place(), cut.moment(), cut.sound(), expect, with);
    }
    if (step instanceof Step.Hear hear) {
      return new Step.Hear(hear.place(), hear.within(), hear.until(), expect);
    }
    if (step instanceof Step.Type type) {
      return new Step.Type(type.place(), type.text(), expect);
    }
    return step instanceof Step.Silence silence
        ? new Step.Silence(silence.place(), silence.length(), expect)
        : step;
  }

  private static Expectations expecting(Expectations expect, boolean yielding) {
    return new Expectations(
        expect.answerWithin(),
        expect.mentions(),
        expect.avoids(),
        expect.calls(),
        yielding ? expect.yieldsWithin() : Optional.empty(),
        expect.repromptsAtMost(),
        expect.repromptsAtLeast(),
        expect.keepsTalking(),
        expect.staysSilent(),
        expect.states(),
        Optional.empty(),
        expect.place());
  }

  /** Without the noise over a part; or without any, be it the step's own or the call's. */
  private static CallerChange quiet(CallerChange with) {
    List<Background> own = with.background().orElse(List.of());
    List<Background> rest = own.stream().filter(noise -> noise.part().isEmpty()).toList();
    boolean parts = rest.size() < own.size();
    Optional<List<Background>> background =
        parts
            ? Optional.of(rest).filter(noises -> !noises.isEmpty())
            : own.isEmpty() ? Optional.of(List.of()) : Optional.empty();
    return new CallerChange(
        with.voice(),
        with.rate(),
        with.pitch(),
        with.disfluency(),
        with.room(),
        background,
        with.echo(),
        with.line(),
        with.network());
  }

  /** Without what degrades the sound: the step's own or, if it has none of its own, the call's. */
  private static CallerChange clear(CallerChange with, Conditions before) {
    boolean own =
        with.room().isPresent() || with.background().isPresent() || with.line().isPresent();
    boolean echoing = before.echo().isPresent();
    return new CallerChange(
        with.voice(),
        with.rate(),
        with.pitch(),
        with.disfluency(),
        own ? Optional.empty() : Optional.of(Optional.empty()),
        own ? Optional.empty() : Optional.of(List.of()),
        Optional.empty(),
        own || echoing ? Optional.empty() : Optional.of(List.of()),
        with.network());
  }

  private static CallerChange steady(CallerChange with, Conditions before) {
    return new CallerChange(
        with.voice(),
        with.rate(),
        with.pitch(),
        with.disfluency(),
        with.room(),
        with.background(),
        with.echo(),
        with.line(),
        before.network().untroubled() ? Optional.empty() : Optional.of(NetworkPlan.UNTROUBLED));
  }

  /** Tools that fail or are slow work, if that is what a step recovers from. */
  private static Map<String, ToolScript> tools(
      Map<String, ToolScript> tools, Set<FaultClass> faults) {
    Map<String, ToolScript> clean = new LinkedHashMap<>();
    tools.forEach(
        (name, tool) ->
            clean.put(
                name,
                new ToolScript(
                    faults.contains(FaultClass.TOOL_SLOW) && FaultSteps.slow(tool.takes())
                        ? new ToolDelay.Fixed(Duration.ZERO)
                        : tool.takes(),
                    tool.answer(),
                    faults.contains(FaultClass.TOOL_ERROR) ? Optional.empty() : tool.failures(),
                    tool.late())));
    return clean;
  }
}
