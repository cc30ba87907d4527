package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Sha256;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Speech that was made before, found by what was asked for.
 *
 * <p>The name of an entry is the SHA-256 of its request, with the definition of a voice that has a
 * file, and does not depend on the version of the engine: speech stays the same until the folder is
 * deleted. Files are written aside and renamed, the description last, so that several processes can
 * share a folder and a killed one leaves no half entry. Thread-safe.
 */
final class SpeechCache {
  private final Path folder;

  SpeechCache(Path folder) {
    this.folder = folder;
  }

  /**
   * Speech that was made.
   *
   * @param warning what looked wrong about it, or empty text
   */
  record Kept(Utterance utterance, String warning) {}

  /** What is kept for {@code order}; an entry that is damaged counts as absent. */
  Optional<Kept> find(Order order) {
    String name = name(order);
    Path description = file(name, ".json");
    if (!Files.exists(description)) {
      return Optional.empty();
    }
    try {
      AudioClip audio = WavFile.read(file(name, ".wav")).channels().get(0);
      Json read = Json.parse(Files.readString(description), description.toString());
      return read instanceof Json.Obj entry
          ? kept(order.request(), audio, entry)
          : Optional.empty();
    } catch (IOException | BadInput damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Kept> kept(
      SpeechSource.Request request, AudioClip audio, Json.Obj entry) {
    int onset = entry.number("onsetSample").map(BigDecimal::intValue).orElse(-1);
    int offset = entry.number("offsetSample").map(BigDecimal::intValue).orElse(-1);
    boolean whole =
        entry.text("samplesSha256").filter(audio.sha256()::equals).isPresent()
            && 0 <= onset
            && onset <= offset
            && offset < audio.sampleCount();
    String engine = entry.text("engine").orElse("");
    return whole
        ? Optional.of(
            new Kept(
                new Utterance(request.text(), request.voice(), audio, onset, offset, engine),
                entry.text("warning").orElse("")))
        : Optional.empty();
  }

  /** Keep what was made for {@code order}. */
  void keep(Order order, Kept made) {
    String name = name(order);
    Utterance utterance = made.utterance();
    Json entry =
        Json.object()
            .put("schema", "speech-cache/1")
            .put("request", order.json())
            .put("engine", utterance.origin())
            .put("samplesSha256", utterance.audio().sha256())
            .put("sampleRateHz", utterance.audio().sampleRateHz())
            .put("samples", utterance.audio().sampleCount())
            .put("onsetSample", utterance.onsetSample())
            .put("offsetSample", utterance.offsetSample())
            .putIfPresent("warning", made.warning().isEmpty() ? null : made.warning())
            .build();
    try {
      write(file(name, ".wav"), WavFile.mono(utterance.audio()).toPcm16());
      write(file(name, ".json"), entry.pretty().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("speech cannot be kept in " + folder, e);
    }
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    Files.createDirectories(target.getParent());
    Path aside = Files.createTempFile(target.getParent(), "new", ".part");
    try {
      Files.write(aside, bytes);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private Path file(String name, String ending) {
    return folder.resolve(name.substring(0, 2)).resolve(name + ending);
  }

  private static String name(Order order) {
    return Sha256.hex(order.json().compact().getBytes(StandardCharsets.UTF_8));
  }
}
