package dev.talkspurt.scenario;

import dev.talkspurt.document.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which step can bring which fault about, and what else it takes. */
final class FaultSteps {
  /** Steps with which the caller says something to the agent. */
  static final List<String> SOUNDS = List.of("say", "play", "dtmf", "interrupt");

  /** A tool is slow from here on. */
  static final Duration SLOW = Duration.ofSeconds(5);

  private static final List<String> WORDS = List.of("say", "play", "interrupt");
  private static final List<String> ANY =
      List.of("hear", "say", "play", "dtmf", "interrupt", "silence");

  private FaultSteps() {}

  static boolean makeSound(String kind) {
    return SOUNDS.contains(kind);
  }

  /** The kinds of steps that can bring it about. */
  static List<String> of(FaultClass fault) {
    return switch (fault) {
      case NOISE_BURST, ASR_DEGRADE, OUT_OF_SCOPE, LANG_SWITCH -> WORDS;
      case CORRECTION -> SOUNDS;
      case TOOL_ERROR, TOOL_SLOW, NET_STALL -> ANY;
      case INTERRUPT -> List.of("interrupt");
      case FALSE_INTERRUPT -> Arrays.stream(ProbeKind.values()).map(ProbeKind::word).toList();
      case SILENCE -> List.of("silence");
      case DISCONNECT -> List.of("disconnect");
    };
  }

  /** All kinds of steps at which a recovery can stand. */
  static List<String> all() {
    return Arrays.stream(FaultClass.values())
        .flatMap(fault -> of(fault).stream())
        .distinct()
        .toList();
  }

  /** Note every fault that the scenario does not bring about where it says so. */
  static void check(
      List<Step> script, Caller caller, Map<String, ToolScript> tools, List<Problem> problems) {
    Caller now = caller;
    for (Step step : script) {
      if (step instanceof Step.Change change) {
        now = change.change().applyTo(now);
      }
      Conditions conditions = step.with().applyTo(now).conditions();
      step.expect()
          .recovers()
          .ifPresent(
              recovery -> {
                String lacks = lacks(recovery.fault(), step, conditions, tools);
                if (!lacks.isEmpty()) {
                  problems.add(new Problem(recovery.place(), lacks));
                }
              });
    }
  }

  /** Note that a control is asked for where there is no fault to leave out. */
  static void checkControl(Section scenario, List<Step> script) {
    boolean asked = scenario.has("withControl") && scenario.flag("withControl").orElse(false);
    if (asked && script.stream().allMatch(step -> step.expect().recovers().isEmpty())) {
      scenario.add(
          scenario.keyPlace("withControl"),
          "'withControl' stands in a scenario in which no step 'recovers', expected a fault to"
              + " leave out (remove it)");
    }
  }

  /** Note every noise over a part of a sound that is not there. */
  static void checkParts(List<Step> script, Caller caller, List<Problem> problems) {
    parts(caller.conditions().background(), Optional.empty(), problems);
    for (Step step : script) {
      if (step instanceof Step.Change change) {
        parts(change.change().background().orElse(List.of()), Optional.empty(), problems);
      }
      Optional<String> text =
          step instanceof Step.Say || step instanceof Step.Interrupt
              ? step.makes().map(Sound::text)
              : Optional.empty();
      parts(step.with().background().orElse(List.of()), text, problems);
    }
  }

  private static void parts(
      List<Conditions.Background> noises, Optional<String> text, List<Problem> problems) {
    for (Conditions.Background noise : noises) {
      noise
          .part()
          .filter(part -> text.isEmpty() || !part.isIn(text.get()))
          .ifPresent(
              part ->
                  problems.add(
                      new Problem(
                          noise.place(),
                          text.isEmpty()
                              ? "noise over a part of a sound stands where the caller says"
                                  + " nothing, expected it under 'with' of a say, play or"
                                  + " interrupt"
                              : "noise is over "
                                  + Words.quote(part.over().orElse(""))
                                  + ", expected words of the step ("
                                  + Words.quote(text.get())
                                  + ")")));
    }
  }

  private static String lacks(
      FaultClass fault, Step step, Conditions conditions, Map<String, ToolScript> tools) {
    Stream<ToolScript> all = tools.values().stream();
    String expected =
        switch (fault) {
          case NOISE_BURST ->
              conditions.background().isEmpty()
                  ? "no noise, expected some (with: { background: { noise: white, snrDb: 0 } })"
                  : "";
          case ASR_DEGRADE ->
              conditions.clean()
                  ? "clean sound, expected it degraded (with: { line: telephone })"
                  : "";
          case TOOL_ERROR ->
              all.noneMatch(tool -> tool.failures().isPresent())
                  ? "no tool that fails, expected one (fails: { with: error, times: 1 })"
                  : "";
          case TOOL_SLOW ->
              all.noneMatch(tool -> slow(tool.takes()))
                  ? "no tool that takes 5 s or more, expected one (takes: 8 s)"
                  : "";
          case NET_STALL ->
              conditions.network().stalls().isEmpty()
                  ? "a network that does not stall, expected one that does (with: { network: {"
                      + " stalls: [ { at: 500 ms, for: 2 s, mode: burst } ] } })"
                  : "";
          case FALSE_INTERRUPT ->
              step instanceof Step.Probe probe
                      && probe.moment().filter(Moment::overlaps).isPresent()
                  ? ""
                  : "a sound that comes once the agent has finished, expected it within the agent's"
                      + " speech (after: 700 ms of agent speech)";
          default -> "";
        };
    return expected.isEmpty()
        ? ""
        : "'recovers' is from " + fault.word() + " at a step with " + expected;
  }

  /** Whether it can take so long that an agent must say something meanwhile. */
  static boolean slow(ToolDelay delay) {
    Duration longest =
        delay instanceof ToolDelay.Fixed fixed
            ? fixed.length()
            : delay instanceof ToolDelay.Around around
                ? around.median()
                : ((ToolDelay.Between) delay).to();
    return longest.compareTo(SLOW) >= 0;
  }
}
