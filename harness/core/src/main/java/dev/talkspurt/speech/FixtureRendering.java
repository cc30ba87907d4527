package dev.talkspurt.speech;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.speech.FixtureLibrary.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The synthesized utterances, made again by the voices process beside the committed ones.
 *
 * @param folder where the new ones are, with a manifest of their own
 * @param rendered voices that were rendered
 * @param skipped voices that were not
 */
public record FixtureRendering(Path folder, List<String> rendered, List<Skipped> skipped) {
  /**
   * A voice that could not be rendered.
   *
   * @param reason why, and what helps
   */
  public record Skipped(String voice, String reason) {}

  /**
   * An utterance that came out differently.
   *
   * @param difference in words
   */
  public record Difference(String file, String difference) {}

  /**
   * Render into {@code folder}, which must hold no fixtures yet.
   *
   * @param root the checkout whose voices process is used
   * @param voices voice ids; all if there are none
   * @throws BadInput if the voices process is not built, or fails
   */
  public static FixtureRendering into(Path folder, Path root, List<String> voices) {
    Path jars = Speech.jars(root);
    if (!Files.isDirectory(jars)) {
      throw VoicesProcess.notBuilt(jars);
    }
    List<String> command = new ArrayList<>(VoicesProcess.command(jars));
    command.addAll(List.of("--fixtures", folder.toString()));
    command.addAll(voices);
    Json.Obj done = printed(command, folder.resolve("errors.log"));
    List<Skipped> skipped = new ArrayList<>();
    for (Json one : done.items("skipped")) {
      if (one instanceof Json.Obj voice) {
        skipped.add(
            new Skipped(
                voice.text("voice").orElse(""),
                voice.text("reason").orElse("") + " (" + voice.text("fix").orElse("") + ")"));
      }
    }
    List<String> rendered =
        done.items("rendered").stream().map(one -> ((Json.Str) one).value()).toList();
    return new FixtureRendering(folder, rendered, List.copyOf(skipped));
  }

  private static Json.Obj printed(List<String> command, Path log) {
    try {
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      int code = process.waitFor();
      if (code == 0 && Json.parse(said, "voices process") instanceof Json.Obj done) {
        return done;
      }
      throw new BadInput(
          "the voices process ended with code "
              + code
              + ", expected 0 (build it again: mvn -q -pl harness/voices -am package -DskipTests)\n"
              + Files.readString(log, ISO_8859_1).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the voices process does not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput("rendering was interrupted (start it again)");
    }
  }

  /** What differs from the fixtures in {@code committed}, of the voices that were rendered. */
  public List<Difference> differences(Path committed) {
    List<Difference> found = new ArrayList<>();
    FixtureLibrary theirs = new FixtureLibrary(committed);
    List<Fixture> ours = new FixtureLibrary(folder).fixtures();
    for (Fixture one : ours) {
      Optional<Fixture> before =
          theirs.fixtures().stream().filter(two -> two.file().equals(one.file())).findFirst();
      difference(committed, before, one)
          .ifPresent(words -> found.add(new Difference(one.file(), words)));
    }
    for (Fixture one : theirs.fixtures()) {
      boolean gone = ours.stream().noneMatch(two -> two.file().equals(one.file()));
      if (rendered.contains(one.voice()) && gone) {
        found.add(new Difference(one.file(), "is in the manifest, but no text renders it"));
      }
    }
    return found;
  }

  private Optional<String> difference(Path committed, Optional<Fixture> before, Fixture now) {
    if (before.isEmpty()) {
      return Optional.of("is new");
    }
    Fixture was = before.get();
    if (!was.sha256().equals(now.sha256())) {
      return Optional.of(
          "differs: %s samples with sound from %s to %s, were %s with sound from %s to %s"
              .formatted(
                  now.samples(),
                  now.onsetSample(),
                  now.offsetSample(),
                  was.samples(),
                  was.onsetSample(),
                  was.offsetSample()));
    }
    if (was.onsetSample() != now.onsetSample() || was.offsetSample() != now.offsetSample()) {
      return Optional.of(
          "is the same, with sound from %s to %s; the manifest says %s to %s"
              .formatted(
                  now.onsetSample(), now.offsetSample(), was.onsetSample(), was.offsetSample()));
    }
    try {
      boolean same =
          Files.mismatch(folder.resolve(now.file()), committed.resolve(now.file())) == -1;
      return same ? Optional.empty() : Optional.of("was altered: the manifest has the new one");
    } catch (IOException e) {
      return Optional.of("is missing: the manifest has it");
    }
  }

  /** Put what was rendered in the place of what {@code committed} has; all else stays. */
  public void replace(Path committed) {
    Map<String, Json> entries = new LinkedHashMap<>();
    FixtureManifest manifest = FixtureManifest.of(committed);
    manifest.document().items("utterances").forEach(one -> entries.put(file(one), one));
    List<Json> fresh = FixtureManifest.of(folder).document().items("utterances");
    fresh.forEach(one -> entries.put(file(one), one));
    Map<String, Object> members = new LinkedHashMap<>(manifest.document().members());
    members.putIfAbsent("schema", "fixtures/1");
    members.put("utterances", List.copyOf(entries.values()));
    try {
      for (Json one : fresh) {
        Path target = committed.resolve(file(one));
        Files.createDirectories(target.getParent());
        RecordingShelf.replace(target, Files.readAllBytes(folder.resolve(file(one))));
      }
      RecordingShelf.replace(
          committed.resolve(FixtureManifest.NAME), Json.of(members).pretty().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(committed + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static String file(Json entry) {
    return entry instanceof Json.Obj object ? object.text("file").orElse("") : "";
  }
}
