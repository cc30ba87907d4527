package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values where a document has {@code $name} as a whole value; {@code $$name} is the text
 * {@code $name}. What is put in keeps the place where it stands, and is not read for parameters
 * again. What holds no parameter is shared with the document, not copied.
 */
final class Substitution {
  /** How parameters are named. */
  static final String NAME = "[A-Za-z_][A-Za-z0-9_-]{0,39}";

  private static final Pattern WHOLE = Pattern.compile("\\$(" + NAME + ")");
  private static final Pattern LITERAL = Pattern.compile("\\$\\$" + NAME);
  private static final Pattern WITHIN = Pattern.compile("(?<![$A-Za-z0-9])\\$(" + NAME + ")");

  private final Map<String, Json> values;

  Substitution(Map<String, Json> values) {
    this.values = values;
  }

  /** The document with every parameter of a known name filled. */
  Json fill(Json value) {
    if (value instanceof Json.Str text) {
      return text(text);
    }
    if (value instanceof Json.Arr list) {
      List<Json> items = list.items();
      List<Json> filled = null;
      for (int i = 0; i < items.size(); i++) {
        Json item = fill(items.get(i));
        if (item != items.get(i)) {
          filled = filled == null ? new ArrayList<>(items) : filled;
          filled.set(i, item);
        }
      }
      return filled == null ? list : new Json.Arr(filled, list.place());
    }
    return value instanceof Json.Obj object ? object(object) : value;
  }

  private Json object(Json.Obj object) {
    Map<String, Json> filled = null;
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      Json value = fill(member.getValue());
      if (value != member.getValue()) {
        filled = filled == null ? new LinkedHashMap<>(object.members()) : filled;
        filled.put(member.getKey(), value);
      }
    }
    return filled == null ? object : new Json.Obj(filled, object.keyPlaces(), object.place());
  }

  private Json text(Json.Str text) {
    if (!text.value().startsWith("$")) {
      return text;
    }
    if (LITERAL.matcher(text.value()).matches()) {
      return new Json.Str(text.value().substring(1), text.place());
    }
    Matcher whole = WHOLE.matcher(text.value());
    return whole.matches() ? values.getOrDefault(whole.group(1), text) : text;
  }

  /** What a document asks for, and what it asks for in vain. */
  static final class Uses {
    private final Collection<String> known;
    private final String unknown;
    private final List<Problem> problems;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Place> places = new LinkedHashSet<>();

    /**
     * Uses of these names.
     *
     * @param unknown what is said of another name, for example {@code "in the block"}
     */
    Uses(Collection<String> known, String unknown, List<Problem> problems) {
      this.known = known;
      this.unknown = unknown;
      this.problems = problems;
    }

    /** The known names it has used. */
    Set<String> names() {
      return names;
    }

    /** Where the unknown names stand. */
    Set<Place> places() {
      return places;
    }

    /** Note unknown names, and known ones within other text. */
    Uses in(Json value) {
      if (value instanceof Json.Str text) {
        check(text);
      } else if (value instanceof Json.Arr list) {
        list.items().forEach(this::in);
      } else if (value instanceof Json.Obj object) {
        object.members().values().forEach(this::in);
      }
      return this;
    }

    private void check(Json.Str text) {
      if (text.value().indexOf('$') < 0) {
        return;
      }
      Matcher whole = WHOLE.matcher(text.value());
      if (!whole.matches()) {
        WITHIN.matcher(text.value()).results().forEach(found -> within(found, text));
      } else if (known.contains(whole.group(1))) {
        names.add(whole.group(1));
      } else {
        note(text, "unknown parameter '%s' %s".formatted(text.value(), unknown) + hint(whole));
      }
    }

    private String hint(Matcher whole) {
      String meant =
          Nearest.to(whole.group(1), known)
              .map(near -> "did you mean '$" + near + "'? ")
              .orElse("");
      String expected = known.isEmpty() ? "" : ", expected one of $" + String.join(", $", known);
      return expected + " (" + meant + "for the text itself write $" + whole.group() + ")";
    }

    private void within(MatchResult found, Json.Str text) {
      if (known.contains(found.group(1))) {
        note(
            text,
            "%s has the parameter '%s' within other text, expected it as a whole value"
                    .formatted(Words.quote(text.value()), found.group())
                + " (make the whole text a parameter)");
      }
    }

    private void note(Json.Str text, String message) {
      places.add(text.place());
      problems.add(new Problem(text.place(), message));
    }
  }

  /** How many values a document has, itself and keys not counted. */
  static int size(Json value) {
    int size = 0;
    if (value instanceof Json.Arr list) {
      for (Json item : list.items()) {
        size += 1 + size(item);
      }
    } else if (value instanceof Json.Obj object) {
      for (Json member : object.members().values()) {
        size += 1 + size(member);
      }
    }
    return size;
  }
}
