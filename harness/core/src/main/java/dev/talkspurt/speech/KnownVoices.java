package dev.talkspurt.speech;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Nearest;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The voice ids a project can use: those of recordings, of the catalogue and of voice files. Starts
 * nothing: whether a voice can speak on this machine is another question. Thread-safe.
 */
public final class KnownVoices {
  private final FixtureLibrary fixtures;
  private final VoiceFiles files;

  KnownVoices(FixtureLibrary fixtures, VoiceFiles files) {
    this.fixtures = fixtures;
    this.files = files;
  }

  /** Those of the project at {@code root}. */
  public static KnownVoices of(Path root) {
    return new KnownVoices(new FixtureLibrary(root.resolve("audio-fixtures")), VoiceFiles.of(root));
  }

  /** All ids. */
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    CatalogueVoice.ALL.forEach(voice -> ids.add(voice.id()));
    ids.addAll(fixtures.voices());
    ids.addAll(files.ids());
    return ids;
  }

  /** What is wrong with this id, with the nearest ones; empty if it is known. */
  public Optional<String> wrong(String id) {
    if (CatalogueVoice.find(id).isPresent()) {
      return Optional.empty();
    }
    Set<String> ids = ids();
    return ids.contains(id)
        ? Optional.empty()
        : Optional.of(
            "voice is '%s', expected a known one (nearest: %s)"
                .formatted(id, String.join(", ", Nearest.ranked(id, ids, 3))));
  }

  /**
   * What is missing on this machine to have the voice say new words; empty if nothing seems to be,
   * and for the voices of the fixtures, whose recordings need nothing.
   */
  public Optional<String> missing(String id) {
    Optional<CatalogueVoice> known = CatalogueVoice.find(id);
    if (known.filter(CatalogueVoice::reference).isPresent() || fixtures.voices().contains(id)) {
      return Optional.empty();
    }
    if (known.isPresent()) {
      Engine engine = known.get().engine();
      return engine.seemsInstalled()
          ? Optional.empty()
          : Optional.of(
              "voice '%s' needs %s, which is not on the path (%s)"
                  .formatted(id, engine.label(), engine.fix()));
    }
    try {
      return files
          .find(id)
          .flatMap(VoiceFile::missing)
          .map(fix -> "voice '" + id + "' cannot speak on this machine (" + fix + ")");
    } catch (BadInput itsOwnProblem) {
      return Optional.empty();
    }
  }
}
