package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import dev.talkspurt.speech.FixtureLibrary.Fixture;
import dev.talkspurt.speech.FixtureLibrary.FrozenRecording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the fixtures are what their manifest says: every file there and unaltered, of the rate
 * and length described, its edges where the detector finds them today, and no recording unlisted.
 *
 * @param files entries looked at
 * @param problems in the manifest's order
 * @param unreviewed recordings nobody has confirmed yet, by file: no problem, but worth a word
 */
public record FixtureVerification(int files, List<Finding> problems, List<String> unreviewed) {
  /** Edges may be this far from where the detector finds them, in milliseconds. */
  public static final double TOLERATED_DRIFT_MS = 5;

  /**
   * What is wrong with a file.
   *
   * @param file path below the folder
   * @param problem for people, with what helps
   */
  public record Finding(String file, String problem) {}

  /**
   * Look at all fixtures in {@code folder}.
   *
   * @throws BadInput if there is no manifest, or it cannot be read
   */
  public static FixtureVerification of(Path folder) {
    if (!Files.exists(folder.resolve(FixtureManifest.NAME))) {
      throw new BadInput(
          folder
              + ": holds no manifest.json, expected the folder of the fixtures"
              + " (give another with --fixtures)");
    }
    FixtureLibrary library = new FixtureLibrary(folder);
    List<Finding> problems = new ArrayList<>();
    for (Fixture one : library.fixtures()) {
      look(library, one, true, Double.NaN, problems);
    }
    for (FrozenRecording one : library.recordings()) {
      look(library, one.fixture(), !one.byHand(), one.onsetThresholdDbov(), problems);
    }
    Set<String> listed = listed(library);
    for (String file : recordingsBelow(folder)) {
      if (!listed.contains(file)) {
        problems.add(
            new Finding(file, "is not in the manifest (talkspurt fixtures add, or delete it)"));
      }
    }
    List<String> unreviewed =
        library.recordings().stream()
            .filter(one -> !one.reviewed())
            .map(one -> one.fixture().file())
            .toList();
    return new FixtureVerification(
        library.fixtures().size() + library.recordings().size(), List.copyOf(problems), unreviewed);
  }

  private static Set<String> listed(FixtureLibrary library) {
    return Stream.concat(
            library.fixtures().stream(),
            library.recordings().stream().map(FrozenRecording::fixture))
        .map(Fixture::file)
        .collect(Collectors.toSet());
  }

  private static Set<String> recordingsBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".wav"))
          .filter(file -> !belongsElsewhere(file, folder))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a folder in between has a manifest, and so looks after its own files. */
  private static boolean belongsElsewhere(Path file, Path folder) {
    for (Path at = file.getParent(); !at.equals(folder); at = at.getParent()) {
      if (Files.exists(at.resolve(FixtureManifest.NAME))) {
        return true;
      }
    }
    return false;
  }

  private static void look(
      FixtureLibrary library,
      Fixture fixture,
      boolean detected,
      double thresholdDbov,
      List<Finding> problems) {
    try {
      AudioClip audio = library.load(fixture).audio();
      if (detected) {
        drift(fixture, audio, thresholdDbov, problems);
      }
    } catch (BadInput e) {
      e.problems().forEach(one -> problems.add(new Finding(fixture.file(), one.message())));
    }
  }

  private static void drift(
      Fixture fixture, AudioClip audio, double thresholdDbov, List<Finding> problems) {
    List<Segment> found =
        Double.isNaN(thresholdDbov)
            ? Talkspurts.find(audio, Talkspurts.UTTERANCE_GAP_MS)
            : Talkspurts.find(audio, Talkspurts.UTTERANCE_GAP_MS, thresholdDbov);
    if (found.isEmpty()) {
      problems.add(new Finding(fixture.file(), "holds no sound, expected speech (restore it)"));
      return;
    }
    int rateHz = audio.sampleRateHz();
    double onsetMs = (found.get(0).onsetSample() - fixture.onsetSample()) * 1000.0 / rateHz;
    int last = found.get(found.size() - 1).offsetSample();
    double offsetMs = (last - fixture.offsetSample()) * 1000.0 / rateHz;
    if (Math.max(Math.abs(onsetMs), Math.abs(offsetMs)) > TOLERATED_DRIFT_MS) {
      problems.add(
          new Finding(
              fixture.file(),
              String.format(
                  Locale.ROOT,
                  "edges drifted: onset %+.1f ms, offset %+.1f ms, expected within %.0f ms"
                      + " (the detector or the manifest changed: look, and review)",
                  onsetMs,
                  offsetMs,
                  TOLERATED_DRIFT_MS)));
    }
  }
}
