package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import dev.talkspurt.metric.FaultMeasure;
import dev.talkspurt.run.ControlPairs;
import java.util.List;

/** How calls fared with and without their faults. */
final class ControlsJson {
  private ControlsJson() {}

  static Json.Obj of(ControlPairs pairs) {
    Json.Builder byScenario = Json.object();
    pairs.byScenario().forEach((id, own) -> byScenario.put(id, figures(own).build()));
    return figures(pairs)
        .put("leftOut", pairs.leftOut())
        .put("byScenario", byScenario.build())
        .put(
            "pairs",
            pairs.pairs().stream()
                .map(
                    pair ->
                        Json.object()
                            .put("scenario", pair.faulty().scenario().id())
                            .put("control", pair.control().scenario().id())
                            .put("trial", pair.faulty().trial())
                            .put("passClean", pair.passClean())
                            .put("passFault", pair.passFault())
                            .put("cause", pair.cause())
                            .build())
                .toList())
        .build();
  }

  private static Json.Builder figures(ControlPairs pairs) {
    int n = pairs.pairs().size();
    List<FaultMeasure> able = pairs.faultsOfAble();
    return Json.object()
        .put("n", n)
        .put("passClean", n == 0 ? null : (double) pairs.passClean() / n)
        .put("passFault", n == 0 ? null : (double) pairs.passFault() / n)
        .put("deltaPass", n == 0 ? null : pairs.deltaPass())
        .put(
            "deltaPassCi", pairs.interval().map(ci -> List.of(ci.lower(), ci.upper())).orElse(null))
        .put("both", pairs.count("none"))
        .put("onlyClean", pairs.count("fault"))
        .put("onlyFault", pairs.count("chance"))
        .put("neither", pairs.count("base"))
        .put("faultsOfAble", able.size())
        .put("recoveredOfAble", able.stream().filter(FaultMeasure::recovered).count())
        .put("cleanOfAble", able.stream().filter(FaultMeasure::clean).count());
  }
}
