package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoundQualityTest {
  private static final int HZ = 24_000;
  private static final Path FIXTURES =
      Path.of(System.getProperty("talkspurt.root", "../.."), "audio-fixtures");

  private static SoundQuality of(short[] samples) {
    return SoundQuality.of(AudioClip.of(samples, HZ), new int[] {0});
  }

  @Test
  void silence_has_no_figures() {
    SoundQuality silence = of(new short[HZ]);
    assertEquals(List.of(), silence.audible());
    assertFalse(silence.cutOff());
    for (double figure :
        new double[] {
          silence.offset(),
          silence.lufs(),
          silence.activeDbov(),
          silence.truePeakDbtp(),
          silence.pitchHz(),
          silence.pitchIqr(),
          silence.noiseDbfs(),
          silence.humDbfs(),
          silence.bandwidthHz()
        }) {
      assertTrue(Double.isNaN(figure));
    }
    assertNull(silence.longestTone());
    assertEquals(0, of(new short[0]).speechMs(HZ));
  }

  @Test
  void speech_lasts_over_pauses_of_up_to_400_ms() {
    short[] word = Waves.of(0.5, HZ, Waves.buzz(150, HZ, 0.3));
    short[] sound =
        Waves.join(
            Waves.silence(0.2, HZ),
            word,
            Waves.silence(0.3, HZ),
            word,
            Waves.silence(0.6, HZ),
            word);
    assertEquals(1800, of(sound).speechMs(HZ), 15);
    assertEquals(1.5 * HZ, of(sound).audibleSamples(), 400);
  }

  @Test
  void voices_of_people_are_neither_tones_nor_torn() throws IOException {
    for (String voice : List.of("en-gb-awb", "en-us-rms", "en-us-slt")) {
      double speechMs = 0;
      int syllables = 0;
      try (Stream<Path> files = Files.list(FIXTURES.resolve(voice))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".wav")).sorted().toList()) {
          AudioClip clip = WavFile.read(file).channels().get(0);
          SoundQuality quality = SoundQuality.of(clip, new int[] {0});
          assertEquals(0, quality.toneMs(), file.toString());
          assertEquals(List.of(), quality.holes(), file.toString());
          assertEquals(List.of(), quality.clipped(), file.toString());
          assertFalse(quality.cutOff(), file.toString());
          assertTrue(quality.pitchHz() > 70 && quality.pitchHz() < 260, file.toString());
          speechMs += quality.speechMs(clip.sampleRateHz());
          syllables += quality.syllables();
        }
      }
      assertEquals(4.2, syllables / speechMs * 1000, 1.2, voice + ": syllables a second");
    }
  }
}
