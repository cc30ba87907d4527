package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Which parts of two values differ, the first few with their values. Keys that only one of the two
 * has are of another version of the format, and no difference. Pure.
 */
final class ChangedParts {
  private static final int MOST = 3;
  private static final int LONGEST = 80;

  private record Part(String name, String before, String after) {}

  private final List<Part> parts = new ArrayList<>();
  private int count;

  private ChangedParts() {}

  /** Those of two values. */
  static ChangedParts of(Json before, Json after) {
    ChangedParts changed = new ChangedParts();
    changed.compare("", before, after);
    return changed;
  }

  boolean none() {
    return count == 0;
  }

  /** What they were, with their names; {@link #after} has the values they are now. */
  String before() {
    return String.join(", ", parts.stream().map(part -> named(part, part.before())).toList());
  }

  String after() {
    String more = count > parts.size() ? " and " + (count - parts.size()) + " more" : "";
    return String.join(", ", parts.stream().map(part -> named(part, part.after())).toList()) + more;
  }

  private static String named(Part part, String value) {
    return part.name().isEmpty() ? value : part.name() + " " + value;
  }

  private void compare(String name, Json before, Json after) {
    if (before instanceof Json.Obj one && after instanceof Json.Obj other) {
      one.members()
          .forEach(
              (key, was) -> {
                Json is = other.members().get(key);
                if (is != null) {
                  compare(name.isEmpty() ? key : name + "." + key, was, is);
                }
              });
    } else if (before instanceof Json.Arr one && after instanceof Json.Arr other) {
      if (one.items().size() != other.items().size()) {
        add(name, items(one), items(other));
      }
      for (int i = 0; i < Math.min(one.items().size(), other.items().size()); i++) {
        compare(name + "[" + i + "]", one.items().get(i), other.items().get(i));
      }
    } else if (!before.equals(after)) {
      add(name, shown(before), shown(after));
    }
  }

  private void add(String name, String before, String after) {
    count++;
    if (parts.size() < MOST) {
      parts.add(new Part(name, before, after));
    }
  }

  private static String items(Json.Arr array) {
    int size = array.items().size();
    return size + (size == 1 ? " item" : " items");
  }

  private static String shown(Json value) {
    String text = value.compact();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
