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

  private final ExpectationReader expectations;
  private final SoundReader sounds;
  private final CallerReader callers;
  private final ConditionReader conditions;
  private final MomentReader moments;
  private final ProbeReader probes;
  private final SeenReader seen;
  private final List<Problem> problems;

  StepReader(
      ExpectationReader expectations,
      SoundReader sounds,
      CallerReader callers,
      ConditionReader conditions,
      MomentReader moments,
      SeenReader seen,
      List<Problem> problems) {
    this.expectations = expectations;
    this.sounds = sounds;
    this.callers = callers;
    this.conditions = conditions;
    this.moments = moments;
    this.probes = new ProbeReader(sounds, moments, callers, expectations, problems);
    this.seen = seen;
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
          case "say", "dtmf" -> List.of(kind, "expect", "with");
          case "play" -> List.of(kind, "words", "expect", "with");
          case "interrupt" -> List.of(kind, "say", "play", "words", "expect", "with");
          case "hangUp", "change", "show", "share", "mute" -> List.of(kind);
          default ->
              ProbeReader.kinds().contains(kind)
                  ? List.of(kind, "expect", "with")
                  : List.of(kind, "expect");
        };
    return Section.of(item, kind.equals("interrupt") ? kind : "step '" + kind + "'", problems, keys)
        .map(section -> step(section, kind));
  }

  private Step step(Section step, String kind) {
    Optional<ProbeKind> probe = probe(step, kind);
    if (probe.isPresent()) {
      return probes.read(step, probe.get());
    }
    if (SeenReader.KINDS.contains(kind)) {
      return seen.read(step, kind, kind.equals("type") ? expect(step, kind) : Expectations.NONE);
    }
    return switch (kind) {
      case "hear" -> hear(step);
      case "say" -> sound(step, kind, SoundReader.spoken(step));
      case "play" -> sound(step, kind, sounds.played(step));
      case "dtmf" -> sound(step, kind, SoundReader.keys(step, "dtmf"));
      case "interrupt" -> interrupt(step);
      case "silence" -> silence(step);
      case "disconnect" -> disconnect(step);
      case "change" -> new Step.Change(step.place(), callers.change(step, "change"));
      default -> hangUp(step);
    };
  }

  /** Keys are a turn unless they have a moment. */
  private static Optional<ProbeKind> probe(Section step, String kind) {
    boolean turn =
        kind.equals(ProbeKind.DTMF.word()) && !(step.get(kind).orElseThrow() instanceof Json.Obj);
    return turn ? Optional.empty() : ProbeKind.of(kind);
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

  private Step interrupt(Section step) {
    Sound sound = sounds.spokenOrPlayed(step, "interrupt", "Wait, I meant Thursday.");
    Moment moment =
        step.section("interrupt", MomentReader.KEYS)
            .flatMap(interrupt -> moments.require(interrupt, "interrupt"))
            .orElse(new Moment.AfterHeard(Duration.ZERO));
    Expectations expect = expect(step, "interrupt");
    if (expect.yieldsWithin().isPresent() && !moment.mayOverlap()) {
      step.add(
          expect.place(),
          "'yields' stands at an interrupt that does not cut into the agent's speech ("
              + moment.text()
              + "), expected it with a moment of agent speech (after: 1200 ms of agent speech)");
    }
    return new Step.Interrupt(step.place(), moment, sound, expect, with(step));
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
