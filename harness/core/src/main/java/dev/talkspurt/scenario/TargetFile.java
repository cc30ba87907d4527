package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How to reach an agent.
 *
 * @param name {@code simulated}, {@code gemini} or the file's own name
 * @param protocol wire protocol id, such as {@code gemini-live}
 * @param simulated whether the embedded agent is called; labels every result
 * @param endpoint a {@code ws:} or {@code wss:} base address, empty for the provider's own
 * @param keyVariable environment variable that holds the key; empty if none is needed
 * @param overrides {@code --set} values that concern the target
 * @param settings anything protocol-specific
 */
public record TargetFile(
    String name,
    String protocol,
    boolean simulated,
    Optional<String> endpoint,
    Optional<String> keyVariable,
    Map<String, String> overrides,
    Json.Obj settings) {
  private static final String ABOUT = "(?s)target setting '?%s'? (is|does) .*";

  public TargetFile {
    overrides = Map.copyOf(overrides);
  }

  /** The problem with the settings, where the setting stands that it begins with. */
  public Problem placed(Problem problem) {
    Place place =
        settings.members().keySet().stream()
            .filter(key -> problem.message().matches(ABOUT.formatted(Pattern.quote(key))))
            .findFirst()
            .map(settings::keyPlace)
            .orElse(settings.place());
    return problem.place().equals(Place.NONE) ? new Problem(place, problem.message()) : problem;
  }

  /** The settings as text: what no text holds, as JSON. */
  public Map<String, String> settingTexts() {
    Map<String, String> texts = new TreeMap<>();
    settings
        .members()
        .forEach(
            (key, value) ->
                texts.put(key, value instanceof Json.Str text ? text.value() : value.compact()));
    return texts;
  }
}
