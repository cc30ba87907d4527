package dev.talkspurt.regression;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.YamlText;
import dev.talkspurt.regression.CallerSounds.Heard;
import dev.talkspurt.scenario.Sound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the steps play: files cut out of the call, keys and single sounds by their names. */
final class ProposedSounds {
  private static final Pattern KEYS = Pattern.compile("keys ([0-9*#A-D]{1,32})");

  private final RecordedCall call;
  private final String folder;
  private final Map<String, AudioClip> files = new LinkedHashMap<>();

  /**
   * Sounds of a call.
   *
   * @param folder that gets the files, from the scenario's own
   */
  ProposedSounds(RecordedCall call, String folder) {
    this.call = call;
    this.folder = folder;
  }

  /** The audio by file name, from the scenario's folder. */
  Map<String, AudioClip> files() {
    return files;
  }

  /** The file of a sound, as {@code play} names it. */
  String play(Heard sound) {
    String name = folder + "/u" + (files.size() + 1) + ".wav";
    files.put(name, sound.audio());
    return name;
  }

  /** The telephone keys of a sound that is some. */
  static Optional<String> keys(Heard sound) {
    Matcher keys = KEYS.matcher(sound.words());
    boolean pressed = sound.stepKind().equals("dtmf") || sound.role().equals("dtmf");
    return pressed && keys.matches() ? Optional.of(keys.group(1)) : Optional.empty();
  }

  /** What a probe plays; empty if it cannot be played again. */
  Optional<String> probe(Heard sound, Optional<String> words, boolean timed) {
    if (sound.role().equals("echo")) {
      return Optional.empty();
    }
    if (Sound.Event.KNOWN.contains(sound.words()) && sound.role().equals("noise")) {
      return Optional.of("play: " + sound.words() + peak(sound));
    }
    if (sound.role().equals("dtmf")) {
      return keys(sound).filter(keys -> timed).map(keys -> "keys: " + YamlText.quoted(keys));
    }
    return Optional.of(
        "play: " + ScenarioValue.of(play(sound)) + words.map(w -> ", words: " + w).orElse(""));
  }

  private String peak(Heard sound) {
    List<Json> stretches =
        call.summary().obj("callerConditions").map(c -> c.items("stretches")).orElse(List.of());
    return stretches.stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .filter(s -> s.number("step").filter(n -> n.intValue() == sound.stepIndex()).isPresent())
        .flatMap(s -> s.number("nominalPeakAboveSpeechDb").stream())
        .map(db -> ", peakDb: " + db.stripTrailingZeros().toPlainString())
        .findFirst()
        .orElse("");
  }
}
