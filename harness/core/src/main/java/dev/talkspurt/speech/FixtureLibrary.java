package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The recorded utterances under {@code audio-fixtures/}: the manifest is read when first asked for,
 * a file when it is used, and then its SHA-256 is checked.
 *
 * <p>A folder without manifest is an empty library. Thread-safe.
 */
public final class FixtureLibrary {
  private final Path folder;
  private final Map<Fixture, Utterance> loaded = new ConcurrentHashMap<>();
  private List<Fixture> fixtures;

  /**
   * One entry of the manifest.
   *
   * @param file path below the folder
   * @param sha256 of the whole file, lower-case hex
   * @param onsetSample first audible sample
   * @param offsetSample last audible sample, inclusive
   * @param place where the entry stands in the manifest
   */
  public record Fixture(
      String file,
      String text,
      String voice,
      String sha256,
      int sampleRateHz,
      int samples,
      int onsetSample,
      int offsetSample,
      Place place) {}

  /** The library in {@code folder}, which need not exist. */
  public FixtureLibrary(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * All entries, in the manifest's order.
   *
   * @throws BadInput if the manifest cannot be used
   */
  public synchronized List<Fixture> fixtures() {
    if (fixtures == null) {
      fixtures = read(folder.resolve("manifest.json"));
    }
    return fixtures;
  }

  /** The voices that recorded something. */
  public Set<String> voices() {
    Set<String> voices = new LinkedHashSet<>();
    fixtures().forEach(fixture -> voices.add(fixture.voice()));
    return voices;
  }

  /**
   * The recording of {@code text} (white space does not count) in {@code voice}, if there is one.
   */
  public Optional<Utterance> find(String text, String voice) {
    String wanted = Speech.plain(text);
    return fixtures().stream()
        .filter(one -> one.voice().equals(voice) && Speech.plain(one.text()).equals(wanted))
        .findFirst()
        .map(this::load);
  }

  /** The recordings of {@code text} in all voices. */
  public List<Utterance> examples(String text) {
    String wanted = Speech.plain(text);
    return fixtures().stream()
        .filter(one -> Speech.plain(one.text()).equals(wanted))
        .map(this::load)
        .toList();
  }

  /**
   * The recording itself.
   *
   * @throws BadInput if the file is missing or is not the one the manifest describes
   */
  public Utterance load(Fixture fixture) {
    return loaded.computeIfAbsent(fixture, this::readRecording);
  }

  private Utterance readRecording(Fixture fixture) {
    Path file = folder.resolve(fixture.file()).normalize();
    if (!file.startsWith(folder)) {
      throw new BadInput(
          fixture.place(), "file '" + fixture.file() + "' is outside the fixtures (move it there)");
    }
    byte[] bytes = bytes(file, fixture);
    String found = sha256(bytes);
    if (!found.equals(fixture.sha256())) {
      throw new BadInput(
          fixture.place(),
          "sha256 of '%s' is %s, expected %s (restore the file, or render it again and review)"
              .formatted(fixture.file(), found, fixture.sha256()));
    }
    AudioClip audio = audio(bytes, fixture);
    boolean asSaid =
        audio.sampleRateHz() == fixture.sampleRateHz()
            && audio.sampleCount() == fixture.samples()
            && 0 <= fixture.onsetSample()
            && fixture.onsetSample() <= fixture.offsetSample()
            && fixture.offsetSample() < audio.sampleCount();
    if (!asSaid) {
      throw new BadInput(
          fixture.place(),
          "'%s' is %s, expected what the manifest says (render the manifest again)"
              .formatted(fixture.file(), audio));
    }
    return new Utterance(
        fixture.text(),
        fixture.voice(),
        audio,
        fixture.onsetSample(),
        fixture.offsetSample(),
        "fixture " + fixture.file());
  }

  private static AudioClip audio(byte[] bytes, Fixture fixture) {
    try {
      return WavFile.parse(bytes, fixture.file()).channels().get(0);
    } catch (IOException e) {
      throw new BadInput(fixture.place(), e.getMessage());
    }
  }

  private static byte[] bytes(Path file, Fixture fixture) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInput(
          fixture.place(), "file '" + fixture.file() + "' cannot be read (restore it)");
    }
  }

  private static List<Fixture> read(Path manifest) {
    if (!Files.exists(manifest)) {
      return List.of();
    }
    String source = manifest.toString();
    try {
      Json document = Json.parse(Files.readString(manifest), source);
      if (!(document instanceof Json.Obj top)) {
        throw new BadInput(
            document.place(), "manifest is a " + document.kind() + ", not an object");
      }
      List<Fixture> found = new ArrayList<>();
      top.items("utterances").forEach(item -> found.add(fixture(item)));
      return List.copyOf(found);
    } catch (IOException e) {
      throw new BadInput(new Place(source, 0, 0), "cannot be read: " + e.getMessage());
    }
  }

  private static Fixture fixture(Json item) {
    if (!(item instanceof Json.Obj entry)) {
      throw new BadInput(item.place(), "entry is a " + item.kind() + ", expected an object");
    }
    return new Fixture(
        text(entry, "file"),
        text(entry, "text"),
        text(entry, "voice"),
        text(entry, "sha256"),
        number(entry, "sampleRateHz"),
        number(entry, "samples"),
        number(entry, "onsetSample"),
        number(entry, "offsetSample"),
        entry.place());
  }

  private static String text(Json.Obj entry, String key) {
    return entry
        .text(key)
        .orElseThrow(() -> new BadInput(entry.place(), key + " is missing (add it as text)"));
  }

  private static int number(Json.Obj entry, String key) {
    return entry
        .number(key)
        .map(BigDecimal::intValue)
        .orElseThrow(() -> new BadInput(entry.place(), key + " is missing (add it as a number)"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
