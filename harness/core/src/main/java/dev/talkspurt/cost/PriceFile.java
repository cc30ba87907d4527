package dev.talkspurt.cost;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads price lists: {@code prices:} and then, for each, {@code models} (a regular expression for
 * whole model ids), {@code validFrom}, {@code source} and {@code perMillion} with {@code input} and
 * {@code output} in US dollars by modality.
 */
public final class PriceFile {
  private static final Set<String> KEYS =
      Set.of("name", "models", "validFrom", "source", "perMillion");
  private static final String EXAMPLE =
      " (for example perMillion: { input: { TEXT: 0.75, AUDIO: 3.00 }, output: { AUDIO: 12.00 } })";

  private final List<Problem> problems = new ArrayList<>();

  private PriceFile() {}

  /** The lists of a file in YAML or JSON; throws {@link BadInput} with all that is wrong in it. */
  public static List<PriceList> read(Path file) {
    return lists(DocumentReader.yaml(file, file.toString()));
  }

  static List<PriceList> lists(Json document) {
    PriceFile reader = new PriceFile();
    List<PriceList> lists = new ArrayList<>();
    List<Json> items = document instanceof Json.Obj object ? object.items("prices") : List.of();
    if (items.isEmpty()) {
      reader.wrong(document.place(), "has no 'prices', expected a list of price lists");
    }
    items.forEach(item -> reader.list(item, lists));
    if (!reader.problems.isEmpty()) {
      throw new BadInput(reader.problems);
    }
    return List.copyOf(lists);
  }

  private void list(Json item, List<PriceList> lists) {
    if (!(item instanceof Json.Obj row)) {
      wrong(item.place(), "is a " + item.kind() + ", expected an object with models and prices");
      return;
    }
    for (String key : row.members().keySet()) {
      if (!KEYS.contains(key)) {
        wrong(
            row.keyPlaces().getOrDefault(key, row.place()),
            "unknown key '" + key + "', expected one of " + new java.util.TreeSet<>(KEYS));
      }
    }
    int before = problems.size();
    Pattern models = pattern(row);
    String from = day(row);
    String source = row.text("source").orElse("");
    if (source.isBlank()) {
      wrong(row.place(), "'source' is missing, expected where the prices were published");
    }
    Json.Obj perMillion = row.obj("perMillion").orElse(Json.object().build());
    Map<String, Double> input = rates(perMillion, "input", row);
    Map<String, Double> output = rates(perMillion, "output", row);
    if (problems.size() == before) {
      lists.add(
          new PriceList(
              row.text("name").orElse(models.pattern()), models, from, source, input, output));
    }
  }

  private Pattern pattern(Json.Obj row) {
    String text = row.text("models").orElse("");
    try {
      if (!text.isBlank()) {
        return Pattern.compile(text);
      }
      wrong(row.place(), "'models' is missing, expected a regular expression for model ids");
    } catch (PatternSyntaxException e) {
      wrong(placeOf(row, "models"), "'models' is no regular expression: " + e.getDescription());
    }
    return Pattern.compile("");
  }

  private String day(Json.Obj row) {
    String text = row.text("validFrom").orElse("");
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException e) {
      wrong(
          placeOf(row, "validFrom"),
          "'validFrom' is \"" + text + "\", expected the day of publication (2026-09-15)");
      return "";
    }
  }

  private Map<String, Double> rates(Json.Obj perMillion, String key, Json.Obj row) {
    Map<String, Double> rates = new TreeMap<>();
    Json.Obj given = perMillion.obj(key).orElse(Json.object().build());
    for (String modality : given.members().keySet()) {
      double usd = given.number(modality).map(Number::doubleValue).orElse(Double.NaN);
      if (usd >= 0 && usd <= 1e6) {
        rates.put(modality, usd);
      } else {
        wrong(
            given.members().get(modality).place(),
            "the price of " + modality + " is no number of US dollars for a million tokens");
      }
    }
    if (given.members().isEmpty()) {
      wrong(row.place(), "'perMillion." + key + "' is missing" + EXAMPLE);
    }
    return rates;
  }

  private static Place placeOf(Json.Obj row, String key) {
    return row.get(key).map(Json::place).orElse(row.place());
  }

  private void wrong(Place place, String message) {
    problems.add(new Problem(place, message));
  }
}
