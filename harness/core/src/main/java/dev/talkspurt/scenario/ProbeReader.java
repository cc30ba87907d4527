package dev.talkspurt.scenario;

import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Conditions.EchoPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the steps whose sound is no turn. Not thread-safe. */
final class ProbeReader {
  private static final Duration LONGEST_ECHO = Duration.ofSeconds(30);
  private static final Duration SHORTEST_ECHO = Duration.ofMillis(100);
  private static final Duration USUAL_ECHO_DELAY = Duration.ofMillis(120);
  private static final double USUAL_RETURN_LOSS_DB = 6;

  private final SoundReader sounds;
  private final MomentReader moments;
  private final CallerReader callers;
  private final ExpectationReader expectations;
  private final List<Problem> problems;

  ProbeReader(
      SoundReader sounds,
      MomentReader moments,
      CallerReader callers,
      ExpectationReader expectations,
      List<Problem> problems) {
    this.sounds = sounds;
    this.moments = moments;
    this.callers = callers;
    this.expectations = expectations;
    this.problems = problems;
  }

  /** Key words of the steps that are always probes; keys are one if they have a moment. */
  static List<String> kinds() {
    return Arrays.stream(ProbeKind.values())
        .filter(kind -> kind != ProbeKind.DTMF)
        .map(ProbeKind::word)
        .toList();
  }

  Step read(Section step, ProbeKind kind) {
    String name = "step '" + kind.word() + "'";
    Optional<Section> section =
        step.section(kind.word(), keys(kind), "an object (for example " + example(kind) + ")");
    Sound sound = section.map(probe -> sound(kind, probe)).orElseGet(() -> new Sound.Spoken(""));
    boolean asked = kind == ProbeKind.ECHO || kind == ProbeKind.DTMF;
    Optional<Moment> moment =
        section.flatMap(probe -> asked ? moments.require(probe, name) : moments.read(probe, name));
    if (kind == ProbeKind.ECHO && moment.filter(m -> !m.overlaps()).isPresent()) {
      step.add(
          section.get().place(),
          "echo begins at a moment at which the agent is silent ("
              + moment.get().text()
              + "), expected one while it speaks (for example after: 1 s of agent speech)");
    }
    Expectations expect =
        step.get("expect")
            .map(value -> expectations.read(value, placed(kind)))
            .orElse(Expectations.NONE);
    checkExpectations(step, kind, moment, expect);
    CallerChange with = callers.change(step, "with");
    return new Step.Probe(
        step.place(),
        kind,
        moment,
        sound,
        expect,
        kind == ProbeKind.ECHO ? section.map(s -> echoing(step, s, with)).orElse(with) : with);
  }

  /** How expectations name the step: keys pressed as a turn may expect other things. */
  private static String placed(ProbeKind kind) {
    return kind == ProbeKind.DTMF ? ExpectationReader.DTMF_PROBE : kind.word();
  }

  static String example(ProbeKind kind) {
    return switch (kind) {
      case BACKCHANNEL -> "backchannel: { say: mm-hm, after: 800 ms of agent speech }";
      case NOISE -> "noise: { play: cough }";
      case SIDE_TALK -> "sideTalk: { say: Not now, after: 1 s of agent speech }";
      case BACKGROUND_SPEECH -> "backgroundSpeech: { say: Dinner, after: 1 s of agent speech }";
      case ECHO -> "echo: { after: 1 s of agent speech, for: 1500 ms }";
      case DTMF -> "dtmf: { keys: \"1\", after: 1 s of agent speech }";
    };
  }

  private static List<String> keys(ProbeKind kind) {
    List<String> keys = new ArrayList<>();
    keys.addAll(
        switch (kind) {
          case BACKCHANNEL, SIDE_TALK -> List.of("say", "play", "words");
          case NOISE -> List.of("play", "words", "peakDb");
          case BACKGROUND_SPEECH -> List.of("say", "voice", "levelDb");
          case ECHO -> List.of("for", "delay", "returnLossDb");
          case DTMF -> List.of("keys");
        });
    keys.addAll(MomentReader.KEYS);
    return keys;
  }

  private Sound sound(ProbeKind kind, Section probe) {
    return switch (kind) {
      case BACKCHANNEL, SIDE_TALK -> sounds.spokenOrPlayed(probe, kind.word(), "mm-hm");
      case NOISE -> {
        probe.require("play", "a sound (for example play: cough)");
        yield sounds.noise(probe);
      }
      case BACKGROUND_SPEECH -> bystander(probe);
      case ECHO -> {
        probe.require("for", "how long it comes back (for example for: 1500 ms)");
        yield new Sound.Echo(
            probe.duration("for", SHORTEST_ECHO, LONGEST_ECHO).orElse(SHORTEST_ECHO));
      }
      case DTMF -> {
        probe.require("keys", "the keys that are pressed (for example keys: \"1\")");
        yield SoundReader.keys(probe, "keys");
      }
    };
  }

  private static Sound bystander(Section probe) {
    probe.require("say", "what the other person says (for example say: Dinner is ready)");
    double levelDb =
        probe
            .number("levelDb", -60, 20)
            .map(BigDecimal::doubleValue)
            .orElse(Sound.Bystander.USUAL_LEVEL_DB);
    return new Sound.Bystander(
        probe.place(),
        SoundReader.spoken(probe).text(),
        MannerReader.voice(probe, "voice"),
        levelDb);
  }

  /** While its sound lasts, the caller has an echo. */
  private CallerChange echoing(Section step, Section probe, CallerChange with) {
    if (with.echo().isPresent()) {
      step.add(
          step.placeOf("with"),
          "'with' has an echo of its own at an echo, expected one (remove it)");
    }
    callers.echoStep(step.keyPlace("echo"));
    EchoPlan plan =
        new EchoPlan(
            probe.place(),
            probe.delay("delay", Duration.ofSeconds(2)).orElse(USUAL_ECHO_DELAY),
            probe
                .number("returnLossDb", -20, 100)
                .map(BigDecimal::doubleValue)
                .orElse(USUAL_RETURN_LOSS_DB));
    return new CallerChange(
        with.voice(),
        with.rate(),
        with.pitch(),
        with.disfluency(),
        with.room(),
        with.background(),
        Optional.of(Optional.of(plan)),
        with.line(),
        with.network());
  }

  private void checkExpectations(
      Section step, ProbeKind kind, Optional<Moment> moment, Expectations expect) {
    boolean overlaps = moment.map(Moment::overlaps).orElse(false);
    boolean during = moment.filter(Moment.DuringTool.class::isInstance).isPresent();
    if (expect.keepsTalking() && !moment.map(Moment::mayOverlap).orElse(false)) {
      problems.add(
          new Problem(
              expect.place(),
              "'keepsTalking' stands at a "
                  + kind.word()
                  + " that comes once the agent has finished, expected it with 'after' (after: 700 ms"
                  + " of agent speech)"));
    }
    if (expect.staysSilent() && (overlaps || during)) {
      problems.add(
          new Problem(
              expect.place(),
              "'staysSilent' stands at a "
                  + kind.word()
                  + " to which the agent is not silent, expected 'keepsTalking' there (or a moment"
                  + " of silence)"));
    }
  }
}
