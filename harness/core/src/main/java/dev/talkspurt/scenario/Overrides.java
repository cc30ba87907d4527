package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings given with {@code --set key=value}, which win over what files say.
 *
 * <p>Values are written as in the files, so {@code --set "agent.turnDetection.silence=300 ms"}.
 * Whatever stands below {@code simulated.} is the simulated agent's to check. Immutable and
 * thread-safe.
 */
public final class Overrides {
  private static final String SIMULATED = "simulated.";
  private static final String TARGET_SETTINGS = "target.settings.";

  private final Map<String, String> values;

  private Overrides(Map<String, String> values) {
    this.values = values;
  }

  /** None. */
  public static Overrides none() {
    return new Overrides(Map.of());
  }

  /**
   * Read {@code key=value} texts; a later one wins over an earlier one.
   *
   * @throws BadInput for an unknown key or a value its key cannot have
   */
  public static Overrides parse(List<String> settings) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        problems.add(
            problem("is " + Words.quote(setting) + ", expected key=value (caller.rate=1.2)"));
      } else {
        values.put(setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
      }
    }
    check(values, problems);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return new Overrides(new TreeMap<>(values));
  }

  /** Overrides by dotted key. Throws as {@link #parse}. */
  public static Overrides of(Map<String, String> values) {
    return parse(values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private static void check(Map<String, String> values, List<Problem> problems) {
    values.forEach(
        (key, value) -> {
          boolean free = key.startsWith(SIMULATED) || key.startsWith(TARGET_SETTINGS);
          boolean named = !key.endsWith(".") && !key.contains("..");
          if (!(free && named) && !OverrideKeys.known().contains(key)) {
            String where = "for --set";
            problems.add(problem("unknown key " + unknown(key, where)));
          } else if (!free) {
            OverrideKeys.check(key, section(key, value, problems));
          }
        });
  }

  private static String unknown(String key, String where) {
    List<String> all = new ArrayList<>(OverrideKeys.known());
    all.add(SIMULATED + "…");
    all.add(TARGET_SETTINGS + "…");
    return Words.unknown(key, where, all);
  }

  private static Problem problem(String message) {
    boolean about = message.startsWith("is ");
    return new Problem(Place.NONE, (about ? "--set " : "") + message);
  }

  /** The value as a file would hold it, under the last word of the key. */
  private static Section section(String key, String value, List<Problem> problems) {
    String name = OverrideKeys.name(key);
    Place place = new Place("--set " + key, 0, 0);
    Json.Obj object =
        new Json.Obj(Map.of(name, json(key, value, place)), Map.of(name, place), place);
    return Section.of(object, "--set", problems, List.of(name)).orElseThrow();
  }

  private static Json json(String key, String value, Place place) {
    if (!OverrideKeys.isText(key)) {
      try {
        Json read = DocumentReader.json(value, place.source());
        if (read instanceof Json.Num number) {
          return new Json.Num(number.value(), place);
        }
        if (read instanceof Json.Bool bool) {
          return new Json.Bool(bool.value(), place);
        }
      } catch (BadInput e) {
        return new Json.Str(value, place);
      }
    }
    return new Json.Str(value, place);
  }

  /** The scenario with these settings. */
  public Scenario applyTo(Scenario scenario) {
    Scenario result = scenario;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String key = entry.getKey();
      if (OverrideKeys.known().contains(key)) {
        result = OverrideKeys.apply(key, read(key, entry.getValue()), result);
      }
    }
    return result;
  }

  /** The target with these settings; they are also kept in {@link TargetFile#overrides()}. */
  public TargetFile applyTo(TargetFile target) {
    Map<String, String> concerned =
        values.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("target."))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (concerned.isEmpty()) {
      return target;
    }
    Map<String, Json> settings = new LinkedHashMap<>(target.settings().members());
    below(TARGET_SETTINGS).forEach((key, value) -> settings.put(key, Json.of(value)));
    Optional<String> keyVariable =
        Optional.ofNullable(values.get("target.keyVariable")).or(target::keyVariable);
    Optional<String> endpoint =
        Optional.ofNullable(values.get("target.endpoint")).or(target::endpoint);
    List<Problem> problems = new ArrayList<>();
    endpoint.ifPresent(
        address ->
            TargetReader.endpoint(
                section("target.endpoint", address, problems), keyVariable.isPresent()));
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return new TargetFile(
        target.name(),
        target.protocol(),
        target.simulated(),
        endpoint,
        keyVariable,
        concerned,
        new Json.Obj(settings, Map.of(), target.settings().place()));
  }

  private static Section read(String key, String value) {
    return section(key, value, new ArrayList<>());
  }

  /** What stands below {@code simulated.}, by dotted path below it. */
  public Map<String, String> simulated() {
    return below(SIMULATED);
  }

  private Map<String, String> below(String prefix) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  /** All of them by dotted key, as given. */
  public Map<String, String> asMap() {
    return Map.copyOf(values);
  }
}
