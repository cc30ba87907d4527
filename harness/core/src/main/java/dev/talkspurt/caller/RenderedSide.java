package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
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
  private final Map<Integer, Begun> begun = new ConcurrentHashMap<>();
  private volatile LivePath path;

  /** A reel's first samples, and what gives those after them. */
  private record Begun(short[] head, ReelStream behind) {}

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
      begun.put(plan.stepIndex(), new Begun(head, stream));
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
    // It is there once, and kept by its reel alone; who asks again renders from the beginning.
    Begun there = begun.remove(stepIndex);
    return there == null
        ? new RenderedReel(plan, new short[0], stream(plan))
        : new RenderedReel(plan, there.head(), there.behind());
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
