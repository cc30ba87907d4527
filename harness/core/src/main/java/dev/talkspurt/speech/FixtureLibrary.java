package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Sha256;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The recorded utterances under {@code audio-fixtures/}: the manifest is read when first asked for,
 * a file when it is used, and then its SHA-256 is checked.
 *
 * <p>A folder without manifest is an empty library. Thread-safe.
 */
public final class FixtureLibrary {
  private final Path folder;
  private final Map<Fixture, Utterance> loaded = new ConcurrentHashMap<>();
  private FixtureManifest manifest;

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

  /**
   * A recording of the user's own whose edges are settled.
   *
   * @param fixture file, words and edges; its voice is {@code recording}
   * @param onsetThresholdDbov level at which the detector found the edges
   * @param byHand whether a person set the edges
   * @param reviewed whether a person has confirmed them
   */
  public record FrozenRecording(
      Fixture fixture, double onsetThresholdDbov, boolean byHand, boolean reviewed) {
    static final String BY_HAND = "hand";
    static final String BY_DETECTOR = "detector";
  }

  /** The library in {@code folder}, which need not exist. */
  public FixtureLibrary(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** The collection of its own that is in the folder {@code name} below. */
  FixtureLibrary collection(String name) {
    return new FixtureLibrary(folder.resolve(name));
  }

  /**
   * All entries, in the manifest's order.
   *
   * @throws BadInput if the manifest cannot be used
   */
  public List<Fixture> fixtures() {
    return manifest().utterances();
  }

  /**
   * The recordings of the user's own, in the manifest's order.
   *
   * @throws BadInput if the manifest cannot be used
   */
  public List<FrozenRecording> recordings() {
    return manifest().recordings();
  }

  private synchronized FixtureManifest manifest() {
    if (manifest == null) {
      manifest = FixtureManifest.of(folder);
    }
    return manifest;
  }

  /** The entry whose file is {@code file}, whoever speaks in it. */
  Optional<Fixture> entryOf(Path file) {
    Path full = real(file.toAbsolutePath().normalize());
    if (!full.startsWith(real(folder))) {
      return Optional.empty();
    }
    return Stream.concat(fixtures().stream(), recordings().stream().map(FrozenRecording::fixture))
        .filter(one -> real(folder.resolve(one.file()).normalize()).equals(full))
        .findFirst();
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException absent) {
      return file;
    }
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
    String found = Sha256.hex(bytes);
    if (!found.equals(fixture.sha256())) {
      throw new BadInput(
          fixture.place(),
          ("sha256 of '%s' is %s, expected %s: the file was altered"
                  + " (restore it, or make it anew and review it; next: talkspurt fixtures verify)")
              .formatted(fixture.file(), found, fixture.sha256()));
    }
    AudioClip audio = audio(bytes, fixture);
    requireAsSaid(fixture, audio);
    return new Utterance(
        fixture.text(),
        fixture.voice(),
        audio,
        fixture.onsetSample(),
        fixture.offsetSample(),
        "fixture " + fixture.file());
  }

  private static void requireAsSaid(Fixture fixture, AudioClip audio) {
    boolean asSaid =
        audio.sampleRateHz() == fixture.sampleRateHz()
            && audio.sampleCount() == fixture.samples()
            && 0 <= fixture.onsetSample()
            && fixture.onsetSample() <= fixture.offsetSample()
            && fixture.offsetSample() < audio.sampleCount();
    if (!asSaid) {
      throw new BadInput(
          fixture.place(),
          ("'%s' is %s, expected what the manifest says: %s Hz, %s samples, sound from %s to %s"
                  + " (restore the manifest; next: talkspurt fixtures verify)")
              .formatted(
                  fixture.file(),
                  audio,
                  fixture.sampleRateHz(),
                  fixture.samples(),
                  fixture.onsetSample(),
                  fixture.offsetSample()));
    }
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
          fixture.place(),
          "file '%s' %s, expected the fixture (restore it; next: talkspurt fixtures verify)"
              .formatted(fixture.file(), Files.exists(file) ? "cannot be read" : "is missing"));
    }
  }
}
