package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide.Use;
import dev.talkspurt.line.StageTruth;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.signal.SpeechLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures what was sent by rendering it again; one call. */
final class TruthOfCall {
  private final Preparation.Result prepared;
  private final List<Use> uses = new ArrayList<>();
  private final List<Take> takes = new ArrayList<>();
  private final List<CallerTruth.Stretch> stretches = new ArrayList<>();

  TruthOfCall(Preparation.Result prepared) {
    this.prepared = prepared;
  }

  /** {@code path} is null where no echo was live. */
  CallerTruth measure(List<Use> used, AudioClip sent, LivePath path) {
    long clipped = 0;
    Bursts bursts = new Bursts();
    StretchTruth stretch = new StretchTruth(prepared.levels());
    Map<Integer, Integer> times = new HashMap<>();
    for (Use use : used) {
      int nth = times.merge(use.stepIndex(), 1, Integer::sum) - 1;
      Take take = take(use, sent, path != null);
      uses.add(use);
      takes.add(take);
      Optional<LiveLine> live = path == null ? Optional.empty() : path.line(use.stepIndex(), nth);
      Optional<Line> line = path == null ? take.line() : live.map(LiveLine::line);
      List<Long> lost = line.map(one -> one.lost(take.samples)).orElse(List.of());
      if (line.map(Line::lossy).orElse(false)) {
        bursts.add(take.samples, lost);
      }
      List<StageTruth> stages =
          live.map(LiveLine::truth)
              .orElseGet(() -> line.map(one -> one.chain().truth()).orElse(List.of()));
      clipped += take.clipped(stages);
      stretches.add(stretch.of(take, use.fromSample(), stages, lost));
    }
    String why = path == null ? new Comparison(uses, takes).firstDifference(sent) : ECHO;
    return truth(why, clipped, bursts, sent.sampleCount());
  }

  private static final String ECHO = "the echo depends on what the agent said";

  private Take take(Use use, AudioClip sent, boolean live) {
    ReelPlan plan = prepared.plans().get(use.stepIndex());
    if (plan == null) {
      throw new IllegalArgumentException("step " + use.stepIndex() + " starts no reel");
    }
    int there = (int) Math.max(0, Math.min(use.samples(), sent.sampleCount() - use.fromSample()));
    Optional<Line> line =
        live
            ? Optional.empty()
            : Optional.of(prepared.lines().start(plan.stepIndex(), plan.conditions()));
    return new Take(plan, line, there);
  }

  private CallerTruth truth(String why, long clipped, Bursts bursts, int length) {
    List<AudioClip> spoken = new ArrayList<>();
    Set<String> bands = new LinkedHashSet<>();
    Set<Band> spokenIn = new LinkedHashSet<>();
    for (Take take : takes) {
      bands.add(take.plan.band().label());
      if (take.speech() && take.soundSamples() > 0) {
        int from = take.plan.leadSamples();
        spokenIn.add(take.plan.band());
        spoken.add(AudioClip.of(take.own, 16_000).slice(from, from + take.soundSamples()));
      }
    }
    CallLevels achieved = new CallLevels(spoken);
    // In two bands the same speech has two levels, and no one of them is the call's.
    double speechDbov =
        spokenIn.size() == 1 ? achieved.speechDbov(spokenIn.iterator().next()) : Double.NaN;
    return new CallerTruth(
        why.isEmpty(),
        why,
        String.join(", ", bands),
        speechDbov,
        snrDb(achieved, spoken.isEmpty(), true),
        snrDb(achieved, spoken.isEmpty(), false),
        bursts.frames,
        bursts.lost,
        bursts.mean(),
        clipped,
        clippedPercent(spoken),
        stretches,
        track(length, true),
        track(length, false));
  }

  /** Each stretch's noise counts relative to the speech in the band of its own line. */
  private double snrDb(CallLevels achieved, boolean unspoken, boolean underSounds) {
    double relative = 0;
    long samples = 0;
    boolean noisy = false;
    for (Take take : takes) {
      if (underSounds && !take.speech()) {
        continue;
      }
      double energy = underSounds ? take.soundEnergy : take.wholeEnergy;
      noisy |= energy > 0;
      if (!unspoken) {
        relative += energy / StrictMath.pow(10, achieved.speechDbov(take.plan.band()) / 10);
      }
      samples += underSounds ? take.soundSamples() : take.samples;
    }
    return unspoken || !noisy || samples == 0 ? Double.NaN : -Levels.powerToDb(relative / samples);
  }

  private double clippedPercent(List<AudioClip> spoken) {
    double active = 0;
    if (!spoken.isEmpty()) {
      AudioClip all = Preparation.inARow(spoken);
      active = SpeechLevel.of(all).activityFactor() * all.sampleCount();
    }
    long clipped = 0;
    for (Take take : takes) {
      clipped += take.speech() ? take.clippedOnPurpose + take.clippedAtMicrophone : 0;
    }
    return active == 0 ? Double.NaN : 100 * clipped / active;
  }

  /** Where reels overlap, the later one is shown. */
  private AudioClip track(int length, boolean own) {
    short[] track = new short[length];
    for (int k = 0; k < uses.size(); k++) {
      Take take = takes.get(k);
      int from = (int) uses.get(k).fromSample();
      System.arraycopy(own ? take.own : take.rest, 0, track, from, take.samples);
    }
    return AudioClip.of(track, 16_000);
  }

  /** Lost frames, counted. */
  private static final class Bursts {
    private long frames;
    private long lost;
    private long bursts;

    void add(int samples, List<Long> starts) {
      frames += (samples + ReelPlan.BLOCK - 1) / ReelPlan.BLOCK;
      lost += starts.size();
      bursts += count(starts);
    }

    static long count(List<Long> starts) {
      long bursts = 0;
      long next = -1;
      for (long start : starts) {
        bursts += start == next ? 0 : 1;
        next = start + ReelPlan.BLOCK;
      }
      return bursts;
    }

    double mean() {
      return bursts == 0 ? Double.NaN : (double) lost / bursts;
    }
  }

  /** The loss of one stretch as a lossy effect's record tells it. */
  static Map<String, Object> lossRecord(int samples, List<Long> lost) {
    long frames = (samples + ReelPlan.BLOCK - 1) / ReelPlan.BLOCK;
    long bursts = Bursts.count(lost);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("frames", frames);
    record.put("lostFrames", lost.size());
    record.put("lossRate", frames == 0 ? 0.0 : (double) lost.size() / frames);
    record.put("bursts", bursts);
    record.put("meanBurstFrames", bursts == 0 ? 0.0 : (double) lost.size() / bursts);
    return record;
  }
}
