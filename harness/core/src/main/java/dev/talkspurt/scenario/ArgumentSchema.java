package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks the arguments of a call against the JSON Schema its tool declares. Of JSON Schema it knows
 * {@code type} (a word or a list), {@code nullable}, {@code enum}, {@code const}, {@code
 * properties}, {@code required}, {@code additionalProperties} (false where properties are declared
 * and it is not given), {@code items}, {@code minItems}, {@code maxItems}, {@code minimum}, {@code
 * maximum}, their exclusive forms, {@code minLength}, {@code maxLength} and {@code pattern}, on
 * every level; other words restrict nothing. Pure and thread-safe.
 */
public final class ArgumentSchema {
  private static final int MAX_MESSAGES = 8;
  private static final int MAX_MATCHED = 1_000;
  private static final int MATCH_BUDGET = 200_000;

  private final List<String> wrong = new ArrayList<>();

  private ArgumentSchema() {}

  /**
   * What is wrong with a call: for each fault its JSON Pointer, what is there and what was
   * expected.
   *
   * @return empty if the call is valid
   */
  public static List<String> faults(AgentFile.ToolDeclaration tool, Json.Obj arguments) {
    ArgumentSchema check = new ArgumentSchema();
    check.value(arguments, tool.parameters(), "");
    return List.copyOf(check.wrong);
  }

  private void value(Json value, Json.Obj schema, String path) {
    List<String> types = types(schema);
    boolean nullAllowed = value instanceof Json.Null && schema.isTrue("nullable");
    if (nullAllowed) {
      return;
    }
    if (!types.isEmpty() && types.stream().noneMatch(type -> is(value, type))) {
      add(path, value, String.join(" or ", types));
      return;
    }
    choice(value, schema, path);
    if (value instanceof Json.Obj object) {
      object(object, schema, path);
    } else if (value instanceof Json.Arr list) {
      list(list, schema, path);
    } else if (value instanceof Json.Num number) {
      number(number, schema, path);
    } else if (value instanceof Json.Str text) {
      text(text, schema, path);
    }
  }

  private static List<String> types(Json.Obj schema) {
    Optional<String> one = schema.text("type");
    return one.isPresent()
        ? List.of(one.get().toLowerCase(java.util.Locale.ROOT))
        : schema.items("type").stream()
            .flatMap(item -> item instanceof Json.Str s ? Optional.of(s.value()).stream() : null)
            .toList();
  }

  private static boolean is(Json value, String type) {
    return switch (type) {
      case "object" -> value instanceof Json.Obj;
      case "array" -> value instanceof Json.Arr;
      case "string" -> value instanceof Json.Str;
      case "number" -> value instanceof Json.Num;
      case "integer" -> value instanceof Json.Num n && isWhole(n.value());
      case "boolean" -> value instanceof Json.Bool;
      case "null" -> value instanceof Json.Null;
      default -> true;
    };
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private void choice(Json value, Json.Obj schema, String path) {
    List<Json> choices = schema.items("enum");
    if (!choices.isEmpty() && !choices.contains(value)) {
      add(path, value, Words.anyOf(choices.stream().map(Json::compact).toList()));
    }
    Optional<Json> only = schema.get("const");
    if (only.isPresent() && !only.get().equals(value)) {
      add(path, value, only.get().compact());
    }
  }

  private void object(Json.Obj object, Json.Obj schema, String path) {
    Optional<Json.Obj> properties = schema.obj("properties");
    for (Json name : schema.items("required")) {
      if (name instanceof Json.Str text && !object.members().containsKey(text.value())) {
        Optional<Json.Obj> missing = properties.flatMap(known -> known.obj(text.value()));
        String kind = missing.map(found -> String.join(" or ", types(found))).orElse("");
        say(
            below(path, text.value())
                + " is missing, expected "
                + (kind.isEmpty() ? "a value" : kind));
      }
    }
    Json others = schema.get("additionalProperties").orElse(Json.of(properties.isEmpty()));
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String at = below(path, member.getKey());
      Optional<Json> known = properties.flatMap(all -> all.get(member.getKey()));
      if (known.isPresent()) {
        if (known.get() instanceof Json.Obj inner) {
          value(member.getValue(), inner, at);
        }
      } else if (others instanceof Json.Obj inner) {
        value(member.getValue(), inner, at);
      } else if (others instanceof Json.Bool allowed && !allowed.value()) {
        say(at + " is not declared, expected " + declared(properties));
      }
    }
  }

