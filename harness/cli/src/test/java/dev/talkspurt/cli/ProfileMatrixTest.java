package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.detect.Finding;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Metrics;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.run.CallResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Our client with every profile: the same conversation, whatever its shape on the wire. */
class ProfileMatrixTest {
  private static final double EXACT_MS = 2;

  /** The agent's voice is noise here, which ends as if it had been broken off. */
  private static final String OF_NOISE = "truncatedAudio";

  @TempDir private Path folder;

  private final List<Executable> checks = new ArrayList<>();
  private final StringBuilder table =
      new StringBuilder(
          String.format(
              "%n%-20s %-13s %-12s %5s %5s %7s %9s %9s%n",
              "PROFILE", "CALL", "VERDICT", "ENDS", "CUTS", "CALLS", "MESSAGES", "OFF MS"));

  private void check(String where, String what, Object expected, Object seen) {
    checks.add(() -> assertEquals(expected, seen, where + ": " + what));
  }

  /** Readings of a metric end where the agent truly was; returns how far off they are. */
  private double exact(String where, CallResult call, String metric, List<Double> trueMs) {
    List<Reading> found = call.measurements().readingsOf(Metrics.find(metric).orElseThrow());
    checks.add(() -> assertFalse(found.isEmpty(), where + ": " + metric + " was not read"));
    check(where, "readings of " + metric, trueMs.size(), found.size());
    double worst = 0;
    for (int i = 0; i < Math.min(trueMs.size(), found.size()); i++) {
      double off = Math.abs(found.get(i).endMs() - trueMs.get(i));
      worst = Math.max(worst, off);
      checks.add(() -> assertEquals(0, off, EXACT_MS, where + ": " + metric));
    }
    return worst;
  }

  /** What must hold of every call, and a line about it. */
  private void common(String where, String kind, CallResult call, double offMs) {
    long received = ProfileCalls.received(call);
    int sent = (int) ProfileCalls.truth(call, "messagesSent", "count").get(0).doubleValue();
    check(
        where,
        "verdict " + call.reasons(),
        "passed",
        call.verdict().name().toLowerCase(Locale.ROOT));
    check(where, "attribution", "none", call.attribution().name().toLowerCase(Locale.ROOT));
    check(where, "errors", 0L, ProfileCalls.signals(call, "error"));
    check(where, "unknown messages", 0L, ProfileCalls.signals(call, "unknown"));
    check(where, "messages in the journal", (long) sent, received);
    check(
        where,
        "findings",
        List.of(),
        call.findings().stream()
            .map(Finding::detector)
            .map(d -> d.id())
            .filter(id -> !id.equals(OF_NOISE))
            .toList());
    long calls = call.journal().stream().filter(JournalEntry.ToolCalled.class::isInstance).count();
    table.append(
        String.format(
            Locale.ROOT,
            "%-20s %-13s %-12s %5d %5d %7d %9d %9.3f%n",
            where.split(" ")[0],
            kind,
            call.verdict(),
            ProfileCalls.signals(call, "turnEnd"),
            ProfileCalls.signals(call, "interrupted"),
            calls,
            received,
            offMs));
  }

  private CallResult call(
      ProfileCalls.Model model, String kind, String does, dev.talkspurt.scenario.Step... steps) {
    return new ProfileCalls(folder.resolve(model.profile() + "-" + kind)).run(model, does, steps);
  }

  @Test
  void every_profile_is_measured_as_it_truly_was() {
    for (ProfileCalls.Model model : ProfileCalls.MODELS) {
      spoken(model);
      tool(model);
      interruption(model);
    }
    System.out.println(table);
    assertAll(checks);
  }

  private void spoken(ProfileCalls.Model model) {
    String where = model.profile() + " spoken";
    CallResult call =
        call(
            model,
            "spoken",
            ProfileCalls.SAYS,
            ProfileCalls.say(),
            ProfileCalls.say(),
            ProfileCalls.hangUp());
    double off =
        exact(
            where, call, "V2V_SPEECH", ProfileCalls.truthMs(call, "firstPacketSent", "audibleNs"));
    check(where, "turns", 2, call.measurements().turns().size());
    check(where, "ends of turns", 2L, ProfileCalls.signals(call, "turnEnd"));
    common(where, "spoken", call, off);
  }

  private void tool(ProfileCalls.Model model) {
    String where = model.profile() + " tool";
    CallResult call =
        call(model, "tool", ProfileCalls.LOOKS_UP, ProfileCalls.ask("nine"), ProfileCalls.hangUp());
    List<Double> audible = ProfileCalls.truthMs(call, "firstPacketSent", "audibleNs");
    check(where, "lines", 2, audible.size());
    double off = 0;
    if (audible.size() == 2) {
      off = exact(where, call, "TTFILLER", audible.subList(0, 1));
      off = Math.max(off, exact(where, call, "TTANSWER", audible.subList(1, 2)));
    }
    boolean twice = Set.of("3.8", "vertex-half-cascade").contains(model.profile());
    check(where, "ends of turns", twice ? 2L : 1L, ProfileCalls.signals(call, "turnEnd"));
    check(where, "answers of tools", 1, ProfileCalls.truth(call, "toolAnswered", "t").size());
    common(where, "tool", call, off);
  }

  private void interruption(ProfileCalls.Model model) {
    String where = model.profile() + " interruption";
    CallResult call =
        call(
            model,
            "interruption",
            ProfileCalls.SAYS,
            ProfileCalls.say(),
            ProfileCalls.cutIn(),
            ProfileCalls.hangUp());
    check(where, "probes", 1, call.measurements().probes().size());
    check(where, "outcome", "yielded", call.measurements().probes().get(0).outcome());
    check(where, "interruptions", 1L, ProfileCalls.signals(call, "interrupted"));
    List<Double> cuts = ProfileCalls.truthMs(call, "interruptedSent", "t");
    ProbeMeasure probe = call.measurements().probes().get(0);
    double off = Math.abs(probe.onsetMs() + probe.stopMs() - cuts.get(0));
    checks.add(() -> assertEquals(0, off, EXACT_MS, where + ": the stop"));
    common(where, "interruption", call, off);
  }
}
