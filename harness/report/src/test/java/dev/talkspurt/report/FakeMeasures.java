package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import dev.talkspurt.metric.FaultMeasure;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.spoken.Mention;
import dev.talkspurt.spoken.Reading;
import dev.talkspurt.spoken.SpokenStatement;
import dev.talkspurt.spoken.SpokenStatement.Agreement;
import dev.talkspurt.spoken.SpokenStatement.Echo;
import dev.talkspurt.spoken.Utterance.Heard;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** What was measured in the made-up call. */
final class FakeMeasures {
  private static final double NONE = Double.NaN;

  private FakeMeasures() {}

  static Measurements of(String lastAnswer) {
    TurnMeasure first =
        new TurnMeasure(
            "u1",
            1,
            FakeTimeline.FIRST,
            true,
            false,
            true,
            false,
            5950,
            7120,
            9720,
            1170,
            1070,
            100,
            380,
            480,
            310,
            FakeTimeline.SLOTS,
            "I need to reschedule my appointment for Tuesday");
    TurnMeasure second =
        new TurnMeasure(
            "u2",
            2,
            FakeTimeline.SECOND,
            true,
            false,
            true,
            false,
            10_900,
            12_600,
            15_800,
            1700,
            1600,
            100,
            400,
            590,
            230.0000004,
            lastAnswer,
            "the after noon won please");
    ProbeMeasure probe =
        new ProbeMeasure(
            "u2", 2, "interrupt", true, "", 9400, 2280, 5500, 310, 320, 5500, 320, "yielded");
    return new Measurements(
        List.of(first, second),
        List.of(probe),
        List.of(
            tool("c1", "find_slots", 1, true, "", 6330, 6640, ""),
            tool("c2", "book_slot", 2, true, "", 11_300, 11_320, "error"),
            tool("c3", "book_slot", 2, false, "DUPLICATE", 11_800, 12_010, ""),
            tool("", "send_sms", 2, false, "MISSING", NONE, NONE, "")),
        true,
        List.of(),
        List.of(),
        List.of(recovered(), voided()),
        List.of(
            said(lastAnswer, Agreement.CONTRADICTS_TOOL, Heard.HEARD),
            said("two thirty", Agreement.AGREES, Heard.UNCERTAIN),
            said("one moment", Agreement.UNCHECKED, Heard.HEARD)));
  }

  private static SpokenStatement said(String words, Agreement agreement, Heard heard) {
    List<Reading> readings =
        List.of(new Reading.Clock(LocalTime.of(2, 30)), new Reading.Code(words));
    Mention mention =
        new Mention(
            0, words.length(), words, Mention.Kind.TIME, readings, true, "", Optional.empty());
    return new SpokenStatement(
        1,
        2,
        13_000,
        mention,
        agreement,
        "book_slot returned " + words,
        heard,
        Echo.WRONG,
        Echo.NONE,
        true);
  }

  private static FaultMeasure recovered() {
    return new FaultMeasure(
        "f1",
        2,
        "toolError",
        true,
        "",
        11_300,
        11_320,
        26_320,
        26_320,
        false,
        true,
        11_800,
        480,
        0,
        0,
        List.of("called book_slot{\"day\":\"<b>\"} once more"),
        List.of(new FaultMeasure.GoalMeasure("calls book_slot(day any)", 11_800)));
  }

  private static FaultMeasure voided() {
    return new FaultMeasure(
        "f2",
        3,
        "falseInterrupt",
        false,
        "the agent was silent when the sound came",
        NONE,
        NONE,
        NONE,
        NONE,
        false,
        false,
        NONE,
        NONE,
        -1,
        0,
        List.of(),
        List.of(new FaultMeasure.GoalMeasure("resumes", NONE)));
  }

  private static ToolCallMeasure tool(
      String id,
      String name,
      int step,
      boolean matched,
      String cause,
      double calledMs,
      double answeredMs,
      String fault) {
    Json.Obj args = Json.object().put("day", "tuesday").build();
    return new ToolCallMeasure(
        id, name, step, args, true, matched, cause, "day: tuesday", calledMs, answeredMs, fault);
  }
}
