package dev.talkspurt.line;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.signal.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A level that changes at given moments, abruptly, and stays until the next. */
public final class GainSteps implements Effect {
  private final List<Step> steps;
  private long position;
  private int next;
  private double factor = 1;

  /**
   * One change.
   *
   * @param atSample where it begins, counted from the first sample of the effect's input
   * @param gainDb the level from there on, relative to the input, −100 to 60 dB
   */
  public record Step(long atSample, double gainDb) {
    /** Checked. */
    public Step {
      Samples.requireWithin("gain in dB", gainDb, -100, 60);
      if (atSample < 0) {
        throw new IllegalArgumentException("atSample is " + atSample + ", expected 0 or more");
      }
    }
  }

  /** Steps in any order; before the first, the level is left alone. */
  public GainSteps(List<Step> steps) {
    this.steps = new ArrayList<>(steps);
    this.steps.sort((a, b) -> Long.compare(a.atSample(), b.atSample()));
  }

  @Override
  public Description describe() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Step step : steps) {
      list.add(new TreeMap<>(Map.of("atSample", step.atSample(), "gainDb", step.gainDb())));
    }
    return Description.of("gain-steps").with("steps", List.copyOf(list));
  }

  @Override
  public int latencySamples() {
    return 0;
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++, position++) {
      while (next < steps.size() && steps.get(next).atSample() <= position) {
        factor = Levels.dbToAmplitude(steps.get(next++).gainDb());
      }
      samples[i] = Pcm16.nearest(samples[i] * factor);
    }
  }
}
