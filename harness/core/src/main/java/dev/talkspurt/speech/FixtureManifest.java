package dev.talkspurt.speech;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.speech.FixtureLibrary.Fixture;
import dev.talkspurt.speech.FixtureLibrary.FrozenRecording;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code manifest.json} says. Immutable.
 *
 * @param document as it stands in the file; without members if there is none
 */
record FixtureManifest(
    List<Fixture> utterances, List<FrozenRecording> recordings, Json.Obj document) {
  static final String NAME = "manifest.json";

  /** The manifest in {@code folder}; an empty one if there is no such file. */
  static FixtureManifest of(Path folder) {
    Path manifest = folder.resolve(NAME);
    if (!Files.exists(manifest)) {
      return new FixtureManifest(List.of(), List.of(), Json.object().build());
    }
    String source = manifest.toString();
    try {
      Json document = Json.parse(Files.readString(manifest), source);
      if (!(document instanceof Json.Obj top)) {
        throw new BadInput(
            document.place(), "manifest is a " + document.kind() + ", not an object");
      }
      return new FixtureManifest(
          top.items("utterances").stream().map(item -> utterance(entry(item))).toList(),
          top.items("recordings").stream().map(item -> recording(entry(item))).toList(),
          top);
    } catch (IOException e) {
      throw new BadInput(new Place(source, 0, 0), "cannot be read: " + e.getMessage());
    }
  }

  private static Json.Obj entry(Json item) {
    if (item instanceof Json.Obj entry) {
      return entry;
    }
    throw new BadInput(item.place(), "entry is a " + item.kind() + ", expected an object");
  }

  private static Fixture utterance(Json.Obj entry) {
    return fixture(entry, text(entry, "text"), text(entry, "voice"));
  }

  private static FrozenRecording recording(Json.Obj entry) {
    return new FrozenRecording(
        fixture(entry, text(entry, "words"), Recordings.VOICE),
        number(entry, "onsetThresholdDbov").doubleValue(),
        text(entry, "edges").equals(FrozenRecording.BY_HAND),
        entry.isTrue("reviewed"));
  }

  private static Fixture fixture(Json.Obj entry, String text, String voice) {
    return new Fixture(
        text(entry, "file"),
        text,
        voice,
        text(entry, "sha256"),
        number(entry, "sampleRateHz").intValue(),
        number(entry, "samples").intValue(),
        number(entry, "onsetSample").intValue(),
        number(entry, "offsetSample").intValue(),
        entry.place());
  }

  private static String text(Json.Obj entry, String key) {
    return entry
        .text(key)
        .orElseThrow(() -> new BadInput(entry.place(), key + " is missing (add it as text)"));
  }

  private static BigDecimal number(Json.Obj entry, String key) {
    return entry
        .number(key)
        .orElseThrow(() -> new BadInput(entry.place(), key + " is missing (add it as a number)"));
  }
}
