package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts values given outside the file over those in it. */
final class Overrides {
  private Overrides() {}

  /** {@code object} with each value set at its dotted key; objects on the way are made. */
  static Json.Obj apply(Json.Obj object, Map<String, String> overrides) {
    Json.Obj result = object;
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      Place place = new Place("--set simulated." + override.getKey(), 0, 0);
      List<String> path = Arrays.asList(override.getKey().split("\\.", -1));
      if (path.contains("")) {
        throw new BadInput(place, "is no key, expected names joined by dots (such as latency)");
      }
      result = put(result, path, value(override.getValue(), place), place);
    }
    return result;
  }

  private static Json value(String text, Place place) {
    if (text.isBlank()) {
      throw new BadInput(place, "has no value, expected one after '='");
    }
    return moved(DocumentReader.yaml(text, place.source()), place);
  }

  private static Json.Obj put(Json.Obj object, List<String> path, Json value, Place place) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    Map<String, Place> keys = new LinkedHashMap<>(object.keyPlaces());
    String key = path.get(0);
    keys.put(key, place);
    if (path.size() == 1) {
      members.put(key, value);
    } else {
      Json.Obj inner =
          members.get(key) instanceof Json.Obj there
              ? there
              : new Json.Obj(Map.of(), Map.of(), place);
      members.put(key, put(inner, path.subList(1, path.size()), value, place));
    }
    return new Json.Obj(members, keys, object.place());
  }

  private static Json moved(Json value, Place place) {
    if (value instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>();
      Map<String, Place> keys = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (key, member) -> {
                members.put(key, moved(member, place));
                keys.put(key, place);
              });
      return new Json.Obj(members, keys, place);
    }
    if (value instanceof Json.Arr array) {
      return new Json.Arr(array.items().stream().map(i -> moved(i, place)).toList(), place);
    }
    if (value instanceof Json.Str text) {
      return new Json.Str(text.value(), place);
    }
    if (value instanceof Json.Num number) {
      return new Json.Num(number.value(), place);
    }
    return value instanceof Json.Bool bool ? new Json.Bool(bool.value(), place) : value;
  }
}
