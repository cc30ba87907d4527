package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what a step sounds like. Not thread-safe. */
final class SoundReader {
  private static final String KEYS = "[0-9*#A-D]{1,32}";
  private static final Sound NOTHING = new Sound.Spoken("");

  private final RecordingFiles recordings;

  SoundReader(RecordingFiles recordings) {
    this.recordings = recordings;
  }

  /** The words under {@code say}. */
  static Sound spoken(Section step) {
    return new Sound.Spoken(
        step.text("say").map(text -> text.strip().replaceAll("\\s+", " ")).orElse(""));
  }

  /** Telephone keys under this key. */
  static Sound keys(Section step, String key) {
    Optional<String> keys = step.text(key);
    if (keys.filter(text -> !text.matches(KEYS)).isPresent()) {
      step.wrong(key, "1 to 32 of the keys 0 to 9, *, #, A to D (" + key + ": \"12#\")");
      return NOTHING;
    }
    return keys.<Sound>map(Sound.Keys::new).orElse(NOTHING);
  }

  /** The recording under {@code play}, with {@code words} beside it. */
  Sound played(Section step) {
    Optional<String> words = step.text("words");
    return step.text("play").flatMap(name -> recording(step, name, words)).orElse(NOTHING);
  }

  private Optional<Sound> recording(Section section, String name, Optional<String> words) {
    Json value = section.get("play").orElseThrow();
    Optional<Path> file = recordings.find(name, value);
    return file.map(found -> new Sound.Recording(value.place(), name, found, words));
  }

  /** One of {@code say} and {@code play}. */
  Sound spokenOrPlayed(Section step, String name, String example) {
    if (step.has("say") && step.has("play")) {
      step.add(step.keyPlace("play"), name + " has 'say' and 'play', expected one (remove one)");
    } else if (!step.has("say") && !step.has("play")) {
      step.add(
          step.place(),
          name
              + " has no 'say' and no 'play', expected what the caller says (for example say: "
              + example
              + ")");
    }
    if (step.has("words") && !step.has("play")) {
      step.add(
          step.keyPlace("words"), "'words' stands without 'play', expected what a recording says");
    }
    return step.has("play") ? played(step) : spoken(step);
  }

  /** An event or a recording under {@code play}. */
  Sound noise(Section noise) {
    Optional<String> name = noise.text("play");
    if (name.isEmpty()) {
      return NOTHING;
    }
    Json.Str value = (Json.Str) noise.get("play").orElseThrow();
    if (Catalogue.EVENTS.contains(name.get())) {
      OptionalDouble peak =
          noise.has("peakDb") ? BackgroundReader.peak(noise) : OptionalDouble.empty();
      if (noise.has("words")) {
        noise.add(noise.keyPlace("words"), "'words' stands at an event, which says nothing");
      }
      return new Sound.Event(value.place(), name.get(), peak);
    }
    if (noise.has("peakDb")) {
      noise.add(
          noise.keyPlace("peakDb"),
          "'peakDb' stands at a recording, which has the level of speech, expected it at an event"
              + " only");
    }
    if (!name.get().endsWith(RecordingFiles.SUFFIX)) {
      noise.wrong(
          "play",
          "one of "
              + String.join(", ", Catalogue.EVENTS)
              + ", or a file that ends in .wav"
              + ConditionsReader.meant(name.get(), Catalogue.EVENTS));
      return NOTHING;
    }
    return recording(noise, name.get(), noise.text("words")).orElse(NOTHING);
  }
}
