package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.EchoPlan;
import dev.talkspurt.scenario.Conditions.RoomPlan;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Manner;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.FixtureLibrary;
import dev.talkspurt.speech.Utterance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Scenarios put together by hand, recorded speech to go with them, and calls played through. */
final class Calls {
  static final int RATE = 16_000;
  static final Place AT = new Place("made", 3, 5);
  private static final FixtureLibrary FIXTURES =
      new FixtureLibrary(Path.of(System.getProperty("talkspurt.root"), "audio-fixtures"));

  private Calls() {}

  static List<Utterance> recorded(String voice) {
    return FIXTURES.fixtures().stream()
        .filter(one -> one.voice().equals(voice))
        .map(FIXTURES::load)
        .toList();
  }

  static List<List<AudioClip>> bystanders() {
    return List.of("en-us-rms", "en-gb-awb").stream()
        .map(voice -> recorded(voice).stream().map(Utterance::audio).toList())
        .toList();
  }

  /** The speech with so much silence behind it that it is this share of the whole. */
  static Utterance padded(Utterance speech, double share) {
    short[] samples = speech.audio().slice(speech.onsetSample(), speech.offsetSample()).toArray();
    short[] longer = Arrays.copyOf(samples, (int) (samples.length / share));
    return new Utterance(
        speech.text(),
        speech.voice(),
        AudioClip.of(longer, RATE),
        0,
        samples.length - 1,
        speech.origin());
  }

  static Scenario scenario(Conditions conditions, Step... steps) {
    AgentFile agent =
        new AgentFile(
            "agent",
            Path.of("agent.yaml"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(),
            new AgentFile.TurnDetection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new AgentFile.Thinking(Optional.empty(), Optional.empty()),
            new Json.Obj(Map.of(), Map.of(), Place.NONE));
    return new Scenario(
        "made",
        "made",
        Path.of("made"),
        AT,
        agent,
        Set.of(),
        Optional.empty(),
        new Caller(Manner.of("en-us-slt", 1), conditions, RATE),
        List.of(steps),
        Map.of(),
        Duration.ofMinutes(5));
  }

  static Step say(CallerChange with) {
    return new Step.Say(AT, new Sound.Spoken("words"), Expectations.NONE, with);
  }

  static Step say() {
    return say(CallerChange.NONE);
  }

  static Step cough(double peakDb) {
    return new Step.Probe(
        AT,
        ProbeKind.NOISE,
        Optional.empty(),
        new Sound.Event(AT, "cough", OptionalDouble.of(peakDb)),
        Expectations.NONE,
        CallerChange.NONE);
  }

  static Step change(CallerChange change) {
    return new Step.Change(AT, change);
  }

  static CallerChange line(LineEffect... line) {
    return change(Optional.empty(), Optional.of(List.of(line)));
  }

  static CallerChange background(Background... background) {
    return change(Optional.of(List.of(background)), Optional.empty());
  }

  private static CallerChange change(
      Optional<List<Background>> background, Optional<List<LineEffect>> line) {
    CallerChange none = CallerChange.NONE;
    return new CallerChange(
        none.voice(),
        none.rate(),
        none.pitch(),
        none.disfluency(),
        none.room(),
        background,
        none.echo(),
        line,
        none.network());
  }

  static Background noise(String kind, double snrDb) {
    return new Background(AT, kind, OptionalDouble.of(snrDb), OptionalDouble.empty(), 8, 50, 20);
  }

  static Conditions conditions(List<Background> background, LineEffect... line) {
    return new Conditions(
        Optional.empty(),
        background,
        Optional.empty(),
        List.of(line),
        Conditions.NetworkPlan.UNTROUBLED);
  }

  static Conditions echoing(Conditions base, double delayMs, double lossDb) {
    EchoPlan echo = new EchoPlan(AT, Duration.ofNanos((long) (delayMs * 1e6)), lossDb);
    return new Conditions(
        base.room(), base.background(), Optional.of(echo), base.line(), base.network());
  }

  static Conditions inRoom(Conditions base, dev.talkspurt.noise.Room room) {
    RoomPlan plan =
        new RoomPlan(AT, room.name(), room.rt60S(), room.drrDb(), room.directMs(), room.levelDb());
    return new Conditions(
        Optional.of(plan), base.background(), base.echo(), base.line(), base.network());
  }

  static LineEffect preset(String name) {
    return new LineEffect.Preset(name);
  }

  /** Utterances of a voice for the steps that say something, in order. */
  static Map<Integer, Utterance> sounds(Scenario scenario, List<Utterance> speech) {
    Map<Integer, Utterance> sounds = new HashMap<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      if (scenario.script().get(i) instanceof Step.Say) {
        sounds.put(i, speech.get(sounds.size() % speech.size()));
      }
    }
    return sounds;
  }

  /** What was sent, and from which reels. */
  record Played(AudioClip sent, List<CallerSide.Use> uses, List<Reel> reels) {}

  /** All reels one after the other, each for {@code tail} samples beyond its sound. */
  static Played play(CallerSide side, int steps, int tail, OptionalInt piece) {
    short[] track = new short[0];
    List<CallerSide.Use> uses = new ArrayList<>();
    List<Reel> reels = new ArrayList<>();
    for (int i = -1; i < steps; i++) {
      if (i < 0 || side.startsReel(i)) {
        Reel reel = side.reel(i);
        int sound = reel.sound().map(one -> one.audio().sampleCount()).orElse(0);
        int count = reel.leadSamples() + sound + tail;
        short[] samples = read(reel, count, piece);
        int from = Math.max(0, track.length - (reel.leadSamples() > 0 ? Reel.BLEND_SAMPLES : 0));
        track = blend(track, samples, from);
        uses.add(new CallerSide.Use(i, from, count));
        reels.add(reel);
      }
    }
    return new Played(AudioClip.of(track, RATE), uses, reels);
  }

  static short[] read(Reel reel, int count, OptionalInt piece) {
    short[] samples = new short[count];
    for (int at = 0; at < count; ) {
      int now = Math.min(piece.orElse(320), count - at);
      reel.read(samples, at, now);
      at += now;
    }
    return samples;
  }

  private static short[] blend(short[] before, short[] after, int from) {
    short[] both = Arrays.copyOf(before, from + after.length);
    for (int i = 0; i < after.length; i++) {
      double share = from + i < before.length ? (i + 0.5) / Reel.BLEND_SAMPLES : 1;
      double old = from + i < before.length ? before[from + i] : 0;
      double sum = Math.sqrt(share) * after[i] + Math.sqrt(1 - share) * old;
      both[from + i] = (short) Math.max(-32768, Math.min(32767, Math.rint(sum)));
    }
    return both;
  }
}
