package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.talkspurt.cli.VoicesClient.Answer;
import dev.talkspurt.document.Json;
import dev.talkspurt.speech.CatalogueVoice;
import dev.talkspurt.speech.FixtureLibrary;
import dev.talkspurt.speech.Speech;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The voices process from outside: its licence keeps it off every test's class path. */
@Timeout(120)
final class VoicesProcessIT {
  private static final String TEXT = "I need to reschedule my appointment for Tuesday.";
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));

  @TempDir Path folder;
  private VoicesClient voices;

  @BeforeEach
  void start() throws IOException {
    voices = VoicesClient.start(folder.resolve("errors"), System.getenv("PATH"));
  }

  @AfterEach
  void stop() {
    voices.close();
  }

  private List<String> available() throws IOException {
    return voices.ask("{\"list\":true}").header().items("voices").stream()
        .map(Json.Obj.class::cast)
        .filter(voice -> voice.isTrue("available"))
        .map(voice -> voice.text("id").orElseThrow())
        .filter(id -> CatalogueVoice.find(id).orElseThrow().reference())
        .toList();
  }

  @Test
  void writes_nothing_but_answers_and_ends_with_its_input() throws Exception {
    // WSOLA prints to standard output when it is made.
    Answer slow = voices.speak(TEXT, "en-us-kevin", 0.8, 1);
    assertEquals(slow.samples().length, slow.header().number("samples").orElseThrow().intValue());
    assertArrayEquals(new int[] {0, 0}, voices.end());
  }

  @Test
  void says_the_same_request_with_the_same_samples_in_any_order_and_process() throws IOException {
    try (VoicesClient other = VoicesClient.start(folder.resolve("other"), System.getenv("PATH"))) {
      for (String voice : available()) {
        short[] first = voices.speak("Which store has it?", voice, 1.1, 0.9).samples();
        voices.speak("No, thank you.", voice, 1, 1);
        short[] again = voices.speak("Which store has it?", voice, 1.1, 0.9).samples();
        short[] elsewhere = other.speak("Which store has it?", voice, 1.1, 0.9).samples();
        assertTrue(first.length > 8000, voice);
        assertArrayEquals(first, again, voice);
        assertArrayEquals(first, elsewhere, voice);
      }
    }
  }

  @Test
  void needs_no_installed_program_for_the_embedded_voice() throws IOException {
    try (VoicesClient bare = VoicesClient.start(folder.resolve("bare"), folder.toString())) {
      assertTrue(bare.speak(TEXT, "en-us-kevin", 1, 1).samples().length > 16000);
      assertTrue(bare.speak(TEXT, "en-us-slt", 1, 1).error().contains("install flite"));
      assertTrue(bare.speak(TEXT, "en-gb-espeak", 1, 1).error().contains("install espeak-ng"));
    }
  }

  @Test
  void follows_rate_and_pitch_in_every_voice_without_clipping() throws IOException {
    for (String voice : available()) {
      Answer plain = voices.speak(TEXT, voice, 1, 1);
      assertTrue(plain.f0Hz() > 70 && plain.f0Hz() < 260, voice + plain.header());
      for (double rate : new double[] {0.7, 1.5}) {
        Answer shaped = voices.speak(TEXT, voice, rate, 1);
        assertEquals(plain.samples().length / rate, shaped.samples().length, 4800, voice);
        assertEquals(1, shaped.f0Hz() / plain.f0Hz(), 0.1, voice + shaped.header());
      }
      for (double pitch : new double[] {0.75, 1.4}) {
        Answer shaped = voices.speak(TEXT, voice, 1, pitch);
        assertEquals(plain.samples().length, shaped.samples().length, 4800, voice);
        assertEquals(pitch, shaped.f0Hz() / plain.f0Hz(), 0.2 * pitch, voice + shaped.header());
        assertFalse(shaped.header().text("warning").isPresent(), voice + shaped.header());
        for (short sample : shaped.samples()) {
          assertTrue(Math.abs(sample) < 30000, voice);
        }
      }
    }
  }

  @Test
  void takes_hostile_text_as_words() throws IOException {
    Path marker = folder.resolve("marker");
    String hostile =
        "--help $(touch %1$s); `touch %1$s` \u0000 \u001b[2J 漢字 <b/> [[h@l]]".formatted(marker);
    for (String voice : available()) {
      Answer answer = voices.speak(hostile, voice, 1, 1);
      assertTrue(answer.samples().length > 16000, voice + answer.header());
    }
    assertFalse(Files.exists(marker));
  }

  @Test
  void answers_what_it_cannot_do_with_an_error_and_goes_on() throws IOException {
    assertTrue(voices.ask("no json").error().contains("one JSON object per line"));
    assertTrue(voices.ask("[1]").error().contains("no object"));
    assertTrue(voices.speak("x".repeat(2001), "en-us-kevin", 1, 1).error().contains("2001"));
    assertTrue(voices.speak("...", "en-us-kevin", 1, 1).error().contains("no audible speech"));
    assertTrue(voices.speak(TEXT, "nobody", 1, 1).error().contains("en-us-kevin"));
    assertTrue(voices.speak(TEXT, "en-us-kevin", 3, 1).error().contains("rate is 3"));
    assertTrue(voices.speak(TEXT, "en-us-kevin", 1, 1).samples().length > 16000);
  }

  @Test
  void makes_the_committed_fixtures_of_the_embedded_voice_again() throws IOException {
    FixtureLibrary fixtures = new FixtureLibrary(ROOT.resolve("audio-fixtures"));
    assumeTrue(fixtures.voices().contains("en-us-kevin"));
    for (FixtureLibrary.Fixture fixture : fixtures.fixtures()) {
      if (fixture.voice().equals("en-us-kevin")) {
        short[] made = voices.speak(fixture.text(), fixture.voice(), 1, 1).samples();
        short[] kept = fixtures.load(fixture).audio().toArray();
        assertEquals(kept.length, made.length, fixture.file());
        for (int i = 0; i < kept.length; i++) {
          // Another processor may round the last bit differently.
          assertEquals(kept[i], made[i], 2, fixture.file());
        }
      }
    }
  }

  @Test
  void speaks_through_the_speech_of_the_core() {
    try (Speech speech = Speech.open(ROOT, folder.resolve("cache"))) {
      assertEquals("en-us-kevin", speech.voices().get(0));
      Utterance made =
          speech.speak(SpeechSource.Request.of("Nobody recorded this.", "en-us-kevin"));
      assertTrue(made.onsetSample() > 0 && made.onsetSample() < 4900);
      assertTrue(made.audio().sampleCount() - made.offsetSample() <= 4900);
      assertTrue(made.origin().startsWith("freetts"), made.origin());
    }
  }

  @Test
  void has_the_voices_of_the_catalogue_in_its_order() throws IOException {
    assertEquals(
        CatalogueVoice.ALL.stream().map(CatalogueVoice::id).toList(),
        voices.ask("{\"list\":true}").header().items("voices").stream()
            .map(voice -> ((Json.Obj) voice).text("id").orElseThrow())
            .toList());
  }

  @Test
  void speaks_other_languages_and_accents_where_espeak_ng_has_them() throws IOException {
    List<Json> installed =
        voices.ask("{\"list\":true}").header().items("voices").stream()
            .filter(voice -> ((Json.Obj) voice).isTrue("available"))
            .filter(voice -> ((Json.Obj) voice).text("engine").orElse("").startsWith("espeak"))
            .toList();
    assumeTrue(installed.size() > 2, "espeak-ng is not installed here");
    Set<String> takes = new HashSet<>();
    for (Json voice : installed) {
      String id = ((Json.Obj) voice).text("id").orElseThrow();
      Answer answer = voices.speak("Alma canta 427.", id, 1, 1);
      assertTrue(answer.samples().length > 16_000, id + answer.header());
      assertTrue(takes.add(Arrays.toString(answer.samples())), id + " sounds like another voice");
    }
  }

  @Test
  void says_when_shaping_has_bent_a_voice_out_of_shape() throws IOException {
    Answer fine = voices.speak(TEXT, "en-us-kevin", 1.3, 0.8);
    double distance = fine.header().number("mfccDistance").orElseThrow().doubleValue();
    assertTrue(distance > 0 && distance < 7, fine.header().toString());
    assertFalse(fine.header().text("warning").isPresent());
    Answer bent = voices.speak("Where is my order?", "en-us-kevin", 2, 0.5);
    double far = bent.header().number("mfccDistance").orElseThrow().doubleValue();
    assertTrue(far > 7, bent.header().toString());
    assertTrue(bent.header().text("warning").orElse("").contains("listen to it"));
  }
}
