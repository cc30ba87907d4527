package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the same call with turns that we end ourselves, to estimate what the provider's own turn
 * detection costs.
 *
 * <p>The caller says the same, with the same seeds. Nothing is expected of such a call: it is there
 * to be timed. Sounds that are no turn are left out of it, since whoever ends turns himself does
 * not mark them and they cannot reach the agent's ear; steps keep their numbers. Pure and
 * thread-safe.
 */
public final class ManualTwin {
  private static final String SUFFIX = "--manual";
  private static final String KEY = "manual";

  private ManualTwin() {}

  /**
   * The scenarios, each followed by its twin; controls have none.
   *
   * @throws BadInput for an agent whose turns we end anyhow
   */
  public static List<Scenario> among(List<Scenario> scenarios) {
    List<Problem> problems = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      if (scenario.agent().turnDetection().manual()) {
        problems.add(
            new Problem(
                scenario.place(),
                "--endpointing compares with turns that we end ourselves, but agent '"
                    + scenario.agent().name()
                    + "' has turnDetection.manual: true, expected one that finds turns itself"));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return withTwins(scenarios);
  }

  private static List<Scenario> withTwins(List<Scenario> scenarios) {
    List<Scenario> all = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      all.add(scenario);
      if (!CleanControl.is(scenario)) {
        all.add(of(scenario));
      }
    }
    return List.copyOf(all);
  }

  /** Whether a scenario is such a twin. */
  public static boolean is(Scenario scenario) {
    return "true".equals(scenario.parameters().get(KEY)) && scenario.id().endsWith(SUFFIX);
  }

  /** The id of the scenario that a twin belongs to. */
  public static String idOfOther(Scenario twin) {
    return twin.id().substring(0, twin.id().length() - SUFFIX.length());
  }

  /** The twin of a scenario. */
  public static Scenario of(Scenario scenario) {
    Map<String, String> parameters = new LinkedHashMap<>(scenario.parameters());
    parameters.put(KEY, "true");
    Conduct conduct = scenario.conduct();
    return OverrideKeys.manual(scenario)
        .withScript(scenario.script().stream().map(ManualTwin::unjudged).toList())
        .withConduct(
            new Conduct(
                conduct.retries(),
                conduct.reasks(),
                false,
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                conduct.context()))
        .asVariant(
            scenario.id() + SUFFIX, scenario.name() + " (turns ended by the caller)", parameters);
  }

  private static Step unjudged(Step step) {
    if (step instanceof Step.Say say) {
      return new Step.Say(say.place(), say.sound(), Expectations.NONE, say.with());
    }
    if (step instanceof Step.Interrupt cut) {
      return new Step.Interrupt(
          cut.place(), cut.moment(), cut.sound(), Expectations.NONE, cut.with());
    }
    if (step instanceof Step.Probe probe) {
      return new Step.Change(probe.place(), CallerChange.NONE);
    }
    if (step instanceof Step.Hear hear) {
      return new Step.Hear(hear.place(), hear.within(), hear.until(), Expectations.NONE);
    }
    if (step instanceof Step.Silence silence) {
      return new Step.Silence(silence.place(), silence.length(), Expectations.NONE);
    }
    if (step instanceof Step.Type type) {
      return new Step.Type(type.place(), type.text(), Expectations.NONE);
    }
    return step instanceof Step.Disconnect gone
        ? new Step.Disconnect(gone.place(), Expectations.NONE)
        : step;
  }
}
