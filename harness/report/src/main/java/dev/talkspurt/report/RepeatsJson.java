package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.scenario.CleanControl;
import dev.talkspurt.scenario.ManualTwin;
import dev.talkspurt.stats.Repeats;
import dev.talkspurt.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How repeated trials fared: pass@k and pass^k of each scenario, then the mean over scenarios. Only
 * calls in which the bench failed are left out, and controls; whatever else did not pass counts
 * against the agent.
 */
final class RepeatsJson {
  private static final int MOST = 20;

  private RepeatsJson() {}

  private record Trials(int n, int passed) {}

  static Json.Obj of(List<CallResult> calls) {
    Map<String, Trials> byScenario = new TreeMap<>();
    for (CallResult call : calls) {
      if (call.verdict() != Verdict.INVALID_BENCH
          && !CleanControl.is(call.scenario())
          && !ManualTwin.is(call.scenario())) {
        int passed = call.verdict() == Verdict.PASSED ? 1 : 0;
        byScenario.merge(
            call.scenario().id(),
            new Trials(1, passed),
            (a, b) -> new Trials(a.n() + b.n(), a.passed() + b.passed()));
      }
    }
    Collection<Trials> all = byScenario.values();
    int fewest = all.stream().mapToInt(Trials::n).min().orElse(0);
    List<Double> any = new ArrayList<>();
    List<Double> every = new ArrayList<>();
    for (int k = 1; k <= Math.min(fewest, MOST); k++) {
      int of = k;
      any.add(
          all.stream().mapToDouble(t -> Repeats.any(t.n(), t.passed(), of)).average().orElse(0));
      every.add(
          all.stream().mapToDouble(t -> Repeats.all(t.n(), t.passed(), of)).average().orElse(0));
    }
    return Json.object()
        .put("scenarios", all.size())
        .put("trials", fewest)
        .put("passAny", any)
        .put("passAll", every)
        .build();
  }
}
