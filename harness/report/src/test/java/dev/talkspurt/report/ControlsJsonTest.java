package dev.talkspurt.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.document.Json;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.ControlPairs;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlsJsonTest {
  private static CallResult call(int trial, Verdict verdict) {
    return FakeCall.with(Path.of("run"), trial, verdict, "because");
  }

  private static List<CallResult> pair(int trial, Verdict faulty, Verdict control) {
    return List.of(call(trial, faulty), FakeCall.control(call(trial, control)));
  }

  private static Json.Obj of(List<List<CallResult>> pairs) {
    List<CallResult> calls = new ArrayList<>();
    pairs.forEach(calls::addAll);
    return ControlsJson.of(ControlPairs.of(calls));
  }

  @Test
  void compares_each_trial_with_its_control() {
    Json.Obj controls =
        of(
            List.of(
                pair(1, Verdict.FAILED, Verdict.PASSED),
                pair(2, Verdict.PASSED, Verdict.PASSED),
                pair(3, Verdict.FAILED, Verdict.FAILED),
                pair(4, Verdict.INCONCLUSIVE, Verdict.PASSED)));
    assertEquals(3, controls.number("n").orElseThrow().intValue());
    assertEquals(1, controls.number("leftOut").orElseThrow().intValue());
    assertEquals(2.0 / 3, controls.number("passClean").orElseThrow().doubleValue(), 1e-9);
    assertEquals(1.0 / 3, controls.number("passFault").orElseThrow().doubleValue(), 1e-9);
    assertEquals(1.0 / 3, controls.number("deltaPass").orElseThrow().doubleValue(), 1e-9);
    assertEquals(1, controls.number("onlyClean").orElseThrow().intValue());
    assertEquals(1, controls.number("neither").orElseThrow().intValue());
    assertEquals(
        List.of("fault", "none", "base"),
        controls.items("pairs").stream()
            .map(pair -> ((Json.Obj) pair).text("cause").orElseThrow())
            .toList());
    // What failed without the fault as well tells nothing of recovery.
    assertEquals(2, controls.number("faultsOfAble").orElseThrow().intValue());
  }

  @Test
  void has_no_figures_without_pairs() {
    Json.Obj controls = ControlsJson.of(ControlPairs.of(List.of(call(1, Verdict.PASSED))));
    assertEquals(0, controls.number("n").orElseThrow().intValue());
    assertEquals(Json.object().put("x", null).build().get("x"), controls.get("deltaPass"));
  }
}
