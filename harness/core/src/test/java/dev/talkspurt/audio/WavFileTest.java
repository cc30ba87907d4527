package dev.talkspurt.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {
  private static final AudioClip LEFT =
      AudioClip.of(new short[] {0, 1, -1, 32767, -32768, 258}, 16_000);
  private static final AudioClip RIGHT = AudioClip.of(new short[] {5, 6, 7, 8, 9, 10}, 16_000);

  @TempDir Path dir;

  private static String refusal(byte[] bytes) {
    return assertThrows(WavFormatException.class, () -> WavFile.parse(bytes, "x.wav")).getMessage();
  }

  @Test
  void pcm_survives_the_round_trip_in_one_channel_and_two() throws Exception {
    Path file = dir.resolve("a.wav");
    WavFile.mono(LEFT).write(file);
    assertEquals(List.of(LEFT), WavFile.read(file).channels());
    WavFile.stereo(LEFT, RIGHT).write(file);
    assertEquals(List.of(LEFT, RIGHT), WavFile.read(file).channels());
    assertFalse(Files.exists(dir.resolve("a.wav.part")));
  }

  @Test
  void the_shorter_channel_is_filled_with_silence() {
    WavFile file = WavFile.stereo(LEFT, AudioClip.of(new short[] {9}, 16_000));
    assertEquals(6, file.sampleCount());
    assertArrayEquals(new short[] {9, 0, 0, 0, 0, 0}, file.channels().get(1).toArray());
  }

  @Test
  void channels_of_two_rates_are_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> WavFile.stereo(LEFT, AudioClip.silence(6, 24_000)));
  }

  @Test
  void another_reader_finds_the_same_samples() throws Exception {
    byte[] bytes = WavFile.stereo(LEFT, RIGHT).toPcm16();
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      assertEquals(2, in.getFormat().getChannels());
      assertEquals(16_000, in.getFormat().getSampleRate());
      assertEquals(6, in.getFrameLength());
      byte[] data = in.readAllBytes();
      assertArrayEquals(Arrays.copyOfRange(bytes, 44, bytes.length), data);
    }
  }

  @Test
  void mu_law_is_read_by_itself_and_by_another_reader() throws Exception {
    AudioClip odd = AudioClip.of(new short[] {1000, -1000, 0}, 8_000);
    byte[] bytes = WavFile.mono(odd).toMuLaw();
    AudioClip expected = AudioClip.of(new short[] {988, -988, 0}, 8_000);
    assertEquals(List.of(expected), WavFile.parse(bytes, "x.wav").channels());
    assertEquals(0, bytes.length % 2);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      assertEquals(AudioFormat.Encoding.ULAW, in.getFormat().getEncoding());
      assertEquals(3, in.getFrameLength());
    }
  }

  @Test
  void other_chunks_are_passed_over() throws Exception {
    byte[] plain = WavFile.mono(LEFT).toPcm16();
    ByteBuffer bytes = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(plain, 0, 36);
    bytes.put("LIST".getBytes()).putInt(3).put(new byte[] {1, 2, 3, 0});
    bytes.put(plain, 36, plain.length - 36);
    assertEquals(List.of(LEFT), WavFile.parse(bytes.array(), "x.wav").channels());
  }

  @Test
  void a_data_length_that_was_never_filled_in_means_to_the_end() throws Exception {
    byte[] bytes = WavFile.mono(LEFT).toPcm16();
    ByteBuffer.wrap(bytes).putInt(40, -1);
    assertEquals(List.of(LEFT), WavFile.parse(bytes, "x.wav").channels());
  }

  @Test
  void an_extensible_header_is_understood() throws Exception {
    byte[] plain = WavFile.mono(LEFT).toPcm16();
    ByteBuffer bytes = ByteBuffer.allocate(plain.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(plain, 0, 36).put(new byte[24]).put(plain, 36, plain.length - 36);
    bytes.putInt(16, 40).putShort(20, (short) 0xfffe).putShort(44, (short) 1);
    assertEquals(List.of(LEFT), WavFile.parse(bytes.array(), "x.wav").channels());
  }

  @Test
  void what_cannot_be_read_is_said_with_file_and_reason() {
    assertEquals(
        "x.wav: does not start as a RIFF WAVE file, expected a .wav file",
        refusal("OggS".getBytes()));
    byte[] bytes = WavFile.mono(LEFT).toPcm16();
    byte[] deep = bytes.clone();
    deep[34] = 24;
    assertEquals(
        "x.wav: 24-bit samples of coding 1, expected 16-bit PCM or 8-bit mu-law", refusal(deep));
    byte[] many = bytes.clone();
    many[22] = 6;
    assertEquals("x.wav: 6 channels, expected 1 or 2", refusal(many));
    byte[] still = bytes.clone();
    Arrays.fill(still, 24, 28, (byte) 0);
    assertTrue(refusal(still).contains("a sample rate of 0 Hz"), refusal(still));
    assertTrue(refusal(Arrays.copyOf(bytes, 30)).contains("ends inside chunk 'fmt '"));
    assertTrue(refusal(Arrays.copyOf(bytes, 36)).contains("has no data chunk"));
    byte[] unformatted = bytes.clone();
    unformatted[12] = 'x';
    assertTrue(refusal(unformatted).contains("no fmt chunk"));
  }
}
