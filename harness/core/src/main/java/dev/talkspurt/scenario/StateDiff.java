package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells, field by field, how a state differs from the one expected. Pure and thread-safe. */
public final class StateDiff {
  private final boolean exactly;
  private final List<String> lines = new ArrayList<>();

  private StateDiff(boolean exactly) {
    this.exactly = exactly;
  }

  /**
   * The differences, in order: {@code /appointment/time is "09:00", expected "14:30"}.
   *
   * @return empty if the state is as expected
   */
  public static List<String> of(ToolState.Expected expected, Json.Obj state) {
    StateDiff diff = new StateDiff(expected.exactly());
    diff.compare(expected.state(), state, "");
    return List.copyOf(diff.lines);
  }

  private void compare(Json expected, Json actual, String path) {
    if (expected instanceof Json.Obj wanted && actual instanceof Json.Obj found) {
      members(wanted, found, path);
    } else if (expected instanceof Json.Arr wanted
        && actual instanceof Json.Arr found
        && wanted.items().size() == found.items().size()) {
      // Within a list nothing may be more than was said: lists are equal or they are not.
      StateDiff items = new StateDiff(true);
      for (int i = 0; i < wanted.items().size(); i++) {
        items.compare(wanted.items().get(i), found.items().get(i), path + "/" + i);
      }
      lines.addAll(items.lines);
    } else if (!expected.equals(actual)) {
      lines.add(path + " is " + shown(actual) + ", expected " + shown(expected));
    }
  }

  private void members(Json.Obj wanted, Json.Obj found, String path) {
    for (Map.Entry<String, Json> member : wanted.members().entrySet()) {
      String at = below(path, member.getKey());
      Json actual = found.members().get(member.getKey());
      if (actual == null) {
        lines.add(at + " is missing, expected " + shown(member.getValue()));
      } else {
        compare(member.getValue(), actual, at);
      }
    }
    if (exactly) {
      found
          .members()
          .forEach(
              (name, value) -> {
                if (!wanted.members().containsKey(name)) {
                  lines.add(below(path, name) + " is " + shown(value) + ", expected nothing");
                }
              });
    }
  }

  private static String shown(Json value) {
    String text = value.compact();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private static String below(String path, String name) {
    return path + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
