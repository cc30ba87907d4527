package dev.talkspurt.caller;

import dev.talkspurt.audio.Pcm16;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Echo and line while the call is going on. At a change of step the new line starts with what the
 * microphone took in shortly before, and takes over within {@link Reel#BLEND_SAMPLES}.
 */
final class LivePath implements EchoPath {
  private static final int KEPT = ReelPlan.PREROLL;

  private final Map<Integer, ReelPlan> plans;
  private final Lines lines;
  private final int latency;
  private final HeardAgent heard = new HeardAgent();
  private final List<LiveLine> running = new ArrayList<>();
  private final Map<Integer, List<LiveLine>> byStep = new HashMap<>();
  private final short[] history = new short[KEPT];
  private short[] taken = new short[ReelPlan.BLOCK];
  private short[] block = new short[ReelPlan.BLOCK];
  private long position;

  LivePath(Map<Integer, ReelPlan> plans, Lines lines) {
    this.plans = plans;
    this.lines = lines;
    latency =
        plans.values().stream()
            .mapToInt(plan -> lines.start(plan.stepIndex(), plan.conditions()).latency())
            .max()
            .orElse(0);
    running.add(start(-1));
  }

  private LiveLine start(int stepIndex) {
    ReelPlan plan = plans.get(stepIndex);
    if (plan == null) {
      throw new IllegalArgumentException("step " + stepIndex + " starts no reel");
    }
    LiveLine line =
        new LiveLine(
            lines.start(stepIndex, plan.conditions()),
            Lines.echo(plan.conditions()),
            heard,
            latency,
            position,
            echoUntil(plan));
    byStep.computeIfAbsent(stepIndex, step -> new ArrayList<>()).add(line);
    for (int ago = line.preroll(); ago > 0; ago -= ReelPlan.BLOCK) {
      int count = Math.min(ReelPlan.BLOCK, ago);
      for (int i = 0; i < count; i++) {
        block[i] = history[(int) Math.floorMod(position - ago + i, (long) KEPT)];
      }
      line.process(block, count, position - ago);
    }
    line.begin();
    return line;
  }

  /** An echo that is a sound of its own is over with it. */
  private long echoUntil(ReelPlan plan) {
    boolean ends = plan.sound().filter(s -> s.role() == Sounding.Role.ECHO).isPresent();
    return ends ? position + plan.soundEnd() : Long.MAX_VALUE;
  }

  /**
   * The line of a step the {@code nth} time it has begun, from 0; it begins again when repeated.
   */
  Optional<LiveLine> line(int stepIndex, int nth) {
    List<LiveLine> lines = byStep.getOrDefault(stepIndex, List.of());
    return nth < lines.size() ? Optional.of(lines.get(nth)) : Optional.empty();
  }

  @Override
  public int latencySamples() {
    return latency;
  }

  @Override
  public void change(int stepIndex) {
    running.add(start(stepIndex));
  }

  @Override
  public void hear(short[] agent, int from, int count) {
    heard.hear(agent, from, count);
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int done = 0; done < count; ) {
      int now = Math.min(ReelPlan.BLOCK, count - done);
      processBlock(samples, from + done, now);
      done += now;
    }
  }

  private void processBlock(short[] samples, int from, int count) {
    System.arraycopy(samples, from, taken, 0, count);
    for (int i = 0; i < count; i++) {
      history[(int) ((position + i) % KEPT)] = taken[i];
    }
    long wire = position - latency;
    for (int k = 0; k < running.size(); k++) {
      System.arraycopy(taken, 0, block, 0, count);
      running.get(k).process(block, count, position);
      for (int i = 0; i < count; i++) {
        long since = k == 0 ? Reel.BLEND_SAMPLES : wire + i - running.get(k).start();
        samples[from + i] = blended(samples[from + i], block[i], since);
      }
    }
    position += count;
    while (running.size() > 1
        && position - latency >= running.get(1).start() + Reel.BLEND_SAMPLES) {
      running.remove(0);
    }
  }

  private static short blended(short before, short after, long since) {
    if (since < 0) {
      return before;
    }
    if (since >= Reel.BLEND_SAMPLES) {
      return after;
    }
    // Both carry the same microphone's samples: their amplitudes add, not their powers.
    double share = (since + 0.5) / Reel.BLEND_SAMPLES;
    double sum = (1 - share) * before + share * after;
    return Pcm16.nearest(sum);
  }
}
