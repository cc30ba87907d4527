package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells what became of the figures of a call or a run, by comparing its result files. Keys that
 * only one of the two has are of another version of the format, and no change. Pure.
 */
final class ScoreChanges {
  private static final List<String> FIGURES =
      List.of("value", "p50", "n", "missing", "valueCi", "min", "p50Ci", "p90", "p95", "max");

  /** What is compared by its definitions, or says who scored. */
  private static final Set<String> NOT_PLAIN =
      Set.of(
          "schema",
          "bench",
          "verdict",
          "verdicts",
          "attribution",
          "reasons",
          "checks",
          "metrics",
          "readings",
          "findings",
          "detectors",
          "rescored",
          "calls",
          "repeats",
          "settings");

  private final Json.Obj before;
  private final Json.Obj after;
  private final Set<String> knownDetectors;
  private final List<ScoreChange> changes = new ArrayList<>();
  private boolean redefined;

  private ScoreChanges(Json.Obj before, Json.Obj after, Set<String> knownDetectors) {
    this.before = before;
    this.after = after;
    this.knownDetectors = knownDetectors;
  }

  /**
   * From one call.json or run.json to the other.
   *
   * @param knownDetectors definitions of the detectors that had searched the call before
   */
  static List<ScoreChange> of(Json.Obj before, Json.Obj after, Set<String> knownDetectors) {
    ScoreChanges comparison = new ScoreChanges(before, after, knownDetectors);
    comparison.metrics();
    comparison.readings();
    comparison.findings();
    comparison.rest();
    return List.copyOf(comparison.changes);
  }

  private void metrics() {
    Map<String, Json> old = members(before, "metrics");
    Map<String, Json> made = members(after, "metrics");
    for (String id : union(old.keySet(), made.keySet())) {
      Json.Obj was = object(old.get(id));
      Json.Obj is = object(made.get(id));
      String from = was.text("definition").orElse("");
      String to = is.text("definition").orElse("");
      redefined |= !from.isEmpty() && !to.isEmpty() && !from.equals(to);
      if (from.equals(to)) {
        differing(was, is)
            .ifPresent(
                key -> changes.add(ScoreChange.unexplained(id, shown(was, key), shown(is, key))));
      } else if (!from.isEmpty() && !to.isEmpty()) {
        String why = "definition changed (" + from + " -> " + to + ")";
        changes.add(ScoreChange.because(why, id, shown(was, ""), shown(is, "")));
      } else {
        oneSided(id, was, is, old, made);
      }
    }
  }

  /** A part of a metric that comes or goes is explained only if the metric itself is another. */
  private void oneSided(
      String id, Json.Obj was, Json.Obj is, Map<String, Json> old, Map<String, Json> made) {
    boolean appeared = was.members().isEmpty();
    String whole = id.contains(".") ? id.substring(0, id.indexOf('.')) : id;
    String from = object(old.get(whole)).text("definition").orElse("");
    String to = object(made.get(whole)).text("definition").orElse("");
    if (!id.equals(whole) && from.equals(to)) {
      changes.add(ScoreChange.unexplained(id, shown(was, ""), shown(is, "")));
    } else if (!appeared || measured(is)) {
      String why = appeared ? "new metric" : "metric gone";
      changes.add(ScoreChange.because(why, id, shown(was, ""), shown(is, "")));
    }
  }

  private static boolean measured(Json.Obj metric) {
    return metric.number("n").map(n -> n.signum() > 0).orElse(false);
  }

  private static Optional<String> differing(Json.Obj was, Json.Obj is) {
    return Stream.concat(FIGURES.stream(), Stream.of("unit", "lowerIsBetter", "note"))
        .filter(key -> was.get(key).isPresent() && is.get(key).isPresent())
        .filter(key -> !was.get(key).equals(is.get(key)))
        .findFirst();
  }

  /** The figure of a metric: what differs, else the one that speaks for it. */
  private static String shown(Json.Obj metric, String key) {
    if (metric.members().isEmpty()) {
      return "-";
    }
    String unit = metric.text("unit").filter(text -> !text.equals("1")).orElse("");
    boolean plain = key.isEmpty() || key.equals("value") || key.equals("p50");
    for (String name : plain ? List.of("value", "p50") : List.of(key)) {
      if (metric.get(name).filter(value -> !(value instanceof Json.Null)).isPresent()) {
        String figure = metric.get(name).get().compact();
        boolean counts = key.equals("n") || key.equals("missing");
        return ((plain ? "" : key + " ") + figure + " " + (counts ? "" : unit)).strip();
      }
    }
    return (plain ? "no figure" : key + " null") + count(metric);
  }

