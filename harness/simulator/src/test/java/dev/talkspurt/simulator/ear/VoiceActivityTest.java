package dev.talkspurt.simulator.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.simulator.ear.VoiceActivity.Event;
import dev.talkspurt.simulator.ear.VoiceActivity.Kind;
import dev.talkspurt.simulator.ear.VoiceActivity.Settings;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceActivityTest {
  private static final Settings SETTINGS = new Settings(500, 160);
  private static final String TEXT = "I need to reschedule my appointment for Tuesday.";

  private static List<Event> events(short[] stream, int chunk, Settings settings) {
    VoiceActivity activity = new VoiceActivity(settings);
    List<Event> events = new ArrayList<>();
    for (int at = 0; at < stream.length; at += chunk) {
      short[] piece = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + chunk));
      activity.accept(piece).ifPresent(events::add);
    }
    Optional<Event> left = activity.accept(new short[0]);
    while (left.isPresent()) {
      events.add(left.get());
      left = activity.accept(new short[0]);
    }
    return events;
  }

  private static List<Event> events(short[] stream) {
    return events(stream, 320, SETTINGS);
  }

  private static List<Kind> kinds(List<Event> events) {
    return events.stream().map(Event::kind).toList();
  }

  private static short[] speech(String voice) {
    return FixtureSpeech.of(voice, TEXT).audio().toArray();
  }

  @Test
  void speech_in_silence_starts_and_stops_at_the_planted_samples() {
    List<Long> onsetErrors = new ArrayList<>();
    List<Long> offsetErrors = new ArrayList<>();
    for (Utterance utterance : FixtureSpeech.ALL) {
      for (int lead = 12_000; lead < 12_080; lead += 13) {
        List<Event> events =
            events(Sounds.then(new short[lead], utterance.audio().toArray(), Sounds.silence(900)));

        assertEquals(List.of(Kind.STARTED, Kind.STOPPED), kinds(events), utterance::origin);
        Event stopped = events.get(1);
        assertEquals(events.get(0).onsetSample(), stopped.onsetSample());
        onsetErrors.add(Math.abs(stopped.onsetSample() - lead - utterance.onsetSample()));
        offsetErrors.add(Math.abs(stopped.offsetSample() - lead - utterance.offsetSample()));
        long waited = stopped.atSample() - 1 - stopped.offsetSample();
        assertTrue(waited >= 8000 && waited < 8000 + 80, () -> "waited " + waited);
      }
    }
    assertErrors(onsetErrors, 3, 40);
    assertErrors(offsetErrors, 15, 200);
  }

  /** 95 % within the first bound, all within the second. */
  private static void assertErrors(List<Long> samples, int mostMs, int allMs) {
    List<Long> sorted = samples.stream().sorted().toList();
    assertTrue(sorted.get(sorted.size() * 95 / 100) <= mostMs * 16, sorted::toString);
    assertTrue(sorted.get(sorted.size() - 1) <= allMs * 16, sorted::toString);
  }

  @Test
  void it_starts_once_enough_speech_was_seen() {
    short[] stream = Sounds.then(Sounds.silence(500), speech("en-us-slt"), Sounds.silence(600));

    for (int startMs : new int[] {30, 160, 400}) {
      Event started = events(stream, 320, new Settings(500, startMs)).get(0);
      long seen = started.atSample() - started.onsetSample();
      assertTrue(
          seen >= startMs * 16 - 160 && seen <= startMs * 16 + 320 + startMs * 8,
          () -> startMs + " ms: " + seen / 16.0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 79, 80, 81, 160, 320, 333, 4096, 1_000_000})
  void events_do_not_depend_on_the_chunks(int chunk) {
    short[] stream =
        Sounds.mixed(
            Sounds.then(
                Sounds.silence(700),
                speech("en-us-rms"),
                Sounds.silence(800),
                speech("en-gb-awb"),
                Sounds.silence(800)),
            Sounds.whiteNoise(20_000, -60, 3));

    List<Event> events = events(stream, chunk, SETTINGS);

    assertEquals(events(stream, 320, SETTINGS), events);
    assertEquals(4, events.size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-80, -60, -50, -45, -40, -30, -20, -10})
  void steady_noise_is_no_speech(double dbov) {
    assertEquals(List.of(), events(Sounds.whiteNoise(10_000, dbov, 5)));
  }

  @Test
  void noise_that_sets_in_is_noticed_as_such() {
    short[] stream = Sounds.then(Sounds.silence(3000), Sounds.whiteNoise(8000, -30, 5));

    List<Event> events = events(stream);

    assertTrue(events.size() <= 2, events::toString);
    assertTrue(events.stream().allMatch(e -> e.atSample() < (3000 + 1200) * 16), events::toString);
  }

  @Test
  void speech_is_found_in_steady_noise() {
    for (String voice : FixtureSpeech.allVoices()) {
      Utterance utterance = FixtureSpeech.of(voice, TEXT);
      short[] clean =
          Sounds.then(Sounds.silence(1000), utterance.audio().toArray(), Sounds.silence(1500));
      List<Event> events = events(Sounds.mixed(clean, Sounds.whiteNoise(10_000, -41, 9)));

      assertEquals(List.of(Kind.STARTED, Kind.STOPPED), kinds(events), voice);
      assertEquals(16_000 + utterance.onsetSample(), events.get(0).onsetSample(), 2400, voice);
      assertEquals(16_000 + utterance.offsetSample(), events.get(1).offsetSample(), 3200, voice);
    }
  }

  @Test
  void clicks_are_no_speech() {
    short[] stream = Sounds.silence(5000);
    for (int at = 3000; at < stream.length; at += 4000) {
      Arrays.fill(stream, at, at + 40, (short) 20_000);
    }

    assertEquals(List.of(), events(stream));
  }

  @Test
  void a_click_after_speech_does_not_put_off_its_end() {
    short[] stream = Sounds.then(Sounds.silence(500), speech("en-us-slt"), Sounds.silence(900));
    Event without = events(stream).get(1);
    stream[(int) without.offsetSample() + 4000] = 20_000;

    assertEquals(without, events(stream).get(1));
  }

  @Test
  void a_pause_shorter_than_endpointing_does_not_end_the_turn() {
    short[] word = Sounds.mixed(speech("en-us-slt"), Sounds.silence(10_000));
    short[] stream =
        Sounds.then(Sounds.silence(500), word, Sounds.silence(300), word, Sounds.silence(2500));

    List<Event> patient = events(stream, 320, new Settings(1200, 160));
    List<Event> hasty = events(stream, 320, new Settings(300, 160));

    assertEquals(List.of(Kind.STARTED, Kind.STOPPED), kinds(patient));
    assertEquals(4, hasty.size(), hasty::toString);
  }

  @Test
  void a_loss_of_packets_in_noise_is_no_speech() {
    short[] stream = Sounds.whiteNoise(10_000, -40, 11);
    for (int at = 60_000; at < stream.length; at += 24_000) {
      Arrays.fill(stream, at, at + 640, (short) 0);
    }

    assertEquals(List.of(), events(stream));
  }
}
