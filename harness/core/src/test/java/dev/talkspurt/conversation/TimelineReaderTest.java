package dev.talkspurt.conversation;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.document.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineReaderTest {
  private static final double EDGE_MS = 1;

  @Test
  void caller_sounds_lie_where_their_samples_were_sent() {
    CallerSound sound = new RecordedCall(4000).say("u1", 0, 1003, 2011).timeline().caller().get(0);
    assertEquals(1003, sound.onsetMs(), 1e-6);
    assertEquals(2011, sound.offsetMs(), 1e-6);
    assertEquals(993, sound.startMs(), 1e-6);
    assertEquals(2021, sound.endMs(), 1e-6);
  }

  @Test
  void lateness_of_the_frame_that_holds_the_offset_moves_the_offset_alone() {
    Timeline timeline = new RecordedCall(4000).say("u1", 0, 1003, 2011).late(100, 7, 0).timeline();
    assertEquals(1003, timeline.caller().get(0).onsetMs(), 1e-6);
    assertEquals(2018, timeline.caller().get(0).offsetMs(), 1e-6);
  }

  @Test
  void ten_seconds_received_in_1500_ms_are_heard_until_the_flush_at_3420_ms() {
    Timeline timeline =
        new RecordedCall(12_000)
            .agent(0, 10 / 1.5, speech(10_000))
            .interrupt("u1", 0, 3000, 4000)
            .interruptedAt(3420)
            .timeline();
    assertEquals(1, timeline.heard().size());
    assertEquals(3420, timeline.heard().get(0).endMs(), EDGE_MS);
    Response response = timeline.responses().get(0);
    assertEquals(3420, response.audibleToMs(), EDGE_MS);
    assertEquals(3420, response.heardMs(), 0.1);
    assertEquals(10_000, response.generatedMs(), 1e-6);
    assertEquals(10_000, response.audibleToNoFlushMs(), EDGE_MS);
    assertEquals(List.of(3420.0), timeline.flushesMs());
    double lastArrivalMs = timeline.chunks().get(timeline.chunks().size() - 1).arrivedMs();
    assertTrue(lastArrivalMs < 1500, "arrival time would say 1.5 s: " + lastArrivalMs);
  }

  @Test
  void leading_silence_is_the_pad_and_underruns_in_it_are_not() {
    Response bare =
        new RecordedCall(4000)
            .agent(500, 4, silence(250), speech(700))
            .timeline()
            .responses()
            .get(0);
    assertEquals(500, bare.firstPacketMs(), 1e-6);
    assertEquals(750, bare.audibleFromMs(), EDGE_MS);
    assertEquals(250, bare.padMs(), EDGE_MS);
    Response slow =
        new RecordedCall(4000)
            .agent(500, 0.5, silence(250), speech(700))
            .timeline()
            .responses()
            .get(0);
    assertEquals(250, slow.padMs(), EDGE_MS);
    assertEquals(950, slow.audibleFromMs(), EDGE_MS, "two gaps of 100 ms in the silence");
  }

  @Test
  void pauses_up_to_400_ms_do_not_end_a_talkspurt() {
    Timeline timeline =
        new RecordedCall(4000)
            .agent(0, 4, speech(500), silence(350), speech(500), silence(450), speech(500))
            .timeline();
    assertEquals(2, timeline.heard().size());
    assertEquals(1350, timeline.heard().get(0).endMs(), EDGE_MS);
    assertEquals(1800, timeline.heard().get(1).startMs(), EDGE_MS);
    assertEquals(1, timeline.responses().size());
  }

  @Test
  void responses_end_with_turns_flushes_tools_and_long_silence() {
    Timeline timeline =
        new RecordedCall(20_000)
            .agent(0, 4, speech(500))
            .signal(600, "turnEnd")
            .agent(1500, 4, speech(500))
            .toolAnswered(2000, "t1", "find")
            .agent(2100, 4, speech(500))
            .agent(4200, 4, speech(500))
            .agent(6000, 4, speech(2000))
            .interruptedAt(7000)
            .agent(7500, 4, speech(500))
            .timeline();
    assertEquals(
        List.of(0.0, 1500.0, 2100.0, 4200.0, 7500.0),
        timeline.responses().stream().map(Response::firstPacketMs).toList());
  }

  @Test
  void a_response_that_follows_closely_has_its_own_edges() {
    Timeline timeline =
        new RecordedCall(5000)
            .agent(0, 4, speech(500), silence(100))
            .signal(300, "turnEnd")
            .agent(400, 4, silence(100), speech(500))
            .timeline();
    assertEquals(1, timeline.heard().size(), "one talkspurt, as the gap is short");
    assertEquals(500, timeline.responses().get(0).audibleToMs(), EDGE_MS);
    assertEquals(700, timeline.responses().get(1).audibleFromMs(), EDGE_MS);
    assertEquals(100, timeline.responses().get(1).padMs(), EDGE_MS);
  }

  @Test
  void a_response_flushed_before_it_was_heard_keeps_its_pad() {
    Response response =
        new RecordedCall(5000)
            .agent(1000, 10, silence(400), speech(900))
            .interruptedAt(1200)
            .timeline()
            .responses()
            .get(0);
    assertTrue(Double.isNaN(response.audibleFromMs()));
    assertEquals(400, response.padMs(), EDGE_MS);
    assertEquals(200, response.heardMs(), 0.1);
    assertEquals(2300, response.audibleToNoFlushMs(), EDGE_MS);
  }

  @Test
  void a_journal_that_breaks_off_is_read_as_far_as_it_goes() {
    RecordedCall call =
        new RecordedCall(4000)
            .say("u1", 0, 500, 1500)
            .say("u2", 1, 2000, 3000)
            .agent(1800, 4, speech(800))
            .without(e -> e.atNs() > ns(1200));
    call.add(
        new JournalEntry.CallerMark(
            ns(1201), "u3", "utterance", 2, "", 99_000, 99_000, 99_500, 99_900, "00"));
    Timeline timeline = call.timeline();
    assertEquals(1, timeline.caller().size());
    assertEquals(1200, timeline.caller().get(0).offsetMs(), 1e-6, "as far as it was sent");
    assertTrue(Double.isNaN(timeline.closedAtMs()));
    assertFalse(timeline.closedByUs());
    assertTrue(
        timeline.signals().stream()
            .anyMatch(s -> s.kind().equals("incomplete") && s.source().equals("bench")));
  }

  @Test
  void missing_audio_is_silent_and_said_to_be_missing() {
    RecordedCall call = new RecordedCall(4000).agent(100, 4, speech(1000)).hungUp();
    Timeline timeline =
        TimelineReader.read(
            call.journal(), AudioClip.silence(0, 16_000), AudioClip.silence(0, 8_000));
    assertEquals(1000, timeline.responses().get(0).generatedMs(), 1e-6);
    assertTrue(Double.isNaN(timeline.responses().get(0).audibleFromMs()));
    assertEquals(List.of(), timeline.heard());
    assertEquals(
        "the journal names 24000 samples of agent audio, the recording holds 0",
        timeline.signals().get(0).detail());
  }

  @Test
  void an_empty_journal_is_an_empty_call() {
    Timeline timeline =
        TimelineReader.read(List.of(), AudioClip.silence(0, 16_000), AudioClip.silence(0, 24_000));
    assertEquals(List.of(), timeline.responses());
    assertEquals(0, timeline.pacing().frames());
    assertTrue(Double.isNaN(timeline.pacing().latenessP99Ms()));
  }

  @Test
  void pacing_counts_lateness_pauses_and_queues() {
    Timeline.Pacing pacing =
        new RecordedCall(2000)
            .late(10, 25, 3)
            .late(99, 2, 0)
            .add(new JournalEntry.JvmPause(ns(500), 31))
            .add(new JournalEntry.JvmPause(ns(-10), 400))
            .timeline()
            .pacing();
    assertEquals(100, pacing.frames());
    assertEquals(25, pacing.latenessMaxMs(), 1e-9);
    assertEquals(0, pacing.latenessP50Ms(), 1e-9);
    assertEquals(2, pacing.driftMs(), 1e-9);
    assertEquals(1, pacing.lateFrames());
    assertEquals(3, pacing.maxQueued());
    assertEquals(31, pacing.longestPauseMs(), "what came before the audio does not count");
  }

  @Test
  void tool_uses_know_their_answers_and_withdrawals() {
    Json.Obj args = Json.object().put("day", "Monday").build();
    Timeline timeline =
        new RecordedCall(4000)
            .toolCalled(1000, "a", "find", args)
            .toolCalled(1100, "b", "find", args)
            .toolCalled(1200, "c", "book", args)
            .toolAnswered(1500, "b", "find")
            .toolAnswered(1400, "a", "find")
            .add(new JournalEntry.ToolCancelled(ns(1300), List.of("c")))
            .timeline();
    assertEquals(1400, timeline.toolUses().get(0).answeredMs(), 1e-6);
    assertEquals(1500, timeline.toolUses().get(1).answeredMs(), 1e-6);
    assertTrue(Double.isNaN(timeline.toolUses().get(2).answeredMs()));
    assertEquals(1300, timeline.toolUses().get(2).cancelledMs(), 1e-6);
    assertEquals(args, timeline.toolUses().get(2).args());
  }

  @Test
  void steps_have_a_beginning_an_end_and_an_outcome() {
    Timeline timeline =
        new RecordedCall(4000)
            .step(0, "say", 100, 900)
            .add(new JournalEntry.Step(ns(900), 1, "interrupt", 11, "started", ""))
            .add(new JournalEntry.Step(ns(1900), 1, "interrupt", 11, "skipped", "it ended first"))
            .add(new JournalEntry.Step(ns(1900), 2, "say", 12, "started", ""))
            .timeline();
    assertEquals(3, timeline.steps().size());
    assertEquals("ended", timeline.steps().get(0).outcome());
    assertEquals("skipped", timeline.steps().get(1).outcome());
    assertEquals("it ended first", timeline.steps().get(1).detail());
    assertEquals(900, timeline.steps().get(1).startMs(), 1e-6);
    assertEquals("started", timeline.steps().get(2).outcome());
    assertTrue(Double.isNaN(timeline.steps().get(2).endMs()));
  }

  @Test
  void the_same_journal_gives_the_same_timeline() {
    RecordedCall call =
        new RecordedCall(9000)
            .say("u1", 0, 1000, 2000)
            .agent(2500, 3, silence(80), speech(3000))
            .interrupt("u2", 1, 4000, 5000)
            .interruptedAt(4200)
            .hungUp();
    assertEquals(call.timeline(), call.timeline());
    assertEquals(new Span(1, 3).lengthMs(), 2);
  }
}
