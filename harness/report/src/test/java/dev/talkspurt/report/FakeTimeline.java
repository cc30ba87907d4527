package dev.talkspurt.report;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Chunk;
import dev.talkspurt.conversation.Timeline.Moment;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happened in the made-up call; its speech is noise in syllables. */
final class FakeTimeline {
  static final String FIRST = "I need to reschedule my appointment for Tuesday.";
  static final String SECOND = "the afternoon one please";
  static final String SLOTS = "Of course. I have a place at nine, or at half past two, or";
  private static final double NONE = Double.NaN;
  private static final double LENGTH_MS = 19_232.5;
  private static final List<Span> CALLER = List.of(new Span(3150, 5950), new Span(9400, 10_900));
  private static final List<Span> AGENT =
      List.of(
          new Span(470, 2900),
          new Span(7120, 9720),
          new Span(12_600, 15_800),
          span(18_100, 18_700));

  private FakeTimeline() {}

  static Timeline of(String lastAnswer) {
    return new Timeline(
        List.of(
            new CallerSound("u1", "utterance", 1, FIRST, 3100, 3150, 5950, 6100, "a".repeat(64)),
            new CallerSound(
                "u2", "interruption", 2, SECOND, 9360, 9400, 10_900, 11_000, "b".repeat(64))),
        chunks(),
        AGENT,
        List.of(
            new Response(0, 420, 470, 2900, 50, 2500, 2500, 2900),
            new Response(1, 7020, 7120, 9720, 100, 8000, 2700, 14_900),
            new Response(2, 12_500, 12_600, 15_800, 100, 3400, 3400, 15_800),
            new Response(3, 18_050, 18_100, 18_700, 50, 700, 700, 18_700)),
        List.of(
            new Moment(-9, "ready", "protocol", "s-1"),
            new Moment(2950, "turnEnd", "protocol", ""),
            new Moment(6400, "speechStopped", "protocol", ""),
            new Moment(9710, "interrupted", "protocol", ""),
            new Moment(15_900, "turnEnd", "protocol", "")),
        List.of(
            new Words(450, "agent", "Clinic desk, ", false),
            new Words(700, "agent", "how can I help?", false),
            new Words(6100, "caller", "I need to reschedule my appointment for Tuesday", true),
            new Words(7050, "agent", SLOTS, false),
            new Words(11_000, "caller", "the after noon won please", true),
            new Words(12_550, "agent", lastAnswer, true),
            new Words(18_060, "agent", "Are you still there?", true)),
        tools(),
        steps(),
        List.of(9720.0),
        new Timeline.Pacing(961, 0.21, 0.48, 1.12, 3.4, 0.3, 0, 0, 2.5),
        List.of(Json.object().put("totalTokenCount", 812).build()),
        speech(CALLER, 16_000, 7),
        agentAudio(24_000),
        LENGTH_MS,
        1000,
        "",
        "normal closure",
        true);
  }

  static Timeline empty() {
    return new Timeline(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Moment(NONE, "error", "protocol", "connection refused")),
        List.of(),
        List.of(),
        List.of(new StepSpan(0, "hear", 9, NONE, NONE, "skipped", "never connected")),
        List.of(),
        new Timeline.Pacing(0, NONE, NONE, NONE, NONE, NONE, 0, 0, 0),
        List.of(),
        AudioClip.silence(0, 16_000),
        AudioClip.silence(0, 24_000),
        NONE,
        1006,
        "",
        "nobody listens at this address",
        false);
  }

  static Timeline withSignals(Timeline from, double turnEndMs, double hangUpMs) {
    return withSignals(
        from,
        List.of(
            new Moment(turnEndMs, "turnEnd", "protocol", ""),
            new Moment(hangUpMs, "hangUp", "protocol", "")));
  }

  static Timeline withSignals(Timeline from, List<Moment> signals) {
    return new Timeline(
        from.caller(),
        from.chunks(),
        from.heard(),
        from.responses(),
        signals,
        from.transcripts(),
        from.toolUses(),
        from.steps(),
        from.flushesMs(),
        from.pacing(),
        from.usage(),
        from.callerTrack(),
        from.heardTrack(),
        from.closedAtMs(),
        from.closeCode(),
        from.closeReason(),
        from.closeMeaning(),
        from.closedByUs());
  }

  static Timeline withSteps(Timeline from, List<Timeline.StepSpan> steps) {
    return new Timeline(
        from.caller(),
        from.chunks(),
        from.heard(),
        from.responses(),
        from.signals(),
        from.transcripts(),
        from.toolUses(),
        steps,
        from.flushesMs(),
        from.pacing(),
        from.usage(),
        from.callerTrack(),
        from.heardTrack(),
        from.closedAtMs(),
        from.closeCode(),
        from.closeReason(),
        from.closeMeaning(),
        from.closedByUs());
  }

  static AudioClip agentAudio(int rateHz) {
    return speech(AGENT, rateHz, 11);
  }

  private static Span span(double startMs, double endMs) {
    return new Span(startMs, endMs);
  }

  private static List<ToolUse> tools() {
    Json.Obj day = Json.object().put("day", "tuesday").build();
    Json.Obj failure = Json.object().put("error", "calendar is down").build();
    return List.of(
        new ToolUse("c1", "find_slots", day, 6330, 6640, NONE, day, 300, ""),
        new ToolUse("c2", "book_slot", day, 11_300, 11_320, NONE, failure, 0, "error"),
        new ToolUse("c3", "book_slot", day, 11_800, 12_010, NONE, day, 200, ""));
  }

  private static List<StepSpan> steps() {
    return List.of(
        new StepSpan(0, "hear", 9, -180, 3000, "ended", ""),
        new StepSpan(1, "say", 12, 3000, 8320, "ended", ""),
        new StepSpan(2, "interrupt", 17, 8320, 15_850, "ended", ""),
        new StepSpan(3, "silence", 23, 15_850, 18_850, "ended", ""),
        new StepSpan(4, "hangUp", 25, 18_850, NONE, "started", ""));
  }

  private static List<Chunk> chunks() {
    List<Chunk> chunks = new ArrayList<>();
    double[][] bursts = {{420, 470, 2430}, {7020, 7020, 8000}, {12_500, 12_500, 3300}};
    for (double[] burst : bursts) {
      for (double at = 0; at < burst[2]; at += 200) {
        chunks.add(new Chunk(chunks.size(), burst[0] + at / 4, 200, burst[1] + at));
      }
    }
    return chunks;
  }

  private static AudioClip speech(List<Span> spans, int rateHz, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    short[] samples = new short[(int) (LENGTH_MS * rateHz / 1000)];
    for (Span span : spans) {
      for (int i = (int) (span.startMs() * rateHz / 1000);
          i < span.endMs() * rateHz / 1000 && i < samples.length;
          i++) {
        double t = i / (double) rateHz;
        double syllable = 0.15 + 0.85 * Math.pow(Math.sin(Math.PI * 3.7 * t), 2);
        double phrase = 0.6 + 0.4 * Math.sin(2 * Math.PI * 0.4 * t + seed);
        double voice = Math.sin(2 * Math.PI * (seed * 18) * t) + random.nextDouble(-1, 1) * 0.8;
        samples[i] = (short) (6500 * syllable * phrase * voice);
      }
    }
    return AudioClip.of(samples, rateHz);
  }
}
