package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.signal.Levels;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DtmfTest {
  private static final String ALL = "0123456789ABCD*#1122";

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 24_000})
  void an_independent_receiver_reads_every_key(int rateHz) {
    assertEquals(ALL, DtmfDecoder.decode(Dtmf.tones(ALL, Dtmf.USUAL_DBOV, rateHz)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Preset.class,
      names = {"CLEAN", "WIDEBAND", "TELEPHONE", "SPEAKERPHONE", "FAR"})
  void keys_survive_the_line(Preset preset) {
    AudioClip tones = Dtmf.tones(ALL, Dtmf.USUAL_DBOV, 16_000);
    assertEquals(ALL, DtmfDecoder.decode(preset.start(1).render(tones)));
  }

  @Test
  void every_key_sounds_at_its_two_frequencies() {
    for (char key : "0123456789ABCD*#".toCharArray()) {
      AudioClip tone = Dtmf.tones(String.valueOf(key), Dtmf.USUAL_DBOV, 16_000);
      assertEquals(1, DtmfDecoder.purity(tone, key), 0.02, "key " + key);
    }
  }

  @Test
  void speech_is_no_key() {
    assertEquals("", DtmfDecoder.decode(Signals.speech(20, 1)));
  }

  @Test
  void the_level_is_that_of_the_pair_and_the_pause_is_silent() {
    AudioClip tone = Dtmf.tones("5", -20, 16_000);
    assertEquals(3_200, tone.sampleCount());
    assertEquals(-20, Levels.rmsDbfs(tone, 0, 1_600), 0.1);
    assertEquals(Double.NEGATIVE_INFINITY, Levels.rmsDbfs(tone, 1_600, 3_200));
  }

  @Test
  void what_is_no_key_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> Dtmf.tones("1x", -20, 16_000));
    assertThrows(IllegalArgumentException.class, () -> Dtmf.tones("1", 0, 16_000));
  }

  @Test
  void multimon_ng_reads_every_key(@TempDir Path directory) throws Exception {
    Optional<Path> program = onPath("multimon-ng");
    assumeTrue(program.isPresent(), "skipped: multimon-ng is not installed");
    AudioClip tones = Dtmf.tones(ALL, Dtmf.USUAL_DBOV, 16_000);
    AudioClip line = Preset.TELEPHONE.start(1).render(tones);
    Path raw = directory.resolve("keys.raw");
    // The rate it expects of raw audio.
    Files.write(raw, Pcm16.toBytes(Resampler.resample(line, 22_050).toArray()));
    assertEquals(ALL, read(program.get(), raw));
  }

  private static String read(Path program, Path raw) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "-q", "-t", "raw", "-a", "DTMF", raw.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    StringBuilder keys = new StringBuilder();
    printed
        .lines()
        .filter(line -> line.startsWith("DTMF:"))
        .forEach(line -> keys.append(line.substring(5).trim()));
    return keys.toString();
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
