package dev.talkspurt.metric;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What tokens cost in US dollars, by model and modality.
 *
 * @param models whole model ids, without {@code models/}
 * @param validFrom the day they were published
 * @param source where
 */
record Prices(
    Pattern models,
    String validFrom,
    String source,
    Map<String, Double> input,
    Map<String, Double> output) {
  private static final double PER = 1e6;
  private static final List<Prices> KNOWN = read("prices.json");

  /** The prices of a model; of several lists the one published last. */
  static Optional<Prices> of(String model) {
    return KNOWN.stream()
        .filter(prices -> prices.models.matcher(model).matches())
        .max(java.util.Comparator.comparing(Prices::validFrom));
  }

  /** Cost of tokens that went in; empty if there is no price for one of their modalities. */
  Optional<Double> ofInput(Map<String, Double> tokens) {
    return cost(tokens, input);
  }

  /** Cost of tokens that came out, likewise. */
  Optional<Double> ofOutput(Map<String, Double> tokens) {
    return cost(tokens, output);
  }

  private static Optional<Double> cost(Map<String, Double> tokens, Map<String, Double> prices) {
    double sum = 0;
    for (Map.Entry<String, Double> part : tokens.entrySet()) {
      if (part.getValue() > 0 && !prices.containsKey(part.getKey())) {
        return Optional.empty();
      }
      sum += Math.max(0, part.getValue()) / PER * prices.getOrDefault(part.getKey(), 0.0);
    }
    return Optional.of(sum);
  }

  private static List<Prices> read(String resource) {
    try (InputStream in = Prices.class.getResourceAsStream(resource)) {
      Json.Obj file =
          (Json.Obj) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
      List<Prices> all = new ArrayList<>();
      for (Json item : file.items("prices")) {
        Json.Obj row = (Json.Obj) item;
        Json.Obj perMillion = row.obj("perMillion").orElseThrow();
        all.add(
            new Prices(
                Pattern.compile(row.text("models").orElseThrow()),
                row.text("validFrom").orElseThrow(),
                row.text("source").orElseThrow(),
                rates(perMillion.obj("input").orElseThrow()),
                rates(perMillion.obj("output").orElseThrow())));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Double> rates(Json.Obj object) {
    Map<String, Double> rates = new TreeMap<>();
    object
        .members()
        .keySet()
        .forEach(
            key -> rates.put(key, object.number(key).map(BigDecimal::doubleValue).orElseThrow()));
    return rates;
  }
}
