package dev.talkspurt.run;

import dev.talkspurt.detect.Detectors;
import dev.talkspurt.detect.Finding;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.verdict.Judge;
import dev.talkspurt.verdict.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is said of a call: a pure function of what was recorded of it, whether at the end of the
 * call or years later.
 *
 * @param usage the sum of the tokens that were reported; empty if none were
 */
public record Score(
    Measurements measurements,
    Judgement judgement,
    List<Finding> findings,
    Optional<Json.Obj> usage) {
  public Score {
    findings = List.copyOf(findings);
  }

  /**
   * Measure, judge and search a call.
   *
   * @param capabilities what the protocol it was made by can tell
   */
  public static Score of(CallEvidence call, Set<AgentConnector.Capability> capabilities) {
    Measurements measured = MeasureCall.measure(call);
    Judgement judgement = Judge.judge(call.scenario(), call.timeline(), measured, capabilities);
    return new Score(
        MeasureCall.concluded(measured, judgement.verdict().passed()),
        judgement,
        Detectors.search(call, measured),
        Usage.total(call.timeline().usage()));
  }
}
