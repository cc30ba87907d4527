package dev.talkspurt.cli;

import dev.talkspurt.cost.PriceList;
import dev.talkspurt.cost.TurnCost;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.report.CallBill;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The bill of a recorded run. */
final class CostBill {
  private static final String ROW = "  %5s %10s %10s %12s %10s %10s %12s %12s%n";

  private final List<CallBill> calls;
  private final List<PriceList> lists;
  private final List<String> problems;

  CostBill(List<CallBill> calls, List<PriceList> lists, List<String> problems) {
    this.calls = calls;
    this.lists = lists;
    this.problems = problems;
    if (calls.isEmpty()) {
      throw new BadInput(String.join("\n", problems));
    }
  }

  int tell(Screen screen, boolean json, Optional<Path> out) {
    Json.Obj all = json();
    out.ifPresent(folder -> CostFiles.write(folder, all, picture()));
    problems.forEach(problem -> screen.err().println(Terminal.plain(problem)));
    if (json) {
      screen.out().print(all.pretty());
      screen.out().flush();
    } else {
      print(screen.out());
      out.ifPresent(
          folder -> screen.out().println("cost.json and cost.svg: " + ShownPath.of(folder)));
    }
    boolean known = problems.isEmpty() && calls.stream().allMatch(call -> call.usd().isPresent());
    return known ? Main.PASSED : Main.INCONCLUSIVE;
  }

  private String picture() {
    CallBill longest =
        calls.stream().max(Comparator.comparing(call -> call.turns().size())).orElseThrow();
    return CostFiles.picture(longest.call() + ", turn by turn", longest.turns());
  }

  private void print(PrintWriter out) {
    for (CallBill call : calls) {
      out.println(
          Terminal.line(
              call.call()
                  + "  "
                  + call.model().orElse("no model")
                  + (call.simulated() ? "  simulated: nothing was billed; live it would be" : "")));
      if (!call.reason().isEmpty()) {
        out.println(Terminal.line("  unknown: " + call.reason()));
        continue;
      }
      out.printf(
          ROW,
          "turn",
          "text in",
          "audio in",
          "pictures in",
          "audio out",
          "thoughts",
          "USD",
          "USD so far");
      double sum = 0;
      for (int i = 0; i < call.turns().size(); i++) {
        TurnCost turn = call.turns().get(i);
        sum += turn.usd().orElseThrow();
        Map<String, Double> in = turn.tokens().prompt().byModality();
        out.printf(
            ROW,
            i + 1,
            count(in.getOrDefault("TEXT", 0.0)),
            count(in.getOrDefault("AUDIO", 0.0)),
            count(in.getOrDefault("VIDEO", 0.0) + in.getOrDefault("IMAGE", 0.0)),
            count(turn.speechTokens()),
            count(turn.tokens().thoughts()),
            usd(turn.usd().orElseThrow()),
            usd(sum));
      }
      double loose = call.turns().stream().mapToDouble(turn -> turn.tokens().unattributed()).sum();
      if (loose > 0) {
        out.println("  " + count(loose) + " tokens without modality are not in it");
      }
    }
    total(out, false);
    total(out, true);
    calls.stream()
        .flatMap(call -> call.model().flatMap(id -> PriceList.of(id, lists)).stream())
        .map(list -> "prices: " + list.source() + " (valid from " + list.validFrom() + ")")
        .distinct()
        .forEach(line -> out.println(Terminal.line(line)));
  }

  private void total(PrintWriter out, boolean simulated) {
    List<CallBill> own = calls.stream().filter(call -> call.simulated() == simulated).toList();
    List<CallBill> known = own.stream().filter(call -> call.usd().isPresent()).toList();
    if (own.isEmpty()) {
      return;
    }
    double sum = known.stream().mapToDouble(call -> call.usd().orElseThrow()).sum();
    out.printf(
        "%s: %s USD for %d of %d calls%s%n",
        simulated ? "simulated, not billed" : "live",
        known.isEmpty() ? "unknown" : usd(sum),
        known.size(),
        own.size(),
        known.size() < own.size() ? "; the others are unknown" : "");
  }

  private static String count(double tokens) {
    return Double.isNaN(tokens) ? "-" : String.format(Locale.ROOT, "%.0f", tokens);
  }

  private static String usd(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private Json.Obj json() {
    List<Json.Obj> all = new ArrayList<>();
    for (CallBill call : calls) {
      List<Json.Obj> turns =
          call.turns().stream()
              .map(
                  turn ->
                      Json.object()
                          .put("promptTokens", turn.tokens().prompt().byModality())
                          .put("responseTokens", turn.tokens().response().byModality())
                          .put("usd", nullable(turn.usd()))
                          .build())
              .toList();
      all.add(
          Json.object()
              .put("call", call.call())
              .putIfPresent("model", call.model())
              .put("simulated", call.simulated())
              .put("usd", nullable(call.usd()))
              .put("reason", call.reason())
              .put("turns", turns)
              .build());
    }
    return Json.object().put("schema", "talkspurt.bill/1").put("calls", all).build();
  }

  private static Double nullable(java.util.OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
