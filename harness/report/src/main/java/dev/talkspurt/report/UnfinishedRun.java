package dev.talkspurt.report;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.spi.AgentConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run that ended before all its calls were made: stopped, interrupted or killed. What was asked
 * of it is read from its {@code inputs/}; the calls it has made are scored from their recordings.
 * Not thread-safe.
 */
public final class UnfinishedRun {
  private static final String REMEDY = " (make the run again)";

  private final Path folder;
  private final RecordedInputs inputs;
  private final List<Scenario> scenarios = new ArrayList<>();

  private UnfinishedRun(Path folder, RecordedInputs inputs) {
    this.folder = folder;
    this.inputs = inputs;
    for (Json item : inputs.list().items("scenarios")) {
      if (item instanceof Json.Obj one) {
        one.text("id").ifPresent(id -> scenarios.add(inputs.scenario(id)));
      }
    }
  }

  /** Read what was asked of a run; throws {@link BadInput} if it cannot be known any more. */
  public static UnfinishedRun read(Path run) {
    RecordedRun.requireFolder(run);
    RecordedInputs inputs =
        RecordedInputs.of(run)
            .orElseThrow(
                () ->
                    RecordedRun.bad(
                        run.resolve(RunInputs.FOLDER),
                        "does not exist, expected copies of what the run is made of" + REMEDY));
    return new UnfinishedRun(run, inputs);
  }

  /** The name of the target it called. */
  public String target() {
    return inputs.list().obj("target").flatMap(target -> target.text("name")).orElse("simulated");
  }

  /**
   * What it was to do, in its own folder.
   *
   * @param target of the same name, from its file
   * @throws BadInput if the target or the bench would not make the same calls any more
   */
  public RunPlan plan(TargetFile target, String benchVersion) {
    Json.Obj asked = inputs.list();
    RunPlan plan =
        new RunPlan(
            asked.text("id").orElse(folder.getFileName().toString()),
            benchVersion,
            scenarios,
            target,
            number(asked, "repeat"),
            asked.number("seed").map(Number::longValue).orElse(1L),
            number(asked, "parallel"),
            overrides(),
            folder);
    String was = asked.text("configFingerprint").orElse("");
    if (!was.equals(plan.configFingerprint())) {
      throw RecordedRun.bad(
          folder,
          "was made with another configuration ("
              + was
              + ") than it would go on with ("
              + plan.configFingerprint()
              + "), expected the same target file and bench"
              + REMEDY);
    }
    return plan;
  }

  /** Whether its calls are made in virtual time. */
  public boolean virtualTime() {
    return inputs.list().isTrue("virtualTime");
  }

  /** The settings it was made with. */
  public Map<String, String> overrides() {
    return inputs.settings();
  }

  private static int number(Json.Obj asked, String key) {
    return Math.max(1, asked.number(key).map(Number::intValue).orElse(1));
  }

  /**
   * The calls it has made, scored. What an unfinished call left is put aside, beside its folder.
   *
   * @param capabilities of the protocol it calls by
   * @param notes gets what is odd about a call and was put up with
   */
  public List<CallResult> made(
      RunPlan plan, Set<AgentConnector.Capability> capabilities, List<String> notes) {
    List<CallResult> made = new ArrayList<>();
    for (Scenario scenario : plan.scenarios()) {
      for (int trial = 1; trial <= plan.repeat(); trial++) {
        Path call = folder.resolve("calls").resolve(scenario.id()).resolve(Integer.toString(trial));
        if (Files.isRegularFile(call.resolve("call.json"))) {
          RecordedCall recorded = RecordedCall.read(call);
          made.add(recorded.score(scenario, capabilities, notes).withoutRecordings());
        } else if (Files.exists(call)) {
          putAside(call);
        }
      }
    }
    return List.copyOf(made);
  }

  private static void putAside(Path call) {
    int number = 1;
    while (Files.exists(call.resolveSibling(call.getFileName() + "-unfinished-" + number))) {
      number++;
    }
    try {
      Files.move(call, call.resolveSibling(call.getFileName() + "-unfinished-" + number));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put " + call + " aside: " + e.getMessage(), e);
    }
  }
}
