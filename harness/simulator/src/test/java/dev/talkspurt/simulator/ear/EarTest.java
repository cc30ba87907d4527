package dev.talkspurt.simulator.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarTest {
  private static final double THRESHOLD = 0.35;
  private static final List<Phrase> CLINIC = Vocabularies.byAgent().get("clinic");
  private static final Ear EAR =
      Ear.learn(CLINIC, FixtureSpeech.only(voice -> !voice.equals("en-us-slt")));

  private static Recognition heard(short[] samples) {
    return EAR.recognise(AudioClip.of(samples, 16000));
  }

  private static short[] said(Phrase phrase) {
    return FixtureSpeech.of("en-us-slt", phrase.text()).audio().toArray();
  }

  private static void assertUnderstood(Phrase phrase, Recognition recognition) {
    assertEquals(Optional.of(phrase), recognition.phrase(), recognition::toString);
    assertEquals(Optional.of(phrase), recognition.nearest());
    assertTrue(recognition.confidence() >= THRESHOLD, recognition::toString);
    assertTrue(recognition.confidence() <= 1, recognition::toString);
  }

  @Test
  void a_phrase_is_understood_however_it_lies_in_the_recording() {
    Random random = new Random(1);
    for (Phrase phrase : CLINIC) {
      for (int trial = 0; trial < 5; trial++) {
        short[] shifted =
            Sounds.then(
                new short[random.nextInt(320)], said(phrase), new short[random.nextInt(16_000)]);

        assertUnderstood(phrase, heard(shifted));
      }
    }
  }

  @Test
  void a_phrase_is_understood_without_any_silence_around_it() {
    for (Phrase phrase : CLINIC) {
      Utterance utterance = FixtureSpeech.of("en-us-slt", phrase.text());
      short[] samples = utterance.audio().toArray();

      assertUnderstood(
          phrase,
          heard(
              Arrays.copyOfRange(samples, utterance.onsetSample(), utterance.offsetSample() + 1)));
    }
  }

  @Test
  void noise_20_dB_below_speech_changes_nothing() {
    for (int i = 0; i < CLINIC.size(); i++) {
      short[] padded = Sounds.then(Sounds.silence(200), said(CLINIC.get(i)), Sounds.silence(500));

      assertUnderstood(
          CLINIC.get(i), heard(Sounds.mixed(padded, Sounds.whiteNoise(10_000, -46, i))));
    }
  }

  @Test
  void what_voice_activity_cuts_out_of_a_noisy_stream_is_understood() {
    int sure = 0;
    for (Phrase phrase : CLINIC) {
      short[] quiet = Sounds.then(Sounds.silence(1000), said(phrase), Sounds.silence(1000));
      short[] stream = Sounds.mixed(quiet, Sounds.whiteNoise(10_000, -46, 2));
      VoiceActivity activity = new VoiceActivity(new VoiceActivity.Settings(500, 160));
      VoiceActivity.Event stopped = null;
      for (int at = 0; at + 320 <= stream.length; at += 320) {
        stopped = activity.accept(Arrays.copyOfRange(stream, at, at + 320)).orElse(stopped);
      }

      assertEquals(VoiceActivity.Kind.STOPPED, stopped.kind());
      Recognition heard =
          heard(
              Arrays.copyOfRange(
                  stream, (int) stopped.onsetSample() - 1600, (int) stopped.atSample()));
      assertEquals(Optional.of(phrase), heard.nearest());
      sure += heard.confidence() >= THRESHOLD ? 1 : 0;
    }
    // In noise it may ask again, and rather does so than mishear.
    assertTrue(sure >= CLINIC.size() - 1, "sure of " + sure + " of " + CLINIC.size());
  }

  @Test
  void a_phrase_backwards_is_not_understood() {
    for (Phrase phrase : CLINIC) {
      Recognition recognition = heard(Sounds.reversed(said(phrase)));

      assertTrue(recognition.confidence() < THRESHOLD, recognition::toString);
    }
  }

  @Test
  void what_is_no_speech_is_nothing() {
    short[] click = Sounds.silence(1000);
    Arrays.fill(click, 8000, 8040, (short) 20_000);
    short[] digital = Sounds.silence(2000);
    short[] noise = Sounds.whiteNoise(2000, -30, 3);
    short[] tone = Sounds.tone(2000, 440, -20);

    for (short[] sound : List.of(click, digital, noise, tone, new short[0], new short[5])) {
      assertEquals(Recognition.NOTHING, heard(sound));
    }
  }

  @Test
  void sounds_that_are_no_speech_are_nothing_in_silence_and_no_phrase_in_noise() {
    short[] hum = new short[16 * 700];
    for (int i = 0; i < hum.length; i++) {
      for (int k = 1; k <= 10; k++) {
        hum[i] += (short) (1500.0 / k * Math.sin(2 * Math.PI * 50 * k * i / 16_000));
      }
    }
    short[] dialled = Sounds.mixed(Sounds.tone(300, 697, -26), Sounds.tone(300, 1209, -26));
    List<short[]> sounds =
        List.of(Sounds.tone(700, 1000, -20), hum, dialled, Sounds.whiteNoise(700, -26, 5));
    for (short[] sound : sounds) {
      short[] padded = Sounds.then(Sounds.silence(300), sound, Sounds.silence(300));

      assertEquals(Recognition.NOTHING, heard(padded));
      Recognition noisy = heard(Sounds.mixed(padded, Sounds.whiteNoise(10_000, -46, 4)));
      assertEquals(Optional.empty(), noisy.phrase(), noisy::toString);
    }
  }

  @Test
  void a_pause_within_a_phrase_is_allowed_for() {
    int accepted = 0;
    for (Phrase phrase : CLINIC) {
      short[] whole = said(phrase);
      int middle = quietest(whole);
      short[] hesitating =
          Sounds.then(
              Arrays.copyOf(whole, middle),
              Sounds.silence(700),
              Arrays.copyOfRange(whole, middle, whole.length));

      Recognition recognition = heard(hesitating);

      assertEquals(Optional.of(phrase), recognition.phrase(), recognition::toString);
      accepted += recognition.confidence() >= THRESHOLD ? 1 : 0;
    }
    // It comes in the middle of a word now and then, which is another sound.
    assertTrue(accepted >= CLINIC.size() - 1, "accepted " + accepted);
  }

  /** The middle of the quietest 30 ms in the middle third. */
  private static int quietest(short[] samples) {
    int best = samples.length / 3;
    long least = Long.MAX_VALUE;
    for (int from = samples.length / 3; from + 480 < samples.length * 2 / 3; from += 80) {
      long energy = 0;
      for (int i = from; i < from + 480; i++) {
        energy += (long) samples[i] * samples[i];
      }
      if (energy < least) {
        least = energy;
        best = from + 240;
      }
    }
    return best;
  }

  @Test
  void the_same_words_in_two_turns_do_not_compete() {
    List<Phrase> twice = new ArrayList<>(CLINIC);
    twice.add(new Phrase("again", CLINIC.get(6).text(), Map.of()));
    Ear ear = Ear.learn(twice, FixtureSpeech.only(voice -> !voice.equals("en-us-slt")));

    Recognition recognition = ear.recognise(AudioClip.of(said(CLINIC.get(6)), 16000));

    assertUnderstood(CLINIC.get(6), recognition);
  }

  @Test
  void many_calls_may_listen_at_once() {
    List<Recognition> one = CLINIC.stream().map(phrase -> heard(said(phrase))).toList();

    List<Recognition> parallel =
        IntStream.range(0, 4 * CLINIC.size())
            .parallel()
            .mapToObj(i -> heard(said(CLINIC.get(i % CLINIC.size()))))
            .toList();

    for (int i = 0; i < parallel.size(); i++) {
      assertEquals(one.get(i % one.size()), parallel.get(i));
    }
  }

  @Test
  void a_phrase_that_nobody_can_say_is_refused() {
    List<Phrase> unknown = List.of(new Phrase("x", "Nobody ever said this.", Map.of()));

    BadInput thrown = assertThrows(BadInput.class, () -> Ear.learn(unknown, FixtureSpeech.all()));

    assertTrue(thrown.getMessage().contains("'Nobody ever said this.'"), thrown::getMessage);
  }

  @Test
  void synthesizers_speak_what_there_is_no_recording_of_and_only_that() {
    List<String> spoken = new ArrayList<>();
    SpeechSource speech = synthesizer("en-us-kevin", spoken);
    Phrase phrase = CLINIC.get(0);

    Ear ear = Ear.learn(List.of(phrase, CLINIC.get(5)), speech);

    assertEquals(List.of(CLINIC.get(5).text()), spoken);
    assertSame(phrase, ear.recognise(AudioClip.of(said(phrase), 16000)).phrase().orElseThrow());
  }

  /** Has recordings of one phrase by one voice, and synthesizes the others by the same voice. */
  private static SpeechSource synthesizer(String voice, List<String> spoken) {
    return new SpeechSource() {
      @Override
      public Utterance speak(Request request) {
        spoken.add(request.text());
        return FixtureSpeech.of(request.voice(), request.text());
      }

      @Override
      public List<String> voices() {
        return List.of(voice);
      }

      @Override
      public List<Utterance> examples(String text) {
        return CLINIC.get(0).text().equals(text)
            ? List.of(FixtureSpeech.of(voice, text))
            : List.of();
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void other_sample_rates_are_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> EAR.recognise(AudioClip.silence(8000, 8000)));
  }

  @Test
  void without_phrases_nothing_is_understood() {
    Ear ear = Ear.learn(List.of(), FixtureSpeech.all());

    assertEquals(Recognition.NOTHING, ear.recognise(AudioClip.of(said(CLINIC.get(0)), 16000)));
  }
}
