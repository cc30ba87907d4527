package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads one step, once its kind is known. Not thread-safe. */
final class StepReader {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final String OF_AGENT_SPEECH = " of agent speech";
  private static final String MOMENT =
      "a duration of agent speech (for example 1200 ms of agent speech)";

  private final ExpectationReader expectations;
  private final SoundReader sounds;
  private final CallerReader callers;
  private final ConditionReader conditions;
  private final List<Problem> problems;

  StepReader(
      ExpectationReader expectations,
      SoundReader sounds,
      CallerReader callers,
      ConditionReader conditions,
      List<Problem> problems) {
    this.expectations = expectations;
    this.sounds = sounds;
    this.callers = callers;
    this.conditions = conditions;
    this.problems = problems;
  }

  Optional<Step> read(Json item, String kind) {
    if (item instanceof Json.Str) {
      return Optional.of(
          kind.equals("disconnect")
              ? new Step.Disconnect(item.place(), Expectations.NONE)
              : new Step.HangUp(item.place()));
    }
    List<String> keys =
        switch (kind) {
          case "say", "dtmf", "noise" -> List.of(kind, "expect", "with");
          case "play" -> List.of(kind, "words", "expect", "with");
          case "interrupt" -> List.of(kind, "say", "play", "words", "expect", "with");
          case "hangUp", "change" -> List.of(kind);
          default -> List.of(kind, "expect");
        };
    return Section.of(item, kind.equals("interrupt") ? kind : "step '" + kind + "'", problems, keys)
        .map(section -> step(section, kind));
  }

  private Step step(Section step, String kind) {
    return switch (kind) {
      case "hear" -> hear(step);
      case "say" -> sound(step, kind, SoundReader.spoken(step));
      case "play" -> sound(step, kind, sounds.played(step));
      case "dtmf" -> sound(step, kind, SoundReader.keys(step));
      case "noise" -> noise(step);
      case "interrupt" -> interrupt(step);
      case "silence" -> silence(step);
      case "disconnect" -> disconnect(step);
      case "change" -> new Step.Change(step.place(), callers.change(step, "change"));
      default -> hangUp(step);
    };
  }

  private Step hear(Section step) {
    Optional<Section> hear = step.section("hear", List.of("within", "until"));
    hear.ifPresent(section -> section.require("within", DurationText.EXPECTED));
    Duration within =
        hear.flatMap(section -> section.duration("within", LONGEST_WAIT)).orElse(Duration.ZERO);
    Optional<Condition> until =
        hear.flatMap(section -> section.get("until")).flatMap(conditions::until);
    return new Step.Hear(step.place(), within, until, expect(step, "hear"));
  }

  private Step sound(Section step, String kind, Sound sound) {
    return new Step.Say(step.place(), sound, expect(step, kind), with(step));
  }

  private Step noise(Section step) {
    Optional<Section> noise =
        step.section(
            "noise",
            List.of("play", "words", "after", "peakDb"),
            "an object (noise: { play: cough })");
    noise.ifPresent(section -> section.require("play", "a sound (for example play: cough)"));
    Sound sound = noise.map(sounds::noise).orElse(new Sound.Spoken(""));
    boolean during = noise.filter(section -> section.has("after")).isPresent();
    Expectations expect = expect(step, "noise");
    if (expect.keepsTalking() && !during) {
      step.add(
          expect.place(),
          "'keepsTalking' stands at a noise that comes once the agent has finished, expected it"
              + " with 'after' (after: 700 ms of agent speech)");
    }
    return new Step.Probe(
        step.place(),
        ProbeKind.NOISE,
        noise.flatMap(StepReader::moment).map(Moment.AfterHeard::new),
        sound,
        expect,
        with(step));
  }

  private Step interrupt(Section step) {
    Sound sound = sounds.spokenOrPlayed(step);
    Optional<Section> interrupt = step.section("interrupt", List.of("after"));
    interrupt.ifPresent(section -> section.require("after", MOMENT));
    Duration after = interrupt.flatMap(StepReader::moment).orElse(Duration.ZERO);
    return new Step.Interrupt(
        step.place(), new Moment.AfterHeard(after), sound, expect(step, "interrupt"), with(step));
  }

  private static Optional<Duration> moment(Section section) {
    Optional<Duration> after =
        section
            .get("after")
            .map(value -> value instanceof Json.Str text ? text.value() : "")
            .filter(text -> text.endsWith(OF_AGENT_SPEECH))
            .map(text -> text.substring(0, text.length() - OF_AGENT_SPEECH.length()))
            .flatMap(DurationText::parse);
    if (after.isEmpty() || after.get().compareTo(LONGEST_WAIT) > 0) {
      section.wrong("after", MOMENT);
      return Optional.empty();
    }
    return after;
  }

  private Step silence(Section step) {
    Duration length = step.duration("silence", LONGEST_WAIT).orElse(Duration.ZERO);
    return new Step.Silence(step.place(), length, expect(step, "silence"));
  }

  private Step disconnect(Section step) {
    refuseValue(step, "disconnect", "nothing (write - disconnect, or - disconnect: {})");
    return new Step.Disconnect(step.place(), expect(step, "disconnect"));
  }

  private Step hangUp(Section step) {
    refuseValue(step, "hangUp", "nothing (write - hangUp)");
    return new Step.HangUp(step.place());
  }

  private static void refuseValue(Section step, String key, String expected) {
    Json value = step.get(key).orElseThrow();
    if (!(value instanceof Json.Null) && !value.equals(Json.object().build())) {
      step.wrong(key, expected);
    }
  }

  private Expectations expect(Section step, String kind) {
    return step.get("expect")
        .map(value -> expectations.read(value, kind))
        .orElse(Expectations.NONE);
  }

  private CallerChange with(Section step) {
    return callers.change(step, "with");
  }
}
