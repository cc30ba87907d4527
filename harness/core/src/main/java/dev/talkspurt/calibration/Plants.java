package dev.talkspurt.calibration;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The failures that can be planted, and the calls they are planted in; all of it comes with the
 * program. Thread-safe.
 */
public final class Plants {
  private static final Set<String> KEYS = Set.of("detector", "scenario", "set", "also", "because");
  private static final String EXCEPT = "except";

  private Plants() {}

  /** All plants, in the order of the catalogue. */
  public static List<Plant> all() {
    return items("plants.yaml").stream().map(Plants::plant).toList();
  }

  /** Settings under which an agent without a fault must stay without findings in a scenario. */
  public static List<Map<String, String>> cleanSettings(String scenario) {
    List<Map<String, String>> clean = new ArrayList<>();
    for (Json item : items("clean.yaml")) {
      Json.Obj object = (Json.Obj) item;
      Map<String, String> settings = settings(object);
      settings.remove(EXCEPT);
      if (!words(object, EXCEPT).contains(scenario)) {
        clean.add(settings);
      }
    }
    return clean;
  }

  /** Ids of the scenarios that plants are called in, each once. */
  public static Set<String> scenarios() {
    Set<String> ids = new LinkedHashSet<>();
    all().forEach(plant -> ids.add(plant.scenario()));
    return ids;
  }

  /**
   * Write the scenarios and their agents below {@code folder}, where they can be read like any
   * other.
   *
   * @return the folder of the scenarios
   */
  public static Path unpack(Path folder) {
    Path scenarios = folder.resolve("scenarios");
    for (String id : scenarios()) {
      String scenario = "scenarios/" + id + ".scenario.yaml";
      String text = text(scenario);
      write(folder.resolve(scenario), text);
      String name = ((Json.Obj) DocumentReader.yaml(text, scenario)).text("agent").orElseThrow();
      String agent = "agents/" + name + ".agent.yaml";
      write(folder.resolve(agent), text(agent));
    }
    return scenarios;
  }

  private static Plant plant(Json item) {
    Json.Obj object = (Json.Obj) item;
    for (String key : object.members().keySet()) {
      if (!KEYS.contains(key)) {
        throw new BadInput(object.keyPlace(key), "unknown key '" + key + "' of a plant");
      }
    }
    List<String> also = words(object, "also");
    String because = object.text("because").orElse("");
    if (also.isEmpty() != because.isEmpty()) {
      throw new BadInput(object.place(), "has only one of 'also' and 'because', expected both");
    }
    return new Plant(
        object.text("detector").orElseThrow(),
        object.text("scenario").orElseThrow(),
        object.obj("set").map(Plants::settings).orElse(Map.of()),
        also,
        because);
  }

  private static List<String> words(Json.Obj object, String key) {
    return object.items(key).stream().map(word -> ((Json.Str) word).value()).toList();
  }

  private static Map<String, String> settings(Json.Obj set) {
    Map<String, String> settings = new LinkedHashMap<>();
    set.members()
        .forEach(
            (key, value) ->
                settings.put(key, value instanceof Json.Str text ? text.value() : value.compact()));
    return settings;
  }

  private static List<Json> items(String resource) {
    return ((Json.Arr) DocumentReader.yaml(text(resource), resource)).items();
  }

  private static String text(String resource) {
    try (InputStream stream = Plants.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + resource + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
