package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who else talks in the room: utterances to make babble of. */
final class Bystanders {
  private static final int RATE_HZ = 16_000;
  private static final int FEWEST = 2;
  private static final String EMBEDDED = "en-us-kevin";

  /** Three speakers out of one, as rate and pitch. */
  private static final double[][] MASKS = {{0.9, 0.8}, {1.05, 1.2}, {1.15, 1.45}};

  private static final List<String> STOCK =
      List.of(
          "The train was late again this morning.",
          "I think we should paint the kitchen yellow.",
          "She said the meeting moved to the other room.",
          "Did you bring the keys to the garage?",
          "There is a new bakery near the station.",
          "My brother wants to learn how to sail.",
          "It has been raining since the weekend.",
          "Nobody told me that the lift was broken.",
          "We could walk there if you have the time.",
          "The children are playing behind the house.",
          "He always puts too much salt in the soup.",
          "Let us ask the waiter for another menu.");

  private final FixtureLibrary fixtures;
  private final SpeechSource speech;

  Bystanders(FixtureLibrary fixtures, SpeechSource speech) {
    this.fixtures = fixtures;
    this.speech = speech;
  }

  /** A list for each speaker, in the manifest's order; made ones when fewer than two are left. */
  List<List<AudioClip>> without(Set<String> voices) {
    Map<String, List<AudioClip>> speakers = new LinkedHashMap<>();
    for (FixtureLibrary.Fixture fixture : fixtures.fixtures()) {
      if (!voices.contains(fixture.voice())) {
        AudioClip audio = fixtures.load(fixture).audio();
        AudioClip clip = Resampler.resample(audio, RATE_HZ);
        speakers.computeIfAbsent(fixture.voice(), voice -> new ArrayList<>()).add(clip);
      }
    }
    return speakers.size() >= FEWEST
        ? speakers.values().stream().map(List::copyOf).toList()
        : made();
  }

  private List<List<AudioClip>> made() {
    List<List<AudioClip>> speakers = new ArrayList<>();
    for (double[] mask : MASKS) {
      speakers.add(
          STOCK.stream()
              .map(text -> new SpeechSource.Request(text, EMBEDDED, mask[0], mask[1]))
              .map(request -> speech.speak(request).audio())
              .toList());
    }
    return List.copyOf(speakers);
  }
}
