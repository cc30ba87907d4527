package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of an agent's sessions that only a provider's client makes something of: generation,
 * safety, transcription, history and the like. Immutable.
 *
 * @param members the settings under the agent file's own keys, as {@link AgentReader} has checked
 *     them; what is left out is the provider's default
 * @param samples the sound files that the settings name, by key
 * @param document the whole agent file as written, which tells where things stand; an agent that
 *     was made by a program has an empty one
 */
public record AgentSettings(Json.Obj members, Map<String, Sample> samples, Json.Obj document) {
  private static final Json.Obj EMPTY = Json.object().build();

  /** Nothing but the provider's defaults. */
  public static final AgentSettings NONE = new AgentSettings(EMPTY, Map.of(), EMPTY);

  public AgentSettings {
    samples = Map.copyOf(samples);
  }

  /**
   * A sound file that goes to the provider.
   *
   * @param sha256 of the file when the agent file was read
   */
  public record Sample(Path file, String sha256) {}

  /** The settings under this key; an empty object if there are none. */
  public Json.Obj section(String key) {
    return members.obj(key).orElse(EMPTY);
  }

  /** Whether the agent file says anything under this key. */
  public boolean has(String key) {
    return members.get(key).isPresent();
  }

  /** A truth value; empty if the agent file does not state it. */
  public Optional<Boolean> flag(String key) {
    return members.get(key).map(value -> value instanceof Json.Bool flag && flag.value());
  }

  /** Words in a list. */
  public List<String> words(String key) {
    return members.items(key).stream().map(item -> ((Json.Str) item).value()).toList();
  }

  /** Where the key at the end of this path stands, or the nearest thing around it. */
  public Place placeOf(String... path) {
    Place place = document.place();
    Json at = document;
    for (String key : path) {
      if (at instanceof Json.Obj object && object.get(key).isPresent()) {
        place = object.keyPlace(key);
        at = object.get(key).orElseThrow();
      } else if (at instanceof Json.Arr list && key.matches("\\d+")) {
        at = list.items().get(Integer.parseInt(key));
        place = at.place();
      } else {
        return place;
      }
    }
    return place;
  }

  /** What tells these settings from others, as text; empty if there are none. */
  public String identity() {
    if (members.members().isEmpty()) {
      return "";
    }
    Map<String, Object> sums = new TreeMap<>();
    samples.forEach((key, sample) -> sums.put(key, sample.sha256()));
    return Json.object()
        .put("settings", new TreeMap<>(members.members()))
        .put("samples", sums)
        .build()
        .compact();
  }

  /** Settings are the same wherever they stand. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AgentSettings settings
        && settings.members.equals(members)
        && settings.samples.equals(samples);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return "AgentSettings[" + identity() + "]";
  }
}
