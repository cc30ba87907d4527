package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A caller under conditions; the beginning of each reel is rendered before the call. */
final class RenderedSide implements CallerSide {
  /** Behind the sound, so much is rendered ahead: 4 s. */
  private static final int TAIL = 4 * 16_000;

  private final Map<Integer, ReelPlan> plans;
  private final Preparation.Result prepared;
  private final Lines lines;
  private final boolean live;
  private final Map<Integer, short[]> heads = new HashMap<>();
  private final Map<Integer, ReelStream> behindHeads = new ConcurrentHashMap<>();
  private volatile LivePath path;

  RenderedSide(Preparation.Result prepared) {
    this.prepared = prepared;
    plans = prepared.plans();
    lines = prepared.lines();
    live = plans.values().stream().anyMatch(p -> Lines.echo(p.conditions()).isPresent());
    for (ReelPlan plan : plans.values()) {
      ReelStream stream = stream(plan);
      short[] head = new short[plan.soundEnd() + TAIL];
      for (int from = 0; from < head.length; from += ReelPlan.BLOCK) {
        stream.fill(head, from, Math.min(ReelPlan.BLOCK, head.length - from));
      }
      heads.put(plan.stepIndex(), head);
      behindHeads.put(plan.stepIndex(), stream);
    }
  }

  private ReelStream stream(ReelPlan plan) {
    return new ReelStream(
        plan,
        live ? Optional.empty() : Optional.of(lines.start(plan.stepIndex(), plan.conditions())));
  }

  @Override
  public Reel reel(int stepIndex) {
    ReelPlan plan = plans.get(stepIndex);
    if (plan == null) {
      throw new IllegalArgumentException("step " + stepIndex + " starts no reel");
    }
    // What comes after a head exists once; who asks again renders anew from the beginning.
    ReelStream behind = behindHeads.remove(stepIndex);
    return behind == null
        ? new RenderedReel(plan, new short[0], stream(plan))
        : new RenderedReel(plan, heads.get(stepIndex), behind);
  }

  @Override
  public boolean startsReel(int stepIndex) {
    return plans.containsKey(stepIndex);
  }

  @Override
  public Optional<EchoPath> echoPath() {
    if (!live) {
      return Optional.empty();
    }
    path = new LivePath(plans, lines);
    return Optional.of(path);
  }

  @Override
  public CallerTruth truth(List<Use> uses, AudioClip sent) {
    return new TruthOfCall(prepared).measure(uses, sent, live ? path : null);
  }
}