  private static String count(Json.Obj metric) {
    return metric.number("n").map(n -> " (n " + n.toPlainString() + ")").orElse("");
  }

  private void readings() {
    Map<String, List<Json>> old = by("metric", before.items("readings"));
    Map<String, List<Json>> made = by("metric", after.items("readings"));
    Set<String> had = definitions(before);
    Set<String> has = definitions(after);
    for (String definition : union(old.keySet(), made.keySet())) {
      boolean shared = had.contains(definition) && has.contains(definition);
      List<Json> was = old.getOrDefault(definition, List.of());
      List<Json> is = made.getOrDefault(definition, List.of());
      String id = definition.replaceFirst("/\\d+$", "");
      boolean told = changes.stream().anyMatch(change -> change.of().equals(id));
      ChangedParts parts =
          ChangedParts.of(new Json.Arr(was, Place.NONE), new Json.Arr(is, Place.NONE));
      if (shared && !told && !parts.none()) {
        changes.add(
            was.size() == is.size()
                ? ScoreChange.unexplained(
                    id, "readings" + parts.before(), "readings" + parts.after())
                : ScoreChange.unexplained(id, was.size() + " readings", is.size() + " readings"));
      }
    }
  }

  private static Set<String> definitions(Json.Obj result) {
    Set<String> all = new LinkedHashSet<>();
    members(result, "metrics")
        .values()
        .forEach(metric -> object(metric).text("definition").ifPresent(all::add));
    return all;
  }

  private void findings() {
    Map<String, List<Json>> old = by("detector", before.items("findings"));
    Map<String, List<Json>> made = by("detector", after.items("findings"));
    Set<String> has = new LinkedHashSet<>();
    dev.talkspurt.detect.Detectors.all().forEach(detector -> has.add(detector.definition()));
    for (String detector : union(old.keySet(), made.keySet())) {
      int was = old.getOrDefault(detector, List.of()).size();
      int is = made.getOrDefault(detector, List.of()).size();
      boolean same =
          agree(
              old.getOrDefault(detector, List.of()).stream().map(ScoreChanges::place).toList(),
              made.getOrDefault(detector, List.of()).stream().map(ScoreChanges::place).toList());
      boolean had = was > 0 || knownDetectors.contains(detector);
      if (had && has.contains(detector) && !same) {
        changes.add(ScoreChange.unexplained(detector, was + " found", is + " found"));
      } else if (!same) {
        String why = is > 0 ? "new detector or rule" : "detector or rule gone";
        changes.add(ScoreChange.because(why, detector, was + " found", is + " found"));
      }
    }
  }

  /** What a finding is about; its words may be put better. */
  private static Json place(Json finding) {
    Json.Builder out = Json.object();
    for (String key : List.of("atMs", "endMs", "of", "evidence")) {
      out.putIfPresent(key, object(finding).get(key));
    }
    return out.build();
  }

  /** Where definitions changed, what they are made of may differ; where none did, nothing may. */
  private void rest() {
    before
        .members()
        .forEach(
            (key, was) -> {
              Json is = after.members().get(key);
              if (is == null || NOT_PLAIN.contains(key)) {
                return;
              }
              ChangedParts parts = ChangedParts.of(was, is);
              if (!parts.none()) {
                ScoreChange change = ScoreChange.unexplained(key, parts.before(), parts.after());
                changes.add(redefined ? change.explainedBy("definitions changed") : change);
              }
            });
  }

  private static boolean agree(List<Json> one, List<Json> other) {
    return ChangedParts.of(new Json.Arr(one, Place.NONE), new Json.Arr(other, Place.NONE)).none();
  }

  private static Map<String, List<Json>> by(String key, List<Json> items) {
    Map<String, List<Json>> groups = new TreeMap<>();
    for (Json item : items) {
      String group = object(item).text(key).orElse("");
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(item);
    }
    return groups;
  }

  private static Map<String, Json> members(Json.Obj result, String key) {
    return result.obj(key).map(Json.Obj::members).orElse(Map.of());
  }

  private static Json.Obj object(Json value) {
    return value instanceof Json.Obj object ? object : Json.object().build();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}
