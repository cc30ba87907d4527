package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Multiplies a scenario document by the rows of its {@code table}. */
final class Table {
  static final String KEY = "table";

  private static final String ROW = "row";
  private static final int MAX_ROWS = 200;
  private static final int MAX_COLUMNS = 30;
  private static final int SHOWN = 60;
  private static final String EXAMPLE = "- { number: \"4271\", status: shipped }";

  private final Json.Obj scenario;
  private final List<Problem> problems;

  private Table(Json.Obj scenario, List<Problem> problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  /**
   * The document once for each row, in order, filled and without the table; none if the table is
   * wrong. A document without a table is one.
   *
   * @param told gets the places of values that have been told to be wrong
   */
  static List<Sweep.Variant> rows(
      Json document, String id, List<Problem> problems, Set<Place> told) {
    if (!(document instanceof Json.Obj scenario) || !scenario.members().containsKey(KEY)) {
      String none = "in a scenario file without a table";
      told.addAll(new Substitution.Uses(List.of(), none, problems).in(document).places());
      Json filled = new Substitution(Map.of()).fill(document);
      return List.of(new Sweep.Variant(filled, "", Map.of(), List.of()));
    }
    Table table = new Table(scenario, problems);
    int before = problems.size();
    List<Json.Obj> rows = table.read();
    if (problems.size() > before) {
      return List.of();
    }
    Json body = table.body();
    if (rows.size() > 1
        && (long) rows.size() * Substitution.size(body) > Variants.MAX_VALUES_IN_ALL) {
      table.note(scenario.members().get(KEY).place(), Variants.tooLarge(rows.size()));
      return List.of();
    }
    table.checkUses(rows.get(0), body, told);
    return table.variants(rows, body, id);
  }

  private Json body() {
    Map<String, Json> members = new LinkedHashMap<>(scenario.members());
    members.remove(KEY);
    return new Json.Obj(members, scenario.keyPlaces(), scenario.place());
  }

  private List<Json.Obj> read() {
    List<Json.Obj> rows = new ArrayList<>();
    Json given = scenario.members().get(KEY);
    boolean list = given instanceof Json.Arr all && !all.items().isEmpty();
    if (!list) {
      note(given.place(), "'table' is " + Words.describe(given) + rowsExpected());
      return rows;
    }
    List<Json> items = ((Json.Arr) given).items();
    if (items.size() > MAX_ROWS) {
      note(given.place(), "'table' has " + items.size() + " rows, expected at most " + MAX_ROWS);
      return rows;
    }
    for (Json item : items) {
      if (item instanceof Json.Obj row && !row.members().isEmpty()) {
        checkRow(row, rows.isEmpty() ? row : rows.get(0));
        rows.add(row);
      } else {
        note(item.place(), "row is " + Words.describe(item) + rowsExpected());
      }
    }
    return rows;
  }

  private static String rowsExpected() {
    return ", expected objects of texts and numbers, all with the same keys (for example "
        + EXAMPLE
        + ")";
  }

  private void checkRow(Json.Obj row, Json.Obj first) {
    if (row.members().size() > MAX_COLUMNS) {
      note(row.place(), "row has more than " + MAX_COLUMNS + " columns");
      return;
    }
    for (String key : first.members().keySet()) {
      if (!row.members().containsKey(key)) {
        note(row.place(), "row has no '" + key + "', expected the keys of the first row");
      }
    }
    row.members()
        .forEach(
            (key, cell) -> {
              if (!key.matches(Substitution.NAME)) {
                String is = "column is " + Words.quote(key);
                note(row.keyPlace(key), is + ", expected a letter, then letters, digits, - and _");
              } else if (!first.members().containsKey(key)) {
                Set<String> known = first.members().keySet();
                note(
                    row.keyPlace(key),
                    "unknown key " + Words.unknown(key, "in this row, not in the first", known));
              }
              checkCell(key, cell);
            });
  }

  private void checkCell(String key, Json cell) {
    if (cell instanceof Json.Str text) {
      if (!text.value().isBlank()) {
        Section.text(cell, "'" + key + "'", Section.MAX_TEXT, problems);
      }
    } else if (!(cell instanceof Json.Num) && !(cell instanceof Json.Bool)) {
      note(
          cell.place(),
          "'%s' is %s, expected text, a number, true or false"
              .formatted(key, Words.describe(cell)));
    }
  }

  private void checkUses(Json.Obj first, Json body, Set<Place> told) {
    Set<String> columns = first.members().keySet();
    Substitution.Uses uses =
        new Substitution.Uses(columns, "in the scenario file", problems).in(body);
    told.addAll(uses.places());
    for (String column : columns) {
      if (!uses.names().contains(column) && !column.equals(ROW)) {
        Place place = first.keyPlace(column);
        told.add(place);
        note(
            place,
            "column '%s' is used nowhere, expected a value $%s in the file (remove the column)"
                .formatted(column, column));
      }
    }
  }

  private List<Sweep.Variant> variants(List<Json.Obj> rows, Json body, String id) {
    List<Sweep.Variant> variants = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    for (Json.Obj row : rows) {
      String naming =
          row.members().containsKey(ROW) ? ROW : row.members().keySet().iterator().next();
      Json name = row.members().get(naming);
      String suffix = "--" + Sweep.idPart(name);
      checkId(id + suffix, name, taken.putIfAbsent(suffix, variants.size() + 1));
      Map<String, String> parameters = new LinkedHashMap<>();
      row.members().forEach((key, cell) -> parameters.put(key, Sweep.text(cell)));
      String shown = shown(parameters.get(naming));
      variants.add(
          new Sweep.Variant(
              new Substitution(row.members()).fill(body),
              suffix,
              parameters,
              List.of(naming.equals(ROW) ? shown : naming + " " + shown)));
    }
    return variants;
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(SHOWN).forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > SHOWN ? shown.append('…').toString() : text;
  }

  private void checkId(String id, Json name, Integer earlier) {
    String remedy = " (add a column 'row' with short names of their own)";
    if (earlier != null) {
      note(
          name.place(),
          "row has the id %s, as row %s has, expected one of its own"
                  .formatted(Words.quote(id), earlier)
              + remedy);
    } else if (id.length() > Sweep.MAX_ID) {
      note(
          name.place(),
          "row has the id %s, which has %s characters, expected at most %s"
                  .formatted(Words.quote(id), id.length(), Sweep.MAX_ID)
              + remedy);
    }
  }

  private void note(Place place, String message) {
    problems.add(new Problem(place, message));
  }
}
