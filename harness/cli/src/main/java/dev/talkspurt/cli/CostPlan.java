package dev.talkspurt.cli;

import dev.talkspurt.cost.CallShape;
import dev.talkspurt.cost.CallShape.Listening;
import dev.talkspurt.cost.Forecast;
import dev.talkspurt.cost.PriceList;
import dev.talkspurt.cost.TurnCost;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A planned month, per model. */
final class CostPlan {
  private static final String ROW = "%-50s %17s %17s %19s %11s%n";

  private final CallShape call;
  private final double calls;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String model, PriceList prices, Optional<Forecast> forecast) {}

  /** A plan for so many calls; throws {@link BadInput} for a model without a price. */
  CostPlan(CallShape call, double calls, List<PriceList> lists, List<String> models) {
    this.call = call;
    this.calls = calls;
    for (String model : models) {
      PriceList prices =
          PriceList.of(model, lists)
              .orElseThrow(
                  () ->
                      new BadInput(
                          "--model is \""
                              + model
                              + "\", expected one that a price list names (write your own and"
                              + " give it with --prices)"));
      rows.add(new Row(model, prices, Forecast.of(call, prices)));
    }
    if (models.isEmpty()) {
      lists.forEach(prices -> rows.add(new Row(prices.name(), prices, Forecast.of(call, prices))));
    }
  }

  int tell(Screen screen, boolean json, Optional<Path> out) {
    Json.Obj all = json();
    out.ifPresent(folder -> CostFiles.write(folder, all, picture()));
    if (json) {
      screen.out().print(all.pretty());
      screen.out().flush();
      return Main.PASSED;
    }
    print(screen.out());
    out.ifPresent(
        folder -> screen.out().println("cost.json and cost.svg: " + ShownPath.of(folder)));
    return Main.PASSED;
  }

  private String picture() {
    PriceList prices = rows.get(0).prices();
    List<TurnCost> turns =
        call.usage(Listening.SPEECH).stream().map(turn -> TurnCost.of(turn, prices)).toList();
    return CostFiles.picture("planned call on " + rows.get(0).model(), turns);
  }

  private void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%.0f calls of %.1f min, %d turns each; the caller speaks %.0f %%, the agent %.0f %% of the"
            + " time; %.0f tokens of instruction%s%n%n",
        calls,
        call.minutes(),
        call.turns(),
        100 * call.callerShare(),
        100 * call.agentShare(),
        call.instructionTokens(),
        call.compression()
            .map(
                limit ->
                    String.format(
                        Locale.ROOT,
                        "; context cut at %.0f to %.0f",
                        limit.triggerTokens(),
                        limit.targetTokens()))
            .orElse(""));
    out.printf(ROW, "model", "USD a call", "USD a minute", "USD a month", "billed once");
    for (Row row : rows) {
      out.printf(
          ROW,
          row.model(),
          row.forecast().map(f -> range(f.lowUsd(), f.highUsd(), 3)).orElse("unknown"),
          row.forecast()
              .map(f -> range(f.lowUsd() / call.minutes(), f.highUsd() / call.minutes(), 4))
              .orElse("unknown"),
          row.forecast()
              .map(f -> range(f.lowUsd() * calls, f.highUsd() * calls, 0))
              .orElse("unknown"),
          row.forecast().map(f -> number(f.onceUsd() * calls, 0)).orElse("unknown"));
    }
    out.printf(
        "%nLow: only speech counts as input, no transcripts. High: the whole line counts, and both"
            + " transcripts%nare billed as text (estimated). Billed once: a month if every second"
            + " were billed a single time, as%nprices by the minute suggest; the rest is context"
            + " that every turn carries again. List prices:%n");
    rows.stream()
        .map(row -> "  " + row.prices().source() + " (valid from " + row.prices().validFrom() + ")")
        .distinct()
        .forEach(out::println);
  }

  private static String range(double low, double high, int decimals) {
    return number(low, decimals) + "-" + number(high, decimals);
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private Json.Obj json() {
    List<Json.Obj> models = new ArrayList<>();
    for (Row row : rows) {
      Json.Builder model =
          Json.object()
              .put("model", row.model())
              .put("source", row.prices().source())
              .put("validFrom", row.prices().validFrom());
      Optional<Forecast> known = row.forecast();
      model
          .put("callUsd", known.map(f -> List.of(f.lowUsd(), f.highUsd())).orElse(null))
          .put(
              "monthUsd",
              known.map(f -> List.of(f.lowUsd() * calls, f.highUsd() * calls)).orElse(null))
          .put("monthBilledOnceUsd", known.map(f -> f.onceUsd() * calls).orElse(null));
      models.add(model.build());
    }
    return Json.object()
        .put("schema", "talkspurt.cost/1")
        .put("calls", calls)
        .put("minutes", call.minutes())
        .put("turns", call.turns())
        .put("callerShare", call.callerShare())
        .put("agentShare", call.agentShare())
        .put("instructionTokens", call.instructionTokens())
        .put("models", models)
        .build();
  }
}
