package dev.talkspurt.simulator;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells {@link FakeSpeech} phrases apart by how long they are. */
final class FakeEar implements Function<AudioClip, Recognition> {
  private static final int TOLERANCE = 1_600;
  private static final int AUDIBLE = 400;
  private final List<Phrase> phrases;

  FakeEar(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  @Override
  public Recognition apply(AudioClip clip) {
    int length = audibleLength(clip);
    Optional<Phrase> nearest =
        phrases.stream().min(Comparator.comparingInt(phrase -> miss(phrase, length)));
    boolean understood = nearest.filter(phrase -> miss(phrase, length) < TOLERANCE).isPresent();
    return understood
        ? new Recognition(nearest, 0.9, nearest)
        : new Recognition(Optional.empty(), 0.1, nearest);
  }

  private static int miss(Phrase phrase, int length) {
    return Math.abs(FakeSpeech.speechOf(phrase.text()).length - length);
  }

  private static int audibleLength(AudioClip clip) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < clip.sampleCount(); i++) {
      if (Math.abs(clip.at(i)) > AUDIBLE) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    return last - first + 1;
  }
}
