package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.Branches;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.Part;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Works out the reels of a call: sounds behind their rooms, noise at its level. */
final class Preparation {
  /** Noise most of which lies where a telephone hears nothing. */
  private static final Set<String> LOW = Set.of("brown", "car", "hum", "street");

  private static final int LEAD = 640;
  private static final int[] ALWAYS = {Integer.MIN_VALUE, Integer.MAX_VALUE};

  /** Probes the caller speaks itself, as it says everything else. */
  private static final Set<ProbeKind> OWN_VOICE =
      Set.of(ProbeKind.BACKCHANNEL, ProbeKind.SIDE_TALK);

  private final Scenario scenario;
  private final Map<Integer, Utterance> given;
  private final long seed;
  private final boolean clean;
  private final List<AudioClip> spoken = new ArrayList<>();
  private final List<AudioClip> heard = new ArrayList<>();
  private final Map<Integer, Sounding> soundings = new TreeMap<>();
  private final Map<List<?>, Band> bands = new HashMap<>();
  private Rooms rooms;
  private Lines lines;
  private CallLevels levels;

  /** What a call is made of; {@code plans} by step index, for steps that start a reel. */
  record Result(boolean clean, Map<Integer, ReelPlan> plans, Lines lines, CallLevels levels) {}

  private Preparation(Scenario scenario, Map<Integer, Utterance> given, long seed) {
    this.scenario = scenario;
    this.given = given;
    this.seed = seed;
    this.clean = allClean(scenario);
  }

  static Result of(
      Scenario scenario,
      Map<Integer, Utterance> sounds,
      List<List<AudioClip>> bystanders,
      long seed) {
    Preparation preparation = new Preparation(scenario, sounds, seed);
    preparation.takeSounds();
    Noises noises =
        new Noises(preparation.spoken, bystanders, Seeds.ofCall(seed, "competing-talker"));
    Map<Integer, ReelPlan> plans = new LinkedHashMap<>();
    for (int i = -1; i < scenario.script().size(); i++) {
      if (preparation.startsReel(i)) {
        ReelPlan plan = preparation.plan(i, noises);
        plans.put(i, plan);
        if (plan.beds().stream().anyMatch(bed -> bed.asked().part().isPresent())) {
          plans.put(CallerSide.again(i), plan.again());
        }
      }
    }
    return new Result(
        preparation.clean, preparation.levelled(plans), preparation.lines, preparation.levels);
  }

  private static boolean allClean(Scenario scenario) {
    boolean clean = true;
    for (int i = -1; i < scenario.script().size(); i++) {
      clean &= scenario.callerAt(i).conditions().clean();
    }
    return clean;
  }

  private Conditions conditions(int step) {
    return scenario.callerAt(step).conditions();
  }

  private Place place(int step) {
    return step < 0 ? scenario.place() : scenario.script().get(step).place();
  }

  private boolean startsReel(int step) {
    if (step < 0 || soundings.containsKey(step)) {
      return true;
    }
    List<Object> own = essence(conditions(step));
    Branches.Range before = Branches.before(scenario.script(), step);
    return IntStream.range(before.from(), before.to())
        .anyMatch(i -> !essence(conditions(i)).equals(own));
  }

  /** What of the conditions is heard in a reel: neither where they stand nor the network. */
  private static List<Object> essence(Conditions conditions) {
    List<Object> essence = new ArrayList<>();
    conditions
        .room()
        .ifPresent(
            r -> essence.add(List.of(r.name(), r.rt60S(), r.drrDb(), r.directMs(), r.levelDb())));
    conditions.background().forEach(one -> essence.add(BedSetting.kind(one)));
    conditions.echo().ifPresent(e -> essence.add(List.of("echo", e.delay(), e.returnLossDb())));
    essence.add(conditions.line());
    return essence;
  }

