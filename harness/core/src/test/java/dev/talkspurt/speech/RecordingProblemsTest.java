package dev.talkspurt.speech;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recording that cannot be used is refused with value, expectation and fix. */
final class RecordingProblemsTest {
  @TempDir Path folder;

  private static byte[] spoilt(Consumer<ByteBuffer> change) {
    return new WavForge().spoiltBy(change).bytes();
  }

  private static byte[] sound(double[]... channels) {
    return new WavForge().of(1, 16, 16_000, channels).bytes();
  }

  private static byte[] floats(double[] channel) {
    return new WavForge().of(3, 32, 16_000, channel).bytes();
  }

  private static double[] speech(double peak) {
    return WavForge.speech(16_000, peak);
  }

  private static double[] click() {
    double[] out = new double[16_000];
    out[8_000] = 0.9;
    return out;
  }

  private static byte[] head(String start) {
    return Arrays.copyOf(start.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 600);
  }

  static Stream<Arguments> refused() {
    double[] plain = speech(0.3);
    return Stream.of(
        Arguments.of("is empty (0 bytes), expected a .wav file (record", new byte[0]),
        Arguments.of(
            "looks like an MP3 file, expected a RIFF WAVE file (convert it: ffmpeg -i ",
            head("ID3\u0004")),
        Arguments.of("looks like an MP3 file", head("\u00ff\u00fb\u0090")),
        Arguments.of("looks like an AAC file", head("\u00ff\u00f1")),
        Arguments.of("looks like a FLAC file", head("fLaC")),
        Arguments.of("looks like an Ogg file", head("OggS")),
        Arguments.of("looks like an MP4 or M4A file", head("\0\0\0\u0020ftypM4A ")),
        Arguments.of("looks like an RF64 file (WAV with 64-bit sizes)", head("RF64")),
        Arguments.of("looks like a RIFF file of kind 'AVI '", head("RIFF\0\0\0\0AVI ")),
        Arguments.of(
            "looks like text, expected a RIFF WAVE file (give the recording",
            "Where is my order?\n".getBytes(US_ASCII)),
        Arguments.of(
            "looks like a Git LFS pointer, expected a RIFF WAVE file (fetch the file itself: git",
            "version https://git-lfs.github.com/spec/v1\n".getBytes(US_ASCII)),
        Arguments.of("looks like no audio file known here", new byte[300]),
        Arguments.of(
            "has no fmt and no data chunk, expected samples after the header",
            Arrays.copyOf(new WavForge().bytes(), 12)),
        Arguments.of("has a header and no data chunk", Arrays.copyOf(new WavForge().bytes(), 36)),
        Arguments.of("holds no samples, expected a recording", sound(new double[0])),
        Arguments.of(
            "announces 64000 bytes of samples, of which 9956 are there, expected a whole file",
            Arrays.copyOf(new WavForge().bytes(), 10_000)),
        Arguments.of(
            "announces 2000000000 bytes of samples, of which 64000 are there",
            spoilt(file -> file.putInt(40, 2_000_000_000))),
        Arguments.of(
            "announces 4294967294 bytes of samples, of which 64000 are there",
            spoilt(file -> file.putInt(40, -2))),
        Arguments.of(
            "holds no samples",
            spoilt(
                file -> file.putInt(40, 0).put(44, "LIST".getBytes(US_ASCII)).putInt(48, 63_992))),
        Arguments.of(
            "has a chunk 'fmt ' of 900000 bytes, of which 64024 are there",
            spoilt(file -> file.putInt(16, 900_000))),
        Arguments.of(
            "has a fmt chunk of 14 bytes, expected 16 or more",
            spoilt(file -> file.putInt(16, 14))),
        Arguments.of(
            "has its samples before their format", spoilt(file -> file.put(12, (byte) 'x'))),
        Arguments.of(
            "has 0 channels, expected 1 to 8", spoilt(file -> file.putShort(22, (short) 0))),
        Arguments.of(
            "has 9 channels, expected 1 to 8", spoilt(file -> file.putShort(22, (short) 9))),
        Arguments.of(
            "has a sample rate of 0 Hz, expected 4000 to 192000 Hz (convert",
            spoilt(file -> file.putInt(24, 0))),
        Arguments.of("has a sample rate of 4294967295 Hz", spoilt(file -> file.putInt(24, -1))),
        Arguments.of(
            "has a sample rate of 44101 Hz, expected a usual one, such as 8000, 44100",
            spoilt(file -> file.putInt(24, 44_101).putInt(28, 88_202))),
        Arguments.of(
            "says that a second has 64000 bytes, expected 32000 (16000 Hz of 2 bytes) (its sample",
            spoilt(file -> file.putInt(28, 64_000))),
        Arguments.of(
            "says that a frame has 4 bytes, expected 2 (1 channel(s) of 2 bytes) (its header",
            spoilt(file -> file.putShort(32, (short) 4))),
        Arguments.of(
            "holds samples as 12-bit PCM, expected PCM of 8, 16, 24 or 32 bits",
            spoilt(file -> file.putShort(34, (short) 12))),
        Arguments.of("holds samples as 16-bit float", spoilt(file -> file.putShort(20, (short) 3))),
        Arguments.of(
            "holds samples as MP3, expected", spoilt(file -> file.putShort(20, (short) 0x55))),
        Arguments.of(
            "holds samples as unknown coding 999", spoilt(file -> file.putShort(20, (short) 999))),
        Arguments.of(
            "holds samples as mu-law of 16 bits", spoilt(file -> file.putShort(20, (short) 7))),
        Arguments.of(
            "has an extensible fmt chunk of 16 bytes, expected 40",
            spoilt(file -> file.putShort(20, (short) 0xfffe))),
        Arguments.of(
            "is silent: its peak is 0, digital silence, expected speech (check the microphone",
            sound(new double[16_000])),
        Arguments.of("is silent: its peak is -71.", sound(speech(0.0003))),
        Arguments.of(
            "is too quiet: its speech is at -71.1 dBov and its peak at -61.1 dBov, expected",
            sound(speech(0.001))),
        Arguments.of("is silent but for clicks: nothing lasts above -45 dBov", sound(click())),
        Arguments.of("is clipped: ", sound(WavForge.scaled(plain, 20, 0))),
        Arguments.of(
            "its 2 channels cancel each other: their mean is silent, expected no more than 9 dB",
            sound(plain, WavForge.scaled(plain, -1, 0))),
        Arguments.of(
            "its 2 channels cancel each other: their mean is 20.",
            sound(plain, WavForge.scaled(plain, -0.82, 0))),
        Arguments.of(
            "has float samples up to 9830, expected about ±1 (scale them",
            floats(
                WavForge.scaled(plain, 32768 / Arrays.stream(plain).max().orElseThrow() * 0.3, 0))),
        Arguments.of(
            "holds 1 samples that are no numbers, expected ±1",
            new WavForge()
                .of(3, 32, 16_000, plain)
                .spoiltBy(file -> file.putFloat(4_044, Float.NaN))
                .bytes()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void is_refused(String message, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("call.wav"), bytes);
    String refusal = refusal(file);
    assertTrue(refusal.startsWith(file + ": " + message), refusal);
    assertTrue(refusal.contains("expected") && refusal.endsWith(")"), refusal);
  }

  private static String refusal(Path file) {
    return assertThrows(BadInput.class, () -> CheckedRecording.read(file)).getMessage();
  }

  static Stream<Arguments> accepted() {
    double[] plain = speech(0.3);
    double[] clipped = plain.clone();
    Arrays.fill(clipped, 9_000, 9_100, 1.0);
    byte[] odd = Arrays.copyOf(new WavForge().bytes(), 64_043);
    ByteBuffer.wrap(odd).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(40, 63_999).putInt(4, 0);
    return Stream.of(
        Arguments.of("", new WavForge().bytes()),
        Arguments.of("", spoilt(file -> file.putInt(4, 0))),
        Arguments.of(
            "the length of the samples was never filled in", spoilt(file -> file.putInt(40, -1))),
        Arguments.of(
            "the length of the samples was never filled in", spoilt(file -> file.putInt(40, 0))),
        Arguments.of(
            "the length of the samples was never filled in",
            spoilt(file -> file.putInt(40, 0x7fff_f000).putInt(4, 0x7fff_f024))),
        Arguments.of(
            "the length of the samples was never filled in",
            spoilt(file -> file.putInt(40, 0x8000_0000).putInt(4, 0x8000_0024))),
        Arguments.of(
            "the RIFF header says that 77 bytes follow, but it is 64036",
            spoilt(file -> file.putInt(4, 77))),
        Arguments.of("the last 1 bytes are no whole frame", odd),
        Arguments.of("0.31 % of the samples are clipped", sound(clipped)),
        Arguments.of(
            "a DC offset of 5.00 % of full scale was removed",
            sound(WavForge.scaled(plain, 1, 0.05))),
        Arguments.of("the channels differ (-", sound(plain, new double[plain.length])),
        Arguments.of("float samples reach 2.", floats(WavForge.scaled(plain, 8, 0))),
        Arguments.of("sound begins with the file", sound(Arrays.copyOfRange(plain, 8_000, 30_000))),
        Arguments.of("sound ends with the file", sound(Arrays.copyOf(plain, 20_000))));
  }

  @ParameterizedTest(name = "warns: {0}")
  @MethodSource("accepted")
  void is_used_with_a_warning(String warning, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("call.wav"), bytes);
    List<String> warnings = CheckedRecording.read(file).check().warnings();
    assertEquals(warning.isEmpty() ? 0 : 1, warnings.size(), warnings.toString());
    warnings.forEach(one -> assertTrue(one.startsWith(warning), one));
  }

  @Test
  void a_peaky_recording_is_levelled_as_near_as_it_can_be() throws IOException {
    double[] plain = speech(0.05);
    plain[10_000] = 0.9;
    Path file = Files.write(folder.resolve("call.wav"), sound(plain));
    RecordingCheck check = CheckedRecording.read(file).check();
    assertTrue(check.warnings().get(0).startsWith("levelled to -3"), check.toString());
    assertTrue(check.activeLevelDbov() < -30, check.toString());
  }

  @Test
  void two_hours_are_refused_from_the_header_alone() throws IOException {
    Path file = folder.resolve("call.wav");
    byte[] header = Arrays.copyOf(spoilt(bytes -> bytes.putInt(40, 2 * 3600 * 32_000)), 44);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(header);
      sparse.setLength(44L + 2 * 3600 * 32_000);
    }
    long before = Allocation.bytes();
    String refusal = refusal(file);
    assertTrue(Allocation.bytes() - before < 1 << 20);
    assertTrue(refusal.contains("is 120.0 min long, expected at most 10 min (cut"), refusal);
  }

  @Test
  void a_folder_a_missing_file_and_a_locked_one_are_named() throws IOException {
    assertTrue(refusal(folder).contains("is a folder, expected a .wav file"));
    Path none = folder.resolve("none.wav");
    assertTrue(refusal(none).startsWith(none + ": does not exist, expected a .wav file"));
    Path locked = Files.write(folder.resolve("locked.wav"), new WavForge().bytes());
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(locked), "this user may read everything");
    assertTrue(refusal(locked).contains("cannot be read, expected read permission (chmod"));
  }
}
