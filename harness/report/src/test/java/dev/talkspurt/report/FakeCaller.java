package dev.talkspurt.report;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.caller.CallerTruth.Bed;
import dev.talkspurt.caller.CallerTruth.Stretch;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.document.Place;
import dev.talkspurt.line.Chain;
import dev.talkspurt.line.Concealment;
import dev.talkspurt.line.Effect;
import dev.talkspurt.line.FrameLoss;
import dev.talkspurt.line.Preset;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.noise.EventKind;
import dev.talkspurt.noise.Noise;
import dev.talkspurt.noise.NoiseEvent;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.Rehearsed;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Manner;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.signal.SpeechLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A made-up caller of 22 s in a café on a telephone line that loses frames, with a cough 700 ms
 * into the agent's second answer, then a quieter street; its speech is of the fixtures.
 */
public final class FakeCaller {
  /** Where the cough begins, in samples. */
  public static final int COUGH = 16 * 10_200;

  /** The cough's onset within the agent's second answer. */
  public static final double COUGH_AFTER_MS = 700;

  private static final double NONE = Double.NaN;
  private static final int CHANGE = 16 * 14_000;
  private static final int LENGTH = 16 * 22_000;
  private static final double NOMINAL_SNR_DB = 12;
  private static final List<Span> AGENT =
      List.of(new Span(600, 3100), new Span(9500, 12_900), new Span(18_300, 20_500));
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));

  private FakeCaller() {}

  /** Without an agent. */
  public static Rehearsed rehearsed(String firstWords) {
    Scenario scenario = scenario(firstWords);
    Material material = material();
    List<JournalEntry> journal = journal(material, firstWords);
    return new Rehearsed(
        scenario,
        77,
        material.sent,
        timeline(material.sent, journal),
        truth(material, firstWords),
        journal,
        "c".repeat(64));
  }

  /** A call of this caller. */
  public static CallResult call(Path runFolder, String firstWords) {
    CallResult call = FakeCall.passed(runFolder);
    Rehearsed rehearsed = rehearsed(firstWords);
    ProbeMeasure cough =
        new ProbeMeasure(
            "u2", 2, "noise", true, "", 10_200, 700, 2700, NONE, NONE, NONE, 800, "missed");
    return new CallResult(
        rehearsed.scenario(),
        call.trial(),
        rehearsed.seed(),
        call.target(),
        true,
        call.startedAt(),
        22_000,
        rehearsed.callerAudioSha256(),
        call.verdict(),
        call.attribution(),
        call.reasons(),
        List.of(),
        new Measurements(List.of(), List.of(cough), List.of(), true, List.of()),
        rehearsed.timeline(),
        rehearsed.journal(),
        AudioClip.silence(0, 24_000),
        rehearsed.truth(),
        List.of(),
        Optional.empty(),
        runFolder.resolve("calls").resolve(rehearsed.scenario().id()).resolve("1"));
  }

  private record Material(
      AudioClip first,
      AudioClip second,
      AudioClip speech,
      AudioClip noise,
      AudioClip sent,
      Chain chain,
      int coughLength,
      double activeDbov,
      Level cafe,
      Level street) {}

  private record Level(double dbov, double gainDb) {}

  private static AudioClip fixture(String name) {
    try {
      return WavFile.read(ROOT.resolve("audio-fixtures/en-us-slt/" + name + ".wav"))
          .channels()
          .get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Material material() {
    AudioClip first = fixture("i-need-to-reschedule-my-appointment-for-tuesday");
    AudioClip second = fixture("the-afternoon-one-please");
    short[] speech = new short[LENGTH];
    first.copyTo(0, speech, 16 * 4000, first.sampleCount());
    second.copyTo(0, speech, 16 * 15_500, second.sampleCount());
    double active = SpeechLevel.of(first).activeDbov();
    List<List<AudioClip>> voices =
        List.of(
            List.of(fixture("how-much-does-it-cost")), List.of(fixture("hello-is-anybody-there")));
    short[] noise = new short[LENGTH];
    Level cafe = mixInto(noise, 0, CHANGE, Noise.cafe(voices), active - NOMINAL_SNR_DB);
    Level street = mixInto(noise, CHANGE, LENGTH, Noise.street(), active - 25);
    double[] cough = EventKind.COUGH.sound(5);
    for (int i = 0; i < cough.length; i++) {
      noise[COUGH + i] = clamped(noise[COUGH + i] + cough[i] * 8000);
    }
    short[] mixed = new short[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      mixed[i] = clamped(speech[i] + noise[i]);
    }
    List<Effect> effects = new ArrayList<>(Preset.TELEPHONE.effects(6));
    effects.add(new FrameLoss(0.03, 3, Concealment.REPEAT_FADE, 7));
    Chain chain = new Chain(effects);
    AudioClip sent = chain.render(AudioClip.of(mixed, 16_000));
    return new Material(
        first,
        second,
        AudioClip.of(speech, 16_000),
        AudioClip.of(noise, 16_000),
        sent,
        chain,
        cough.length,
        active,
        cafe,
        street);
  }

  private static Level mixInto(short[] samples, int from, int to, Noise noise, double dbov) {
    double[] made = new double[to - from];
    noise.start(3).fill(made, 0, made.length);
    double energy = 0;
    for (double sample : made) {
      energy += sample * sample;
    }
    double gain = Math.pow(10, dbov / 20) / Math.sqrt(energy / made.length);
    for (int i = 0; i < made.length; i++) {
      samples[from + i] = clamped(samples[from + i] + made[i] * gain * 32768);
    }
    return new Level(dbov, 20 * Math.log10(gain));
  }

  private static short clamped(double value) {
    return (short) Math.max(-32768, Math.min(32767, Math.rint(value)));
  }

  private static CallerTruth truth(Material m, String firstWords) {
    List<Long> lost =
        m.chain.find(FrameLoss.class).orElseThrow().lostFrames().stream()
            .map(frame -> frame * 320)
            .toList();
    Bed cafe = bed(m, "cafe", NOMINAL_SNR_DB, m.cafe, List.of());
    Bed street =
        bed(
            m,
            "street",
            25,
            m.street,
            List.of(new NoiseEvent(EventKind.DOOR, 16 * 20_800, 16 * 21_100)));
    List<Stretch> stretches =
        List.of(
            stretch(m, -1, 0, 16 * 3900, -1, -1, "", OptionalDouble.empty(), cafe, lost),
            stretch(
                m,
                1,
                16 * 3900,
                COUGH - 16 * 20,
                16 * 4000,
                16 * 4000 + m.first.sampleCount() - 1,
                firstWords,
                OptionalDouble.empty(),
                cafe,
                lost),
            stretch(
                m,
                2,
                COUGH - 16 * 20,
                CHANGE,
                COUGH,
                COUGH + m.coughLength - 1,
                "cough",
                OptionalDouble.of(12.04),
                cafe,
                lost),
            stretch(
                m,
                4,
                CHANGE,
                LENGTH,
                16 * 15_500,
                16 * 15_500 + m.second.sampleCount() - 1,
                FakeTimeline.SECOND,
                OptionalDouble.empty(),
                street,
                lost));
    return new CallerTruth(
        true,
        "",
        "300-3400 Hz",
        m.activeDbov,
        m.activeDbov - m.cafe.dbov(),
        m.activeDbov - m.cafe.dbov() + 0.31,
        LENGTH / 320,
        lost.size(),
        2.9,
        0,
        0,
        stretches,
        m.speech,
        m.noise);
  }

  private static Stretch stretch(
      Material m,
      int step,
      int from,
      int to,
      int onset,
      int offset,
      String sound,
      OptionalDouble peak,
      Bed bed,
      List<Long> lost) {
    return new Stretch(
        step,
        from,
        to - from,
        onset,
        offset,
        sound,
        peak,
        "",
        List.of(bed),
        m.chain.truth(),
        lost.stream().filter(at -> at >= from && at < to).toList());
  }

  private static Bed bed(
      Material m, String name, double nominal, Level level, List<NoiseEvent> events) {
    double snrDb = m.activeDbov - level.dbov();
    return new Bed(
        name,
        Map.of(),
        3,
        OptionalDouble.of(nominal),
        OptionalDouble.empty(),
        snrDb,
        snrDb + 0.2,
        level.gainDb(),
        level.dbov(),
        level.dbov() + 14,
        0,
        events);
  }

  private static List<JournalEntry> journal(Material m, String firstWords) {
    return List.of(
        new JournalEntry.AudioStarted(0, 16_000, 320),
        mark("u1", "utterance", 1, firstWords, 16 * 4000, m.first.sampleCount()),
        mark("u2", "noise", 2, "cough", COUGH, m.coughLength),
        mark("u3", "utterance", 4, FakeTimeline.SECOND, 16 * 15_500, m.second.sampleCount()),
        new JournalEntry.FrameDropped(6_020_000_000L, 300),
        new JournalEntry.FrameDropped(6_040_000_000L, 301),
        new JournalEntry.FrameHeld(8_020_000_000L, 400, 500_000_000L),
        new JournalEntry.FrameHeld(8_040_000_000L, 401, 480_000_000L));
  }

  private static CallerMark mark(
      String id, String role, int step, String text, int from, int length) {
    return new CallerMark(
        0, id, role, step, text, from, from, from + length - 1, from + length, "d".repeat(64));
  }

  private static Timeline timeline(AudioClip sent, List<JournalEntry> journal) {
    Timeline empty = FakeTimeline.empty();
    List<Response> responses = new ArrayList<>();
    for (Span span : AGENT) {
      double length = span.lengthMs();
      responses.add(
          new Response(
              responses.size(),
              span.startMs() - 50,
              span.startMs(),
              span.endMs(),
              0,
              length,
              length,
              span.endMs()));
    }
    return new Timeline(
        journal.stream()
            .filter(CallerMark.class::isInstance)
            .map(CallerMark.class::cast)
            .map(
                mark ->
                    new Timeline.CallerSound(
                        mark.id(),
                        mark.role(),
                        mark.stepIndex(),
                        mark.text(),
                        mark.startSample() / 16.0,
                        mark.onsetSample() / 16.0,
                        mark.offsetSample() / 16.0,
                        mark.endSample() / 16.0,
                        mark.sha256()))
            .toList(),
        List.of(),
        AGENT,
        responses,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        empty.pacing(),
        List.of(),
        sent,
        heard(),
        22_000,
        1000,
        "",
        "normal closure",
        true);
  }

  private static AudioClip heard() {
    short[] samples = new short[24 * 21_000];
    for (Span span : AGENT) {
      for (int i = (int) (24 * span.startMs()); i < 24 * span.endMs(); i++) {
        samples[i] = (short) (2000 * Math.sin(i * 0.06));
      }
    }
    return AudioClip.of(samples, 24_000);
  }

  private static Scenario scenario(String firstWords) {
    Scenario from = FakeCall.scenario();
    Place place = from.place();
    List<LineEffect> line =
        List.of(new LineEffect.Preset("telephone"), new LineEffect.Loss(3, 3, "repeat"));
    Conditions conditions =
        new Conditions(
            Optional.empty(), List.of(noise("cafe", 12)), Optional.empty(), line, troubled());
    CallerChange change =
        new CallerChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of(noise("street", 25))),
            Optional.empty(),
            Optional.empty(),
            Optional.of(NetworkPlan.UNTROUBLED));
    Expectations none = Expectations.NONE;
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("caller.background.snrDb", "12");
    return new Scenario(
            from.name(),
            "noisy",
            from.source(),
            place,
            from.agent(),
            from.tags(),
            from.description(),
            new Caller(Manner.of("en-us-slt", 1), conditions, 16_000),
            List.of(
                new Step.Hear(place, Duration.ofSeconds(3), none),
                new Step.Say(place, firstWords, none),
                new Step.Probe(
                    place,
                    ProbeKind.NOISE,
                    Optional.of(new Moment.AfterHeard(Duration.ofMillis(700))),
                    new Sound.Event(place, "cough", OptionalDouble.of(12)),
                    none,
                    CallerChange.NONE),
                new Step.Change(place, change),
                new Step.Say(place, FakeTimeline.SECOND, none),
                new Step.HangUp(place)),
            Map.of(),
            Duration.ofMinutes(5))
        .asVariant("noisy--snrdb-12", from.name(), parameters);
  }

  private static NetworkPlan troubled() {
    return new NetworkPlan(
        0,
        List.of(
            new Conditions.Stall(Duration.ofSeconds(6), Duration.ofMillis(40), true),
            new Conditions.Stall(Duration.ofSeconds(8), Duration.ofMillis(500), false)));
  }

  private static Background noise(String kind, double snrDb) {
    return new Background(
        Place.NONE, kind, OptionalDouble.of(snrDb), OptionalDouble.empty(), 8, 50, 1);
  }
}
