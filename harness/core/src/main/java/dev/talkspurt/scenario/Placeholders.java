package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a call's arguments where a scenario writes {@code {name}}. Text that is one placeholder
 * becomes the argument itself, with its JSON type; within other text the argument is written out.
 * What is filled in is never read for placeholders again. Pure and thread-safe.
 */
public final class Placeholders {
  private static final Pattern FORM = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_.:-]{0,63})}");

  private Placeholders() {}

  /** The arguments that a value asks for, in order. */
  public static Set<String> names(Json value) {
    Set<String> names = new LinkedHashSet<>();
    collect(value, names);
    return names;
  }

  /** The arguments that a text asks for, in order. */
  public static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    FORM.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  private static void collect(Json value, Set<String> names) {
    if (value instanceof Json.Str text) {
      names.addAll(names(text.value()));
    } else if (value instanceof Json.Arr list) {
      list.items().forEach(item -> collect(item, names));
    } else if (value instanceof Json.Obj object) {
      object.members().values().forEach(item -> collect(item, names));
    }
  }

  /** The value with every placeholder filled; an argument that is not there is null. */
  public static Json fill(Json value, Json.Obj args) {
    if (value instanceof Json.Str text) {
      Matcher whole = FORM.matcher(text.value());
      return whole.matches()
          ? args.get(whole.group(1)).orElse(Json.of(null))
          : Json.of(fill(text.value(), args));
    }
    if (value instanceof Json.Arr list) {
      return Json.of(list.items().stream().map(item -> fill(item, args)).toList());
    }
    return value instanceof Json.Obj object ? fill(object, args) : value;
  }

  /** The object with every placeholder in its values filled. */
  public static Json.Obj fill(Json.Obj object, Json.Obj args) {
    Json.Builder filled = Json.object();
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      filled.put(member.getKey(), fill(member.getValue(), args));
    }
    return filled.build();
  }

  /** The text with every placeholder written out; an argument that is not there is nothing. */
  public static String fill(String text, Json.Obj args) {
    return FORM.matcher(text).replaceAll(found -> Matcher.quoteReplacement(written(found, args)));
  }

  private static String written(MatchResult found, Json.Obj args) {
    Json value = args.get(found.group(1)).orElse(Json.of(""));
    return value instanceof Json.Str text ? text.value() : value.compact();
  }
}
