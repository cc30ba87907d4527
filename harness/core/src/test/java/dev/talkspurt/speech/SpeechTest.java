package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpeechTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("talkspurt.root"), "audio-fixtures");

  @TempDir Path folder;

  private Speech speech(Path jars) {
    return new Speech(
        new FixtureLibrary(FIXTURES),
        new SpeechCache(folder.resolve("cache")),
        VoicesProcess.of(jars, FakeVoices.command("well", folder.resolve("starts"))));
  }

  private boolean started() {
    return Files.exists(folder.resolve("starts"));
  }

  @Test
  void takes_the_fixture_of_this_text_and_voice_whatever_the_white_space() {
    try (Speech speech = speech(folder)) {
      var request = SpeechSource.Request.of("  No,\n thank  you. ", "en-us-slt");
      assertEquals("fixture en-us-slt/no-thank-you.wav", speech.speak(request).origin());
      assertFalse(started());
    }
  }

  @Test
  void makes_speech_when_the_rate_is_not_the_fixture_s() {
    try (Speech speech = speech(folder)) {
      var faster = new SpeechSource.Request("No, thank you.", "en-us-kevin", 1.2, 1.0);
      assertEquals("fake 1", speech.speak(faster).origin());
    }
  }

  @Test
  void finds_the_edges_of_what_was_made() {
    try (Speech speech = speech(folder)) {
      Utterance made = speech.speak(SpeechSource.Request.of("La la la", "en-us-kevin"));
      assertEquals(1600, made.onsetSample(), 80);
      assertEquals(7999, made.offsetSample(), 80);
    }
  }

  @Test
  void answers_the_second_time_without_a_process() throws IOException {
    var request = SpeechSource.Request.of("La la la", "en-us-kevin");
    Utterance first;
    try (Speech speech = speech(folder)) {
      first = speech.speak(request);
    }
    try (Speech speech = speech(folder.resolve("absent"))) {
      assertEquals(first, speech.speak(request));
      var other = SpeechSource.Request.of("La la", "en-us-kevin");
      assertThrows(BadInput.class, () -> speech.speak(other));
    }
  }

  @Test
  void makes_speech_anew_when_the_kept_one_is_damaged() throws IOException {
    var request = SpeechSource.Request.of("La la la", "en-us-kevin");
    try (Speech speech = speech(folder)) {
      Utterance first = speech.speak(request);
      try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
        Path wav = files.filter(f -> f.toString().endsWith(".wav")).findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(wav);
        bytes[5000] ^= 1;
        Files.write(wav, bytes);
      }
      assertEquals(first.audio(), speech.speak(request).audio());
    }
  }

  @Test
  void names_the_nearest_voices_for_an_unknown_one() {
    try (Speech speech = speech(folder)) {
      var request = SpeechSource.Request.of("La", "en-us-keven");
      var error = assertThrows(BadInput.class, () -> speech.speak(request));
      assertTrue(
          error
              .getMessage()
              .startsWith("voice is 'en-us-keven', expected a known one (nearest: en-us-kevin"),
          error.getMessage());
    }
  }

  @Test
  void says_which_package_a_voice_needs() {
    try (Speech speech = speech(folder)) {
      var request = SpeechSource.Request.of("No fixture says this", "en-us-slt");
      var error = assertThrows(BadInput.class, () -> speech.speak(request));
      assertTrue(error.getMessage().contains("install flite"), error.getMessage());
    }
  }

  @Test
  void refuses_settings_out_of_range_and_empty_text() {
    try (Speech speech = speech(folder)) {
      for (double rate : new double[] {0.49, 2.01, Double.NaN}) {
        var request = new SpeechSource.Request("La", "en-us-kevin", rate, 1.0);
        assertThrows(BadInput.class, () -> speech.speak(request));
      }
      var empty = SpeechSource.Request.of(" \n ", "en-us-kevin");
      assertThrows(BadInput.class, () -> speech.speak(empty));
    }
  }

  @Test
  void lists_the_voices_that_can_speak_here() {
    try (Speech speech = speech(folder);
        Speech without = speech(folder.resolve("absent"))) {
      assertEquals(List.of("en-us-kevin"), speech.voices());
      assertEquals(List.of(), without.voices());
    }
  }

  @Test
  void gives_every_recording_of_a_text_as_example() {
    try (Speech speech = speech(folder)) {
      assertTrue(speech.examples("Which store has it?").size() >= 4);
      assertEquals(List.of(), speech.examples("Nobody recorded this"));
    }
  }

  @Test
  void speech_of_a_voice_file_is_made_anew_when_the_file_says_something_else() throws IOException {
    Path voices = Files.createDirectories(folder.resolve("voices"));
    var request = SpeechSource.Request.of("La la la", "amy");
    for (String model : List.of("one.onnx", "two.onnx")) {
      Files.writeString(
          voices.resolve("amy.voice.yaml"),
          "voice: amy\nlanguage: fr-FR\ncommand: [piper, --model, " + model + "]\n");
      try (Speech speech = withFiles(folder)) {
        assertEquals("fr-FR", speech.language("amy"));
        speech.speak(request);
      }
      try (Speech offline = withFiles(folder.resolve("absent"))) {
        assertEquals("fake 1", offline.speak(request).origin(), model);
      }
    }
    try (Stream<Path> kept = Files.walk(folder.resolve("cache"))) {
      assertEquals(2, kept.filter(file -> file.toString().endsWith(".wav")).count());
    }
  }

  private Speech withFiles(Path jars) {
    return new Speech(
        new FixtureLibrary(FIXTURES),
        new SpeechCache(folder.resolve("cache")),
        VoicesProcess.of(jars, FakeVoices.command("well", folder.resolve("starts"))),
        VoiceFiles.of(folder));
  }

  @Test
  void a_warning_is_told_once_for_a_voice_and_its_settings_also_of_speech_made_before() {
    for (Path jars : List.of(folder, folder.resolve("absent"))) {
      try (Speech speech = speech(jars)) {
        for (String text : List.of("La la", "Lo lo", "La la")) {
          speech.speak(new SpeechSource.Request(text, "en-us-kevin", 2, 1));
        }
        assertEquals(
            List.of("voice en-us-kevin at rate 2.0 and pitch 1.0: sounds rushed"),
            speech.warnings());
      }
    }
  }

  @Test
  void a_recording_and_speech_without_a_fault_warn_of_nothing() {
    try (Speech speech = speech(folder)) {
      speech.speak(SpeechSource.Request.of("No, thank you.", "en-us-slt"));
      speech.speak(SpeechSource.Request.of("La la", "en-us-kevin"));
      assertEquals(List.of(), speech.warnings());
    }
  }

  @Test
  void every_voice_is_listed_with_what_it_needs() throws IOException {
    Path voices = Files.createDirectories(folder.resolve("voices"));
    Files.writeString(
        voices.resolve("amy.voice.yaml"),
        "voice: amy\nlanguage: en-US\ncommand: [no-such-program-anywhere]\n");
    try (Speech speech = withFiles(folder);
        Speech unbuilt = withFiles(folder.resolve("absent"))) {
      List<VoiceListing> listing = speech.listing();
      assertEquals("en-us-kevin", listing.get(0).id());
      assertTrue(listing.get(0).available());
      assertEquals(22, listing.get(0).recordings());
      VoiceListing amy = listing.get(listing.size() - 1);
      assertEquals("amy", amy.id());
      assertTrue(amy.fix().orElseThrow().contains("install no-such-program-anywhere"));
      assertTrue(unbuilt.listing().get(0).fix().orElseThrow().contains("build the voices"));
    }
  }
}
