package dev.talkspurt.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavRecorderTest {
  @TempDir Path dir;

  private static short[] ramp(int count, int first) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) (first + i);
    }
    return samples;
  }

  @Test
  void the_file_appears_when_it_is_complete() throws Exception {
    Path target = dir.resolve("received.wav");
    short[] samples = ramp(50_000, -25_000);
    try (WavRecorder recorder = WavRecorder.mono(target, 16_000)) {
      for (int from = 0; from < samples.length; from += 400) {
        recorder.append(samples, from, 400);
      }
      assertEquals(50_000, recorder.sampleCount());
      assertFalse(Files.exists(target));
    }
    assertEquals(List.of(AudioClip.of(samples, 16_000)), WavFile.read(target).channels());
    assertFalse(Files.exists(dir.resolve("received.wav.part")));
  }

  @Test
  void two_channels_stay_apart() throws Exception {
    Path target = dir.resolve("call.wav");
    short[] left = ramp(30_000, 0);
    short[] right = ramp(30_000, -30_000);
    try (WavRecorder recorder = WavRecorder.stereo(target, 24_000)) {
      recorder.append(left, right, 0, 12_345);
      recorder.append(left, right, 12_345, 30_000 - 12_345);
    }
    assertEquals(
        List.of(AudioClip.of(left, 24_000), AudioClip.of(right, 24_000)),
        WavFile.read(target).channels());
  }

  @Test
  void a_recording_cut_short_can_be_read_up_to_the_last_second() throws Exception {
    Path target = dir.resolve("killed.wav");
    short[] samples = ramp(2_500, 0);
    WavRecorder recorder = WavRecorder.mono(target, 1_000);
    Path part = dir.resolve("killed.wav.part");
    assertEquals(0, WavFile.read(part).sampleCount());
    recorder.append(samples, 0, 2_500);
    assertEquals(List.of(AudioClip.of(ramp(2_000, 0), 1_000)), WavFile.read(part).channels());
    recorder.flush();
    assertEquals(2_500, WavFile.read(part).sampleCount());
    recorder.close();
  }

  @Test
  void an_empty_recording_is_a_file_too() throws Exception {
    Path target = dir.resolve("empty.wav");
    WavRecorder.mono(target, 16_000).close();
    assertEquals(0, WavFile.read(target).sampleCount());
  }

  @Test
  void a_closed_recording_takes_no_more() throws Exception {
    WavRecorder recorder = WavRecorder.mono(dir.resolve("a.wav"), 16_000);
    recorder.close();
    recorder.close();
    IOException e = assertThrows(IOException.class, () -> recorder.append(new short[1], 0, 1));
    assertTrue(e.getMessage().contains("a.wav"), e.getMessage());
  }

  @Test
  void the_wrong_number_of_channels_is_refused() throws Exception {
    try (WavRecorder recorder = WavRecorder.stereo(dir.resolve("a.wav"), 16_000)) {
      assertThrows(IllegalArgumentException.class, () -> recorder.append(new short[1], 0, 1));
    }
  }
}
