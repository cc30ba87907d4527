package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.Utterance;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A caller in a quiet place on a perfect line: the sounds as they are. */
final class CleanSide implements CallerSide {
  private final Preparation.Result prepared;
  private final Map<Integer, Utterance> sounds = new HashMap<>();

  CleanSide(Preparation.Result prepared) {
    this.prepared = prepared;
    prepared
        .plans()
        .forEach((i, plan) -> plan.sound().ifPresent(sound -> sounds.put(i, sound.utterance())));
  }

  @Override
  public Reel reel(int stepIndex) {
    return new CleanReel(stepIndex, Optional.ofNullable(sounds.get(stepIndex)));
  }

  @Override
  public boolean startsReel(int stepIndex) {
    return sounds.containsKey(stepIndex);
  }

  @Override
  public Optional<EchoPath> echoPath() {
    return Optional.empty();
  }

  @Override
  public CallerTruth truth(List<Use> uses, AudioClip sent) {
    return new TruthOfCall(prepared).measure(uses, sent, null);
  }

  private static final class CleanReel implements Reel {
    private final int stepIndex;
    private final Optional<Utterance> sound;
    private int position;

    CleanReel(int stepIndex, Optional<Utterance> sound) {
      this.stepIndex = stepIndex;
      this.sound = sound;
    }

    @Override
    public int stepIndex() {
      return stepIndex;
    }

    @Override
    public int leadSamples() {
      return 0;
    }

    @Override
    public Optional<Utterance> sound() {
      return sound;
    }

    @Override
    public void read(short[] samples, int from, int count) {
      Arrays.fill(samples, from, from + count, (short) 0);
      if (sound.isPresent()) {
        AudioClip clip = sound.get().audio();
        int length = Math.min(count, clip.sampleCount() - position);
        if (length > 0) {
          clip.copyTo(position, samples, from, length);
        }
      }
      position += count;
    }

    @Override
    public int aheadSamples() {
      return Integer.MAX_VALUE;
    }

    @Override
    public void renderAhead(int count) {
      // It is all there.
    }
  }
}
