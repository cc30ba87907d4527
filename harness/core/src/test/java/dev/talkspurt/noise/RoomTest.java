package dev.talkspurt.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.SpeechLevel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rooms, measured back from what comes out of them. */
class RoomTest {
  /** What the stream makes of a single sample. */
  private static double[] heard(Room room, long seed) {
    Reverb reverb = Reverb.withGain(room, seed, 0);
    double[] samples = new double[reverb.latencySamples() + reverb.tailSamples() + 1];
    samples[0] = 1;
    for (int at = 0; at < samples.length; at += 320) {
      reverb.process(samples, at, Math.min(320, samples.length - at));
    }
    return samples;
  }

  /** Schroeder's backward integration; the line from −5 to −25 dB, extended to 60 dB. */
  private static double rt60S(double[] tail) {
    double[] left = new double[tail.length + 1];
    for (int i = tail.length - 1; i >= 0; i--) {
      left[i] = left[i + 1] + tail[i] * tail[i];
    }
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < tail.length; i++) {
      double db = 10 * Math.log10(left[i] / left[0]);
      if (db <= -5 && db >= -25) {
        double t = (double) i / Sounds.RATE;
        n++;
        x += t;
        y += db;
        xx += t * t;
        xy += t * db;
      }
    }
    return -60 / ((n * xy - x * y) / (n * xx - x * x));
  }

  @Test
  void every_preset_measures_back() {
    for (Room room : Room.presets()) {
      for (int seed = 1; seed <= 3; seed++) {
        double[] response = heard(room, seed);
        int direct = room.directSamples();
        assertEquals(1, response[direct], 1e-12);
        double[] tail = Arrays.copyOfRange(response, direct + 40, response.length);
        double drrDb = -10 * Math.log10(Sounds.meanSquare(tail) * tail.length);
        assertEquals(room.drrDb(), drrDb, 0.01, room.name());
        assertEquals(room.rt60S(), rt60S(tail), 0.1 * room.rt60S(), room.name());
        double before = 0;
        for (int i = 0; i < direct + 40; i++) {
          before += i == direct ? 0 : Math.abs(response[i]);
        }
        assertEquals(0, before, 1e-12, "nothing but the direct sound for 2.5 ms");
      }
    }
  }

  @Test
  void the_stream_is_the_convolution() {
    Room room = new Room("odd", 0.11, 2, 3.3, 0);
    double[] input = Sounds.take(Noise.white().start(3), 4000);
    double[] response = room.impulseResponse(8);
    double[] streamed = input.clone();
    Reverb.withGain(room, 8, 0).process(streamed, 0, streamed.length);
    for (int n = 0; n < input.length; n++) {
      double sum = 0;
      for (int k = 0; k <= n && k < response.length; k++) {
        sum += response[k] * input[n - k];
      }
      assertEquals(sum, streamed[n], 1e-9, "sample " + n);
    }
  }

  @Test
  void speech_keeps_its_active_level_unless_far() {
    List<AudioClip> speech =
        List.of(Sounds.active(0.6, 64_000, 0.2), Sounds.active(1, 48_000, 0.2));
    short[] spoken = new short[64_000 + 48_000 + 20_000];
    speech.get(0).copyTo(0, spoken, 0, 64_000);
    speech.get(1).copyTo(0, spoken, 64_000, 48_000);
    double before = SpeechLevel.of(AudioClip.of(spoken, Sounds.RATE)).activeDbov();
    for (Room room : Room.presets()) {
      Reverb reverb = Reverb.levelled(room, 1, speech);
      short[] heard = spoken.clone();
      reverb.process(heard, 0, heard.length);
      double after = SpeechLevel.of(AudioClip.of(heard, Sounds.RATE)).activeDbov();
      assertEquals(before + room.levelDb(), after, 0.05, room.name());
      assertEquals(0, reverb.clippedSamples(), room.name());
    }
  }

  @Test
  void the_direct_sound_is_where_latency_says() {
    Reverb reverb = Reverb.withGain(Room.FAR_FIELD, 1, 0);
    short[] samples = new short[4000];
    samples[1000] = 10_000;
    reverb.process(samples, 0, samples.length);
    assertEquals(140, reverb.latencySamples());
    assertEquals(10_000, samples[1140]);
    for (int i = 0; i < 1140; i++) {
      assertEquals(0, samples[i]);
    }
    assertTrue(reverb.tailSamples() > 8000);
  }

  @Test
  void counts_what_clips_and_refuses_what_is_no_room() {
    Reverb reverb = Reverb.withGain(Room.CAR, 1, 20);
    short[] samples = new short[100];
    Arrays.fill(samples, (short) 20_000);
    reverb.process(samples, 0, 100);
    assertEquals(100, reverb.clippedSamples());
    assertThrows(IllegalArgumentException.class, () -> new Room("none", 0, 0, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Reverb.levelled(Room.CAR, 1, List.of(AudioClip.silence(100, Sounds.RATE))));
  }
}
