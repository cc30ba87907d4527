package dev.talkspurt.speech;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.speech.FixtureLibrary.FrozenRecording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts recordings of the user's own beside the fixtures, and their edges into the manifest. Files
 * are written aside and renamed. Not for several processes at once.
 */
public final class RecordingShelf {
  private static final String FOLDER = "recordings/";

  private final Path folder;

  /**
   * What to keep of a recording.
   *
   * @param source the file it was made of
   * @param words what it says, or empty text
   */
  public record Item(String name, Path source, CheckedRecording recording, String words) {}

  /** The shelf of the fixtures in {@code folder}, which need not exist. */
  public RecordingShelf(Path folder) {
    this.folder = folder;
  }

  /** A name for {@code file}: small letters, digits and hyphens. */
  public static String nameFor(Path file) {
    String plain = file.getFileName().toString().replaceFirst("\\.[A-Za-z0-9]{1,4}$", "");
    String name =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "recording" : name;
  }

  /** Where the recording called {@code name} is, with the ending {@code .wav} or {@code .svg}. */
  public Path file(String name, String ending) {
    return folder.resolve(FOLDER + name + ending);
  }

  /** Whether the manifest has a recording of this name. */
  public boolean holds(String name) {
    return FixtureManifest.of(folder).recordings().stream()
        .anyMatch(one -> one.fixture().file().equals(path(name)));
  }

  /**
   * Write the recording and its entry, not reviewed; an entry of the same name is replaced.
   *
   * @param byHand whether a person set the edges of {@code item.recording()}
   */
  public void add(Item item, boolean byHand) {
    FixtureManifest manifest = FixtureManifest.of(folder);
    byte[] wav = WavFile.mono(item.recording().audio()).toPcm16();
    Json entry = entry(item, Sha256.hex(wav), byHand);
    List<Json> entries = new ArrayList<>();
    for (Json one : manifest.document().items("recordings")) {
      if (!isCalled(one, item.name())) {
        entries.add(one);
      }
    }
    entries.add(entry);
    try {
      Files.createDirectories(file(item.name(), ".wav").getParent());
      replace(file(item.name(), ".wav"), wav);
      write(manifest, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Confirm the edges of a recording, or set them.
   *
   * @param onsetSample the first audible sample, if it is to change
   * @param offsetSample the last audible sample, if it is to change
   * @return the recording as confirmed
   * @throws BadInput if there is none of this name, its file was altered, or edges lie outside
   */
  public Utterance review(String name, OptionalInt onsetSample, OptionalInt offsetSample) {
    FixtureManifest manifest = FixtureManifest.of(folder);
    FrozenRecording found =
        manifest.recordings().stream()
            .filter(one -> one.fixture().file().equals(path(name)))
            .findFirst()
            .orElseThrow(() -> unknown(name, manifest));
    Utterance frozen = new FixtureLibrary(folder).load(found.fixture());
    int onset = onsetSample.orElse(frozen.onsetSample());
    int offset = offsetSample.orElse(frozen.offsetSample());
    requireEdges(name, frozen.audio().sampleCount(), onset, offset);
    boolean byHand = found.byHand() || onsetSample.isPresent() || offsetSample.isPresent();
    List<Json> entries = new ArrayList<>();
    for (Json one : manifest.document().items("recordings")) {
      entries.add(isCalled(one, name) ? reviewed((Json.Obj) one, onset, offset, byHand) : one);
    }
    try {
      write(manifest, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be written: " + e.getMessage(), e);
    }
    return new Utterance(
        frozen.text(), frozen.voice(), frozen.audio(), onset, offset, frozen.origin());
  }

  /** Refuse edges outside a recording, or in the wrong order. Throws {@link BadInput}. */
  public static void requireEdges(String name, int samples, int onset, int offset) {
    if (onset < 0 || offset >= samples || onset >= offset) {
      double rate = SourceScan.RATE_HZ;
      throw new BadInput(
          String.format(
              Locale.ROOT,
              "%s: sound from %.3f s to %.3f s, expected from before to, within 0 s to %.3f s"
                  + " (times are those of the picture)",
              name,
              onset / rate,
              offset / rate,
              (samples - 1) / rate));
    }
  }

  private static BadInput unknown(String name, FixtureManifest manifest) {
    List<String> names =
        manifest.recordings().stream()
            .map(one -> one.fixture().file().substring(FOLDER.length()).replace(".wav", ""))
            .toList();
    return new BadInput(
        "recording is '" + name + "', expected a known one " + Nearest.hint(name, names));
  }

  private static String path(String name) {
    return FOLDER + name + ".wav";
  }

  private static boolean isCalled(Json entry, String name) {
    return entry instanceof Json.Obj object && object.text("file").equals(Optional.of(path(name)));
  }

  private static Json reviewed(Json.Obj entry, int onset, int offset, boolean byHand) {
    Map<String, Object> members = new LinkedHashMap<>(entry.members());
    members.put("onsetSample", onset);
    members.put("offsetSample", offset);
    members.put("edges", byHand ? FrozenRecording.BY_HAND : FrozenRecording.BY_DETECTOR);
    members.put("reviewed", true);
    return Json.of(members);
  }

  private static Json entry(Item item, String sha256, boolean byHand) {
    CheckedRecording recording = item.recording();
    RecordingCheck check = recording.check();
    Json.Obj source =
        Json.object()
            .put("name", item.source().getFileName().toString())
            .put("sha256", sha256(item.source()))
            .put("coding", check.coding())
            .put("sampleRateHz", check.sampleRateHz())
            .put("channels", check.channels())
            .put("usedChannel", check.usedChannel())
            .put("durationS", rounded(check.durationS()))
            .build();
    return Json.object()
        .put("file", path(item.name()))
        .put("words", item.words())
        .put("sha256", sha256)
        .put("sampleRateHz", recording.audio().sampleRateHz())
        .put("samples", recording.audio().sampleCount())
        .put("onsetSample", recording.onsetSample())
        .put("offsetSample", recording.offsetSample())
        .put("edges", byHand ? FrozenRecording.BY_HAND : FrozenRecording.BY_DETECTOR)
        .put("onsetThresholdDbov", check.onsetThresholdDbov())
        .put("activeLevelDbov", rounded(check.activeLevelDbov()))
        .put("gainDb", rounded(check.gainDb()))
        .put("source", source)
        .put("warnings", check.warnings())
        .put("reviewed", false)
        .build();
  }

  private static double rounded(double value) {
    return StrictMath.round(value * 100) / 100.0;
  }

  private void write(FixtureManifest manifest, List<Json> recordings) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>(manifest.document().members());
    members.putIfAbsent("schema", "fixtures/1");
    members.putIfAbsent("utterances", List.of());
    members.put("recordings", recordings);
    String text = Json.of(members).pretty();
    replace(folder.resolve(FixtureManifest.NAME), text.getBytes(UTF_8));
  }

  static void replace(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.hex(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