  private void takeSounds() {
    for (int i = 0; i < scenario.script().size(); i++) {
      if (given.containsKey(i) && role(i) == Sounding.Role.SPEECH) {
        AudioClip audio = given.get(i).audio();
        requireSound(i, audio);
        spoken.add(audio);
      }
    }
    rooms = new Rooms(seed, spoken);
    for (int i = 0; i < scenario.script().size(); i++) {
      if (given.containsKey(i) && event(i) == null && bystander(i) == null) {
        take(i, given.get(i), role(i), 0);
      }
    }
    levels = new CallLevels(heard);
    lines = new Lines(seed, inARow(heard));
    for (int i = 0; i < scenario.script().size(); i++) {
      if (event(i) != null) {
        makeEvent(i, event(i));
      } else if (bystander(i) != null) {
        makeBystander(i, bystander(i));
      }
    }
  }

  private void requireSound(int step, AudioClip audio) {
    if (!clean && dev.talkspurt.signal.SpeechLevel.of(audio).activityFactor() == 0) {
      throw new BadInput(
          place(step),
          "speech of "
              + Math.round(audio.durationMs())
              + " ms is silent, expected something to set levels by (use another recording or text)");
    }
  }

  private Sound sound(int step) {
    return scenario.script().get(step).makes().orElse(null);
  }

  private Sound.Event event(int step) {
    return sound(step) instanceof Sound.Event event ? event : null;
  }

  private Sound.Bystander bystander(int step) {
    return sound(step) instanceof Sound.Bystander bystander ? bystander : null;
  }

  private Sounding.Role role(int step) {
    Sound sound = sound(step);
    if (sound instanceof Sound.Keys) {
      return Sounding.Role.KEYS;
    }
    if (sound instanceof Sound.Echo) {
      return Sounding.Role.ECHO;
    }
    boolean said =
        !(scenario.script().get(step) instanceof Step.Probe probe)
            || OWN_VOICE.contains(probe.probe());
    return said && event(step) == null ? Sounding.Role.SPEECH : Sounding.Role.NOISE;
  }

  private void take(int step, Utterance utterance, Sounding.Role role, long clippedBefore) {
    // Keys are the telephone's own: no room is around them.
    Rooms.Heard behind =
        role == Sounding.Role.KEYS
            ? new Rooms.Heard(utterance.audio().toArray(), 0)
            : rooms.heard(utterance.audio(), conditions(step).room());
    soundings.put(
        step, new Sounding(utterance, role, behind.samples(), clippedBefore + behind.clipped()));
    if (role == Sounding.Role.SPEECH) {
      int length = utterance.audio().sampleCount();
      heard.add(AudioClip.of(Arrays.copyOf(behind.samples(), length), 16_000));
    }
  }

  static AudioClip inARow(List<AudioClip> clips) {
    short[] all = new short[clips.stream().mapToInt(AudioClip::sampleCount).sum()];
    int at = 0;
    for (AudioClip clip : clips) {
      clip.copyTo(0, all, at, clip.sampleCount());
      at += clip.sampleCount();
    }
    return AudioClip.of(all, 16_000);
  }

  /** So loud that its peak is as asked for where the microphone takes it in. */
  private void makeEvent(int step, Sound.Event event) {
    double[] sound =
        Noises.event(event.event())
            .orElseThrow(() -> new BadInput(event.place(), "event is '" + event.event() + "'"))
            .sound(Seeds.of(seed, step, "event", 0));
    double peakDb = event.peakDb().orElse(Sound.Event.USUAL_PEAK_DB);
    double peak = Levels.dbToAmplitude(levels.speechDbov(band(step)) + peakDb);
    double factor = BedSetting.FULL_SCALE * peak / rooms.peak(sound, conditions(step).room());
    short[] samples = new short[sound.length];
    long clipped = 0;
    for (int i = 0; i < samples.length; i++) {
      double rounded = Math.rint(factor * sound[i]);
      samples[i] = Pcm16.nearest(rounded);
      clipped += samples[i] == rounded ? 0 : 1;
    }
    Utterance utterance =
        new Utterance(
            event.text(),
            "",
            AudioClip.of(samples, 16_000),
            0,
            samples.length - 1,
            "synthetic " + event.event());
    take(step, utterance, Sounding.Role.EVENT, clipped);
  }

