package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.speech.FixtureLibrary.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speech whose edges are known, as it would come from somebody's recorder. */
final class RecordingEdgesTest {
  private static final double NEAR_MS = 2;

  /** A soft f at an end passes the threshold so slowly that a rounding error moves it. */
  private static final double MOST_MS = 90;

  @TempDir Path folder;

  @Test
  void known_speech_at_another_rate_and_level_has_its_edges_where_they_were() throws IOException {
    FixtureLibrary library =
        new FixtureLibrary(Path.of(System.getProperty("talkspurt.root"), "audio-fixtures"));
    int[] rates = {48_000, 44_100, 22_050};
    double[] gains = {0.1, 0.5, 1};
    int edges = 0;
    int far = 0;
    for (int i = 0; i < library.fixtures().size(); i += 5) {
      Fixture fixture = library.fixtures().get(i);
      double[] sound = sound(library.load(fixture).audio(), rates[i % 3], gains[i % 3]);
      Path file = folder.resolve("call.wav");
      Files.write(file, new WavForge().of(1, 24, rates[i % 3], sound, sound).bytes());
      CheckedRecording found = CheckedRecording.read(file);
      double shiftMs = found.check().cutStartMs();
      double onsetMs = found.onsetSample() / 16.0 + shiftMs - fixture.onsetSample() / 16.0;
      double offsetMs = found.offsetSample() / 16.0 + shiftMs - fixture.offsetSample() / 16.0;
      assertEquals(0, onsetMs, MOST_MS, fixture.file());
      assertEquals(0, offsetMs, MOST_MS, fixture.file());
      far += Math.abs(onsetMs) > NEAR_MS ? 1 : 0;
      far += Math.abs(offsetMs) > NEAR_MS ? 1 : 0;
      edges += 2;
      assertEquals(-26, found.check().activeLevelDbov(), 0.1, fixture.file());
      // Some synthesizers leave no silence at the ends.
      assertTrue(
          found.check().warnings().stream().allMatch(one -> one.contains("with the file")),
          found.check().toString());
    }
    assertTrue(far * 20 <= edges, far + " of " + edges + " edges moved");
  }

  private static double[] sound(AudioClip clip, int rateHz, double gain) {
    AudioClip other = Resampler.resample(clip, rateHz);
    double[] out = new double[other.sampleCount()];
    for (int i = 0; i < out.length; i++) {
      out[i] = other.at(i) / 32768.0 * gain;
    }
    return out;
  }
}
