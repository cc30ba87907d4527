package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which expectations came out otherwise. Pure. */
final class CheckChanges {
  private CheckChanges() {}

  /** From the checks of one call.json to those of another. */
  static List<ScoreChange> of(List<Json> before, List<Json> after) {
    Map<String, Json.Obj> old = byName(before);
    Map<String, Json.Obj> made = byName(after);
    List<ScoreChange> changes = new ArrayList<>();
    made.forEach(
        (name, is) -> {
          Json.Obj was = old.get(name);
          if (was == null) {
            changes.add(ScoreChange.because("new expectation", shown(is), "-", words(is)));
          } else if (!was.get("verdict").equals(is.get("verdict"))) {
            changes.add(ScoreChange.because("judged otherwise", shown(is), words(was), words(is)));
          }
        });
    old.forEach(
        (name, was) -> {
          if (!made.containsKey(name)) {
            changes.add(ScoreChange.because("expectation gone", shown(was), words(was), "-"));
          }
        });
    return changes;
  }

  /**
   * By their words: the same expectation may stand in another file, or further down. Those that are
   * there several times are numbered.
   */
  private static Map<String, Json.Obj> byName(List<Json> checks) {
    Map<String, Json.Obj> named = new LinkedHashMap<>();
    for (Json item : checks) {
      if (item instanceof Json.Obj check) {
        String name = check.text("expectation").orElse("");
        String unique = name;
        for (int number = 2; named.containsKey(unique); number++) {
          unique = name + " #" + number;
        }
        named.put(unique, check);
      }
    }
    return named;
  }

  private static String shown(Json.Obj check) {
    return check.text("place").orElse("") + " " + check.text("expectation").orElse("");
  }

  private static String words(Json.Obj check) {
    return check.text("verdict").orElse("") + ": " + check.text("evidence").orElse("");
  }
}
