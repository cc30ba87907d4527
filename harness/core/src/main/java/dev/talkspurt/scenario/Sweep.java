package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Multiplies a scenario document: a list of values where one is expected, anywhere in what is said
 * of the caller, stands for as many scenarios.
 */
final class Sweep {
  static final int MAX_VARIANTS = 200;
  private static final int MAX_VALUES = 20;
  private static final int MAX_KEYS = 20;
  static final int MAX_ID = 80;

  /** Keys whose values are lists in themselves. */
  private static final Set<String> LISTS =
      Set.of("background", "line", "stalls", "gainSteps", "bandHz");

  /**
   * One of the scenarios.
   *
   * @param suffix of its id; empty without a sweep
   * @param parameters what it was given, by key
   * @param words what tells it from the others, for people
   */
  record Variant(Json document, String suffix, Map<String, String> parameters, List<String> words) {
    /** What is added to the title. */
    String titleSuffix() {
      return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }
  }

  /**
   * A list of values.
   *
   * @param path keys and list indices from the document's root
   * @param location {@code caller}, or the step: {@code step3}
   * @param inner how many elements of the path lead to the location
   */
  private record Axis(List<Object> path, String location, int inner, Json.Arr values) {
    String last() {
      return path.get(path.size() - 1).toString();
    }

    String located() {
      return location + "." + last();
    }

    /** Every key and index, counted from 1. */
    String full() {
      StringBuilder name = new StringBuilder(location);
      for (Object element : path.subList(inner, path.size())) {
        name.append('.').append(element instanceof Integer i ? String.valueOf(i + 1) : element);
      }
      return name.toString();
    }
  }

  private final List<Axis> axes = new ArrayList<>();
  private final List<Problem> problems;

  private Sweep(List<Problem> problems) {
    this.problems = problems;
  }

  /** The variants in order, the last list's values changing fastest; at least one. */
  static List<Variant> of(Json document, String id, List<Problem> problems) {
    Sweep sweep = new Sweep(problems);
    int before = problems.size();
    sweep.find(document);
    sweep.check(document);
    List<Variant> variants = List.of();
    if (problems.size() == before) {
      variants = sweep.variants(document);
      sweep.checkIds(variants, id);
    }
    return problems.size() == before ? variants : List.of(sweep.variant(document, 0, false));
  }

  private void find(Json document) {
    if (!(document instanceof Json.Obj scenario)) {
      return;
    }
    scenario.get("caller").ifPresent(caller -> walk(caller, List.of("caller"), "caller", 1));
    List<Json> script = scenario.items("script");
    for (int i = 0; i < script.size() && i < ScriptReader.MAX_STEPS; i++) {
      for (String key : List.of("with", "change")) {
        if (script.get(i) instanceof Json.Obj step && step.members().containsKey(key)) {
          walk(step.members().get(key), List.of("script", i, key), "step" + (i + 1), 3);
        }
      }
    }
  }

  private void walk(Json value, List<Object> path, String location, int inner) {
    if (!(value instanceof Json.Obj object)) {
      return;
    }
    object
        .members()
        .forEach(
            (key, member) -> {
              List<Object> here = and(path, key);
              if (!(member instanceof Json.Arr list)) {
                walk(member, here, location, inner);
              } else if (!LISTS.contains(key)) {
                if (!list.items().isEmpty() && list.items().stream().allMatch(Sweep::single)) {
                  axes.add(new Axis(here, location, inner, list));
                }
              } else {
                for (int i = 0; i < list.items().size(); i++) {
                  walk(list.items().get(i), and(here, i), location, inner);
                }
              }
            });
  }

