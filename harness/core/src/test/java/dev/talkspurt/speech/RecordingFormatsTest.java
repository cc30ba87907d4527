package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.signal.SpeechLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a recording becomes, whatever it was written as. */
final class RecordingFormatsTest {
  private static final double SPEECH_MS = 1000 * (WavForge.OFFSET_S - WavForge.ONSET_S);

  @TempDir Path folder;

  private CheckedRecording read(byte[] bytes) throws IOException {
    return CheckedRecording.read(Files.write(folder.resolve("call.wav"), bytes));
  }

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of("8-bit PCM", 1, 8, 16_000),
        Arguments.of("16-bit PCM", 1, 16, 16_000),
        Arguments.of("16-bit PCM", 1, 16, 44_100),
        Arguments.of("16-bit PCM", 1, 16, 4_000),
        Arguments.of("16-bit PCM", 1, 16, 192_000),
        Arguments.of("24-bit PCM", 1, 24, 22_050),
        Arguments.of("32-bit PCM", 1, 32, 48_000),
        Arguments.of("32-bit float", 3, 32, 48_000),
        Arguments.of("64-bit float", 3, 64, 96_000),
        Arguments.of("8-bit mu-law", 7, 8, 8_000),
        Arguments.of("8-bit A-law", 6, 8, 8_000));
  }

  @ParameterizedTest(name = "{0} at {3} Hz")
  @MethodSource("formats")
  void every_format_comes_out_at_16_khz_and_at_the_level_of_all_fixtures(
      String words, int coding, int bits, int rateHz) throws IOException {
    double[] sound = WavForge.speech(rateHz, 0.3);
    WavForge forge = new WavForge().of(coding, bits, rateHz, sound, sound);
    for (byte[] bytes : List.of(forge.bytes(), forge.extensible())) {
      CheckedRecording found = read(bytes);
      assertEquals(words, found.check().coding());
      assertEquals(rateHz, found.check().sampleRateHz());
      assertEquals(2, found.check().channels());
      assertEquals(16_000, found.audio().sampleRateHz());
      assertEquals(-26, SpeechLevel.of(found.audio()).activeDbov(), 0.05);
      assertEquals(List.of(), found.check().warnings());
      double speechMs = (found.offsetSample() - found.onsetSample() + 1) / 16.0;
      assertEquals(SPEECH_MS, speechMs, 8);
      assertEquals(WavForge.ONSET_S * 1000, found.onsetSample() / 16.0 + cut(found), 4);
    }
  }

  private static double cut(CheckedRecording recording) {
    return recording.check().cutStartMs();
  }

  @Test
  void what_is_right_already_is_left_as_it_is_to_the_bit() throws IOException {
    CheckedRecording once = read(new WavForge().bytes());
    Path file = folder.resolve("again.wav");
    dev.talkspurt.audio.WavFile.mono(once.audio()).write(file);
    CheckedRecording twice = CheckedRecording.read(file);
    assertEquals(0, twice.check().gainDb());
    assertEquals(once.audio(), twice.audio());
    assertEquals(once.onsetSample(), twice.onsetSample());
    assertEquals(once.offsetSample(), twice.offsetSample());
  }

  @Test
  void silence_is_added_ahead_and_cut_to_300_ms_at_both_ends() throws IOException {
    double[] late = new double[80_000];
    double[] early = new double[40_000];
    double[] speech = WavForge.speech(16_000, 0.3);
    System.arraycopy(speech, 6_400, late, 40_000, 16_000);
    System.arraycopy(speech, 6_400, early, 800, 16_000);
    CheckedRecording cut = read(new WavForge().of(1, 16, 16_000, late).bytes());
    assertEquals(4_800, cut.onsetSample(), 80);
    assertEquals(4_800, cut.audio().sampleCount() - 1 - cut.offsetSample(), 80);
    assertEquals(2_200, cut.check().cutStartMs(), 5);
    CheckedRecording padded = read(new WavForge().of(1, 16, 16_000, early).bytes());
    assertTrue(padded.onsetSample() >= 1_600 && padded.onsetSample() < 1_680);
    assertEquals(-50, padded.check().cutStartMs(), 5);
    for (int i = 0; i < 800; i++) {
      assertEquals(0, padded.audio().at(i));
    }
  }

  @Test
  void the_detector_finds_the_same_edges_in_what_was_written() throws IOException {
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    double[] sound = WavForge.speech(44_100, 0.3);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += (random.nextDouble() - 0.5) * 0.02;
    }
    CheckedRecording noisy = read(new WavForge().of(1, 24, 44_100, sound).bytes());
    assertEquals(1, noisy.check().warnings().size(), noisy.check().warnings().toString());
    assertTrue(noisy.check().warnings().get(0).startsWith("steady noise"));
    var again =
        dev.talkspurt.signal.Talkspurts.find(
            noisy.audio(), 400, noisy.check().onsetThresholdDbov());
    assertEquals(noisy.onsetSample(), again.get(0).onsetSample());
    assertEquals(noisy.offsetSample(), again.get(again.size() - 1).offsetSample());
  }

  @Test
  void a_quiet_24_bit_recording_keeps_its_resolution() throws IOException {
    double[] quiet = WavForge.speech(48_000, 0.004);
    CheckedRecording found = read(new WavForge().of(1, 24, 48_000, quiet).bytes());
    CheckedRecording loud =
        read(new WavForge().of(1, 24, 48_000, WavForge.speech(48_000, 0.3)).bytes());
    long noise = 0;
    for (int i = 0; i < loud.audio().sampleCount(); i++) {
      long difference = loud.audio().at(i) - found.audio().at(i);
      noise = Math.max(noise, Math.abs(difference));
    }
    assertTrue(noise <= 3, "largest difference " + noise);
  }

  @Test
  void one_channel_can_be_picked() throws IOException {
    double[] speech = WavForge.speech(16_000, 0.3);
    Path file =
        Files.write(
            folder.resolve("call.wav"),
            new WavForge().of(1, 16, 16_000, speech, WavForge.scaled(speech, -1, 0)).bytes());
    CheckedRecording one = CheckedRecording.read(file, 1);
    assertEquals(1, one.check().usedChannel());
    assertEquals(read(new WavForge().bytes()).audio(), one.audio());
  }
}
