package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are wrong in ways nobody thought of. */
final class RecordingMutationTest {
  private static final int MUTATIONS = 3_000;
  private static final long MOST_BYTES = 64 << 20;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void three_thousand_broken_files_are_read_or_refused_and_nothing_else() throws IOException {
    SplittableRandom random = new SplittableRandom(20);
    double[] mono = Arrays.copyOfRange(WavForge.speech(16_000, 0.3), 4_800, 12_000);
    double[] wide = Arrays.copyOfRange(WavForge.speech(44_100, 0.3), 13_000, 20_000);
    List<byte[]> good =
        List.of(
            new WavForge().of(1, 16, 16_000, mono).bytes(),
            new WavForge().of(1, 24, 44_100, wide, wide).extensible(),
            new WavForge().of(3, 32, 48_000, wide).extensible(),
            new WavForge().of(7, 8, 8_000, mono).bytes());
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] broken = broken(good.get(i % good.size()), random);
      Path file = Files.write(folder.resolve("call.wav"), broken);
      long before = Allocation.bytes();
      try {
        CheckedRecording.read(file);
      } catch (BadInput expected) {
        refused++;
        assertTrue(expected.getMessage().startsWith(file + ": "), expected.getMessage());
      }
      long asked = Allocation.bytes() - before;
      assertTrue(asked < MOST_BYTES, asked + " bytes for mutation " + i);
    }
    assertTrue(refused > MUTATIONS / 4 && refused < MUTATIONS, "refused: " + refused);
  }

  private static byte[] broken(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(4);
    for (int c = 0; c < changes; c++) {
      boolean header = random.nextInt(10) < 8;
      int at = random.nextInt(header ? 120 : bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) -1);
        default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0);
      }
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }
}