  private static List<Object> and(List<Object> path, Object element) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(element);
    return longer;
  }

  private static boolean single(Json value) {
    return value instanceof Json.Str || value instanceof Json.Num || value instanceof Json.Bool;
  }

  private void check(Json document) {
    if (axes.size() > MAX_KEYS) {
      note(
          axes.get(MAX_KEYS).values().place(),
          "'%s' is the %sst list of values, expected at most %s in one file"
              .formatted(axes.get(MAX_KEYS).last(), MAX_KEYS + 1, MAX_KEYS));
      return;
    }
    long variants = 1;
    for (Axis axis : axes) {
      int values = axis.values().items().size();
      if (values > MAX_VALUES) {
        note(
            axis.values().place(),
            "'%s' is swept over %s values, expected at most %s"
                .formatted(axis.last(), values, MAX_VALUES));
        return;
      }
      variants *= values;
      if (variants > MAX_VARIANTS) {
        note(
            axis.values().place(),
            "the lists make %s or more scenarios of this one, expected at most %s (shorten one)"
                .formatted(variants, MAX_VARIANTS));
        return;
      }
      Set<String> seen = new HashSet<>();
      for (Json value : axis.values().items()) {
        if (!seen.add(idPart(value))) {
          note(
              value.place(),
              "'%s' is swept over %s twice, or over one with the same id, expected each value once"
                  .formatted(axis.last(), Words.describe(value)));
        }
      }
    }
    if (variants > 1 && variants * Substitution.size(document) > Variants.MAX_VALUES_IN_ALL) {
      note(axes.get(0).values().place(), Variants.tooLarge(variants));
    }
  }

  private void checkIds(List<Variant> variants, String id) {
    for (Variant variant : variants) {
      String whole = id + variant.suffix();
      if (!variant.suffix().isEmpty() && whole.length() > MAX_ID) {
        note(
            axes.get(0).values().place(),
            "a scenario of the sweep has the id %s, which has %s characters, expected at most %s"
                    .formatted(Words.quote(whole), whole.length(), MAX_ID)
                + " (shorten the file name)");
        return;
      }
    }
  }

  private void note(Place place, String message) {
    problems.add(new Problem(place, message));
  }

  private List<Variant> variants(Json document) {
    int count = 1;
    for (Axis axis : axes) {
      count *= axis.values().items().size();
    }
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      variants.add(variant(document, i, true));
    }
    return variants;
  }

  private Variant variant(Json document, int number, boolean named) {
    Json changed = document;
    int rest = number;
    List<String> values = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = axes.size() - 1; i >= 0; i--) {
      Axis axis = axes.get(i);
      List<Json> choices = axis.values().items();
      Json value = choices.get(rest % choices.size());
      rest /= choices.size();
      changed = replaced(changed, axis.path(), value);
      values.add(0, text(value));
      ids.add(0, "--" + word(name(axis)) + "-" + idPart(value));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; named && i < axes.size(); i++) {
      parameters.put(name(axes.get(i)), values.get(i));
    }
    List<String> words = new ArrayList<>();
    parameters.forEach((key, value) -> words.add(key + " " + value));
    return new Variant(changed, named ? String.join("", ids) : "", parameters, words);
  }

  /** As short as tells it from the others. */
  private String name(Axis axis) {
    if (axes.stream().filter(other -> other.last().equals(axis.last())).count() == 1) {
      return axis.last();
    }
    boolean told =
        axes.stream().filter(other -> other.located().equals(axis.located())).count() == 1;
    return told ? axis.located() : axis.full();
  }

  private static Json replaced(Json at, List<Object> path, Json value) {
    if (path.isEmpty()) {
      return value;
    }
    List<Object> rest = path.subList(1, path.size());
    if (at instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>(object.members());
      members.computeIfPresent(path.get(0).toString(), (key, was) -> replaced(was, rest, value));
      return new Json.Obj(members, object.keyPlaces(), object.place());
    }
    List<Json> items = new ArrayList<>(((Json.Arr) at).items());
    items.set((Integer) path.get(0), replaced(items.get((Integer) path.get(0)), rest, value));
    return new Json.Arr(items, at.place());
  }

  /** A value as reports name it. */
  static String text(Json value) {
    if (value instanceof Json.Num number) {
      return Words.plain(number.value());
    }
    return value instanceof Json.Str text ? text.value() : value.compact();
  }

  /** A value as part of an id. */
  static String idPart(Json value) {
    String text = text(value);
    boolean negative = value instanceof Json.Num && text.startsWith("-");
    String id = word((negative ? "minus" + text.substring(1) : text));
    return id.isEmpty() ? "x" : id;
  }

  /** Small letters, digits and hyphens; a decimal point becomes a {@code p}. */
  private static String word(String text) {
    return text.toLowerCase(java.util.Locale.ROOT)
        .replaceAll("(?<=[0-9])\\.(?=[0-9])", "p")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
