package dev.talkspurt.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.document.Json;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatsJsonTest {
  @TempDir Path folder;

  private Json.Obj repeats(Verdict... verdicts) {
    List<CallResult> calls = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      calls.add(FakeCall.with(folder, calls.size() + 1, verdict, "because"));
    }
    return RepeatsJson.of(calls);
  }

  @Test
  void three_of_four_pass_once_surely_twice_every_other_time_and_never_four_times() {
    Json.Obj repeats = repeats(Verdict.PASSED, Verdict.FAILED, Verdict.PASSED, Verdict.PASSED);
    assertEquals(
        "{\"scenarios\":1,\"trials\":4,\"passAny\":[0.75,1.0,1.0,1.0],"
            + "\"passAll\":[0.75,0.5,0.25,0.0]}",
        repeats.compact());
  }

  @Test
  void only_calls_in_which_the_bench_failed_are_left_out() {
    Json.Obj repeats = repeats(Verdict.PASSED, Verdict.INVALID_BENCH, Verdict.PROVIDER_ERROR);
    assertEquals(
        "{\"scenarios\":1,\"trials\":2,\"passAny\":[0.5,1.0],\"passAll\":[0.5,0.0]}",
        repeats.compact());
  }

  @Test
  void without_a_call_there_is_no_figure() {
    assertEquals(
        "{\"scenarios\":0,\"trials\":0,\"passAny\":[],\"passAll\":[]}", repeats().compact());
  }
}