  /** From a far room, so loud against the caller's speech as asked for; see its room's level. */
  private void makeBystander(int step, Sound.Bystander asked) {
    Utterance clean = given.get(step);
    Rooms.Heard behind = rooms.heard(clean.audio(), Optional.of(asked.room()));
    Band band = band(step);
    double level = band.channel().activeLevelDbov(List.of(AudioClip.of(behind.samples(), 16_000)));
    double factor = Levels.dbToAmplitude(levels.speechDbov(band) + asked.levelDb() - level);
    short[] samples = new short[behind.samples().length];
    long clipped = behind.clipped();
    for (int i = 0; i < samples.length; i++) {
      double rounded = Math.rint(factor * behind.samples()[i]);
      samples[i] = Pcm16.nearest(rounded);
      clipped += samples[i] == rounded ? 0 : 1;
    }
    Utterance utterance =
        new Utterance(
            clean.text(),
            clean.voice(),
            AudioClip.of(samples, 16_000),
            clean.onsetSample(),
            clean.offsetSample(),
            clean.origin());
    soundings.put(step, new Sounding(utterance, Sounding.Role.NOISE, samples, clipped));
  }

  private Band band(int step) {
    Conditions conditions = conditions(step);
    Band band = bands.get(conditions.line());
    if (band == null) {
      try {
        band = lines.band(conditions);
      } catch (IllegalArgumentException e) {
        throw new BadInput(place(step), "the line cannot be: " + e.getMessage());
      }
      bands.put(conditions.line(), band);
    }
    if (band.empty()) {
      throw new BadInput(
          place(step),
          "the line lets nothing pass (above "
              + band.lowHz()
              + " Hz and below "
              + band.highHz()
              + " Hz), expected effects whose bands overlap (take one away)");
    }
    return band;
  }

  private ReelPlan plan(int step, Noises noises) {
    Conditions conditions = conditions(step);
    Band band = band(step);
    List<BedSetting> beds = new ArrayList<>();
    for (int b = 0; b < conditions.background().size(); b++) {
      Background asked = conditions.background().get(b);
      boolean confined = !band.whole() && LOW.contains(asked.noise());
      long own = Seeds.of(seed, step, "noise", b);
      int[] heard = asked.part().map(part -> samples(step, part)).orElse(ALWAYS);
      beds.add(new BedSetting(asked, noises.of(asked), own, band, confined, 1, heard[0], heard[1]));
    }
    return new ReelPlan(
        step,
        conditions,
        band,
        clean || step < 0 ? 0 : LEAD,
        Optional.ofNullable(soundings.get(step)),
        beds);
  }

  /** Which samples of the step's reel a part of its sound is. */
  private int[] samples(int step, Part part) {
    Utterance sound = soundings.get(step).utterance();
    String text = scenario.script().get(step).makes().map(Sound::text).orElse("");
    int onset = LEAD + sound.onsetSample();
    int length = sound.offsetSample() + 1 - sound.onsetSample();
    return new int[] {
      onset + (int) Math.round(length * part.fromShare(text)),
      onset + (int) Math.round(length * part.toShare(text))
    };
  }

  private Map<Integer, ReelPlan> levelled(Map<Integer, ReelPlan> plans) {
    Map<List<Object>, List<CallLevels.Place>> kinds = new LinkedHashMap<>();
    for (ReelPlan plan : plans.values()) {
      for (BedSetting bed : plan.beds()) {
        kinds
            .computeIfAbsent(bed.kind(), k -> new ArrayList<>())
            .add(new CallLevels.Place(plan, bed));
      }
    }
    Map<List<Object>, Double> gains = new HashMap<>();
    kinds.forEach((kind, places) -> gains.put(kind, levels.gain(places)));
    Map<Integer, ReelPlan> levelled = new LinkedHashMap<>();
    plans.forEach(
        (step, plan) ->
            levelled.put(
                step,
                plan.withBeds(
                    plan.beds().stream()
                        .map(bed -> bed.withGain(gains.get(bed.kind())))
                        .toList())));
    return Collections.unmodifiableMap(levelled);
  }
}
