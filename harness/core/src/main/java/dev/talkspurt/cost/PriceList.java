package dev.talkspurt.cost;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a million tokens of some models cost in US dollars, by modality. Immutable.
 *
 * @param name what tables call them
 * @param models whole model ids, without {@code models/}
 * @param validFrom the day they were published, such as {@code 2026-09-15}
 * @param source where
 * @param input by {@code TEXT}, {@code AUDIO} …, of what goes in
 * @param output likewise of what comes out
 */
public record PriceList(
    String name,
    Pattern models,
    String validFrom,
    String source,
    Map<String, Double> input,
    Map<String, Double> output) {
  private static final double PER = 1e6;
  private static final List<PriceList> KNOWN = read("prices.json");

  public PriceList {
    input = Collections.unmodifiableMap(new TreeMap<>(input));
    output = Collections.unmodifiableMap(new TreeMap<>(output));
  }

  /** All lists that come with the bench. */
  public static List<PriceList> known() {
    return KNOWN;
  }

  /** The prices of a model among the lists that come with the bench. */
  public static Optional<PriceList> of(String model) {
    return of(model, KNOWN);
  }

  /** The prices of a model; of several lists the one published last. */
  public static Optional<PriceList> of(String model, List<PriceList> among) {
    String id = model.substring(model.lastIndexOf('/') + 1);
    return among.stream()
        .filter(prices -> prices.models.matcher(id).matches())
        .max(Comparator.comparing(PriceList::validFrom));
  }

  /** Cost of tokens that went in; empty if there is no price for one of their modalities. */
  public Optional<Double> ofInput(Map<String, Double> tokens) {
    return cost(tokens, input);
  }

  /** Cost of tokens that came out, likewise. */
  public Optional<Double> ofOutput(Map<String, Double> tokens) {
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

  private static List<PriceList> read(String resource) {
    try (InputStream in = PriceList.class.getResourceAsStream(resource)) {
      Json file = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
      return PriceFile.lists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadInput e) {
      throw new IllegalStateException(e);
    }
  }
}