  private static String declared(Optional<Json.Obj> properties) {
    return properties
        .filter(known -> !known.members().isEmpty())
        .map(known -> "only " + String.join(", ", known.members().keySet()))
        .orElse("nothing");
  }

  private void list(Json.Arr list, Json.Obj schema, String path) {
    int size = list.items().size();
    BigDecimal count = BigDecimal.valueOf(size);
    if (schema.number("minItems").filter(least -> count.compareTo(least) < 0).isPresent()) {
      say(here(path) + " has " + size + " items, expected at least " + plain(schema, "minItems"));
    }
    if (schema.number("maxItems").filter(most -> count.compareTo(most) > 0).isPresent()) {
      say(here(path) + " has " + size + " items, expected at most " + plain(schema, "maxItems"));
    }
    schema
        .obj("items")
        .ifPresent(
            inner -> {
              for (int i = 0; i < size && wrong.size() < MAX_MESSAGES; i++) {
                value(list.items().get(i), inner, path + "/" + i);
              }
            });
  }

  private void number(Json.Num number, Json.Obj schema, String path) {
    BigDecimal n = number.value();
    bound(schema, "minimum", least -> n.compareTo(least) >= 0, number, path, "at least ");
    bound(schema, "maximum", most -> n.compareTo(most) <= 0, number, path, "at most ");
    bound(schema, "exclusiveMinimum", least -> n.compareTo(least) > 0, number, path, "more than ");
    bound(schema, "exclusiveMaximum", most -> n.compareTo(most) < 0, number, path, "less than ");
  }

  private void bound(
      Json.Obj schema,
      String key,
      java.util.function.Predicate<BigDecimal> holds,
      Json value,
      String path,
      String words) {
    if (schema.number(key).filter(holds.negate()).isPresent()) {
      add(path, value, words + plain(schema, key));
    }
  }

  private void text(Json.Str text, Json.Obj schema, String path) {
    String value = text.value();
    BigDecimal length = BigDecimal.valueOf(value.codePointCount(0, value.length()));
    if (schema.number("minLength").filter(least -> length.compareTo(least) < 0).isPresent()) {
      add(path, text, "at least " + plain(schema, "minLength") + " characters");
    }
    if (schema.number("maxLength").filter(most -> length.compareTo(most) > 0).isPresent()) {
      add(path, text, "at most " + plain(schema, "maxLength") + " characters");
    }
    schema
        .text("pattern")
        .filter(pattern -> !matches(pattern, value))
        .ifPresent(pattern -> add(path, text, "text that matches " + Words.quote(pattern)));
  }

  /** Also true if the pattern is none, or gives no answer within its budget. */
  private static boolean matches(String pattern, String value) {
    if (value.length() > MAX_MATCHED) {
      return true;
    }
    try {
      return Pattern.compile(pattern).matcher(new Metered(value, new int[] {MATCH_BUDGET})).find();
    } catch (PatternSyntaxException | Metered.Exhausted e) {
      return true;
    }
  }

  private void add(String path, Json value, String expected) {
    say(here(path) + " is " + Words.describe(value) + ", expected " + expected);
  }

  private void say(String message) {
    if (wrong.size() < MAX_MESSAGES) {
      wrong.add(message);
    }
  }

  private static String plain(Json.Obj schema, String key) {
    return schema.number(key).map(BigDecimal::toString).orElse("");
  }

  private static String here(String path) {
    return path.isEmpty() ? "the call" : path;
  }

  private static String below(String path, String name) {
    String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    return path + "/" + shown.replace("~", "~0").replace("/", "~1");
  }

  /** Text that lets itself be looked at only so often: a pattern can take for ever. */
  private record Metered(String text, int[] left) implements CharSequence {
    /** The pattern looked too often. */
    private static final class Exhausted extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new Exhausted();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Metered(text.substring(start, end), left);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
