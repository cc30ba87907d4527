package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BystandersTest {
  private static final FixtureLibrary FIXTURES =
      new FixtureLibrary(Path.of(System.getProperty("talkspurt.root"), "audio-fixtures"));

  @TempDir Path folder;

  private Speech speech() {
    return new Speech(
        FIXTURES,
        new SpeechCache(folder.resolve("cache")),
        VoicesProcess.of(folder, FakeVoices.command("well", folder.resolve("starts"))));
  }

  @Test
  void the_others_of_the_fixtures_talk_in_the_manifest_s_order() {
    try (Speech speech = speech()) {
      List<List<AudioClip>> others = speech.bystanders(Set.of("en-us-slt", "en-us-kevin"));
      List<String> voices =
          FIXTURES.voices().stream().filter(v -> !v.matches("en-us-(slt|kevin)")).toList();
      assertEquals(voices.size(), others.size());
      FixtureLibrary.Fixture first =
          FIXTURES.fixtures().stream()
              .filter(one -> one.voice().equals(voices.get(0)))
              .findFirst()
              .orElseThrow();
      assertEquals(FIXTURES.load(first).audio(), others.get(0).get(0));
      others.forEach(one -> one.forEach(clip -> assertEquals(16_000, clip.sampleRateHz())));
      assertEquals(others, speech.bystanders(Set.of("en-us-slt", "en-us-kevin")));
    }
  }

  @Test
  void the_embedded_voice_is_three_speakers_when_too_few_are_left() {
    Set<String> allButOne = new java.util.LinkedHashSet<>(FIXTURES.voices());
    allButOne.remove("en-gb-awb");
    try (Speech speech = speech()) {
      List<List<AudioClip>> made = speech.bystanders(allButOne);
      assertEquals(3, made.size());
      made.forEach(one -> assertTrue(one.size() >= 10));
      assertEquals(made, speech.bystanders(allButOne));
    }
  }

  @Test
  void nobody_s_own_voice_is_in_the_babble() {
    try (Speech speech = speech()) {
      AudioClip own = speech.speak(SpeechSource.Request.of("No, thank you.", "en-gb-awb")).audio();
      for (List<AudioClip> speaker : speech.bystanders(Set.of("en-gb-awb"))) {
        speaker.forEach(clip -> assertNotEquals(own, clip));
      }
    }
  }
}
