package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Manner;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ContentReadingsTest {
  private static final Scenario SCRIPT =
      Scripts.of(
          Scripts.say(5, Expectations.NONE),
          new Step.Silence(Scripts.line(6), Duration.ofSeconds(25), Expectations.NONE));

  private static Scenario in(String... noises) {
    List<Conditions.Background> background =
        List.of(noises).stream()
            .map(
                noise ->
                    new Conditions.Background(
                        Scripts.line(3),
                        noise,
                        OptionalDouble.of(5),
                        OptionalDouble.empty(),
                        8,
                        50,
                        0))
            .toList();
    Conditions conditions =
        new Conditions(
            Optional.empty(),
            background,
            Optional.empty(),
            List.of(),
            Conditions.NetworkPlan.UNTROUBLED);
    return SCRIPT.withCaller(new Caller(Manner.of("v", 1), conditions, 16_000));
  }

  /** Silence is scripted from 5 to 30 s: two windows, and half a one that does not count. */
  private static RecordedCall quiet() {
    return new RecordedCall(32_000)
        .say("u1", 0, 1000, 2000)
        .agent(2800, 8, speech(1500))
        .text(2100, "caller", "words of u1")
        .step(1, "silence", 5000, 30_000);
  }

  private static List<Double> noise(RecordedCall call, Scenario script) {
    return ReadCall.values(NoiseWindows.NOISE_RESPONSE_RATE, call.hungUp(), script);
  }

  @Test
  void an_agent_that_speaks_into_noise_has_responded_to_it() {
    assertEquals(List.of(0.0, 0.0), noise(quiet(), in("white")));
    assertEquals(List.of(1.0, 0.0), noise(quiet().agent(9000, 8, speech(1500)), in("white")));
    assertEquals(
        List.of(0.0, 1.0), noise(quiet().text(17_000, "caller", "thanks for watching"), in("car")));
    assertEquals(List.of(0.0, 0.0), noise(quiet().agent(26_000, 8, speech(900)), in("white")));
  }

  @Test
  void a_window_that_begins_while_the_agent_speaks_does_not_count() {
    assertEquals(List.of(1.0), noise(quiet().agent(14_000, 8, speech(3000)), in("white")));
  }

  @Test
  void a_window_with_a_sound_of_the_script_in_it_does_not_count() {
    assertEquals(List.of(0.0), noise(quiet().noise("u2", 1, 16_000, 16_500), in("white")));
  }

  @Test
  void kinds_of_noise_are_told_apart_and_silence_is_none() {
    Measurements babble =
        ReadCall.measured(quiet().agent(9000, 8, speech(1500)).hungUp(), in("babble"));
    assertEquals(0.5, value("NOISE_RESPONSE_RATE.babble", babble).orElse(-1));
    Measurements mixed = ReadCall.measured(quiet().hungUp(), in("music", "street"));
    assertEquals(0.0, value("NOISE_RESPONSE_RATE.mixed", mixed).orElse(-1));
    Measurements silent = ReadCall.measured(quiet().hungUp(), SCRIPT);
    assertEquals(OptionalDouble.empty(), value("NOISE_RESPONSE_RATE", silent));
    assertEquals(0.0, value("NOISE_RESPONSE_RATE.silence", silent).orElse(-1));
  }

  private static OptionalDouble value(String id, Measurements measured) {
    return ReadCall.summary(id, measured).value();
  }

  @Test
  void words_written_down_though_nobody_spoke_are_ghosts() {
    // Two words 3 s after the caller's offset, in a call of 32 s.
    RecordedCall call = quiet().text(5000, "caller", "Thank you!").text(3900, "caller", "late");
    Measurements measured = ReadCall.measured(call.hungUp(), SCRIPT);
    Reading ghosts = measured.readingsOf(ContentReadings.GHOST_TRANSCRIPT).get(0);
    assertEquals(2, ghosts.value());
    assertEquals("Thank you!", ghosts.note());
    assertEquals(3.75, value("GHOST_TRANSCRIPT", measured).orElse(-1), 1e-9);
  }

  @Test
  void speech_beside_the_caller_is_no_ghost_but_a_cough_is() {
    RecordedCall aside =
        quiet().probe("u2", "backgroundSpeech", 1, 8000, 9000).text(9500, "caller", "a b").hungUp();
    assertEquals(List.of(0.0), ReadCall.values(ContentReadings.GHOST_TRANSCRIPT, aside, SCRIPT));
    RecordedCall cough = quiet().noise("u2", 1, 8000, 9000).text(9500, "caller", "a b").hungUp();
    assertEquals(List.of(2.0), ReadCall.values(ContentReadings.GHOST_TRANSCRIPT, cough, SCRIPT));
    assertEquals(
        List.of(),
        ReadCall.values(ContentReadings.GHOST_TRANSCRIPT, cough, in("competing-talker")));
  }

  @Test
  void without_transcripts_no_ghost_can_be_seen() {
    RecordedCall untold =
        new RecordedCall(10_000).noise("u1", 0, 1000, 2000).agent(2800, 8, speech(1500)).hungUp();
    assertEquals(List.of(), ReadCall.values(ContentReadings.GHOST_TRANSCRIPT, untold, SCRIPT));
    Json.Obj setup =
        Json.object()
            .put("setup", Json.object().put("inputAudioTranscription", "x").build())
            .build();
    untold.add(new JournalEntry.Wire(RecordedCall.ns(-500), "sent", 10, setup));
    assertEquals(List.of(0.0), ReadCall.values(ContentReadings.GHOST_TRANSCRIPT, untold, SCRIPT));
  }

  private static Scenario speaking(String language) {
    AgentFile made = SCRIPT.agent();
    return SCRIPT.withAgent(
        new AgentFile(
            made.name(),
            made.source(),
            made.model(),
            made.voice(),
            Optional.ofNullable(language),
            made.prompt(),
            made.tools(),
            made.turnDetection(),
            made.thinking(),
            made.simulated()));
  }

  private static RecordedCall said(String... texts) {
    RecordedCall call = new RecordedCall(4_000 * texts.length + 2_000);
    for (int i = 0; i < texts.length; i++) {
      double atMs = 500 + 4_000 * i;
      call.agent(atMs, 100, speech(1500)).text(atMs + 10, "agent", texts[i]);
      call.signal(atMs + 1000, "turnEnd");
    }
    return call.hungUp();
  }

  @Test
  void responses_in_another_language_do_not_match_and_doubtful_ones_are_counted() {
    RecordedCall call =
        said(
            "Your table is booked for you and your guests.",
            "Ihr Tisch ist für Sie und Ihre Gäste reserviert.",
            "Zum Anker Hamburg Altona Nord.",
            "Yes.");
    Measurements measured = ReadCall.measured(call, speaking("en-GB"));
    assertEquals(2, ReadCall.summary("LANG_MATCH", measured).n());
    assertEquals(0.5, value("LANG_MATCH", measured).orElse(-1));
    assertEquals(1, value("LANG_UNDETERMINED", measured).orElse(-1));
    Measurements free = ReadCall.measured(call, speaking(null));
    assertEquals(OptionalDouble.empty(), value("LANG_MATCH", free));
    assertEquals(OptionalDouble.empty(), value("LANG_UNDETERMINED", free));
  }

  @Test
  void a_value_that_nothing_supports_is_an_unsupported_claim() {
    RecordedCall call =
        new RecordedCall(12_000)
            .say("u1", 0, 1000, 2000)
            .words("u1", "What does it cost for order 4271?")
            .toolCalled(2100, "t1", "find", Scripts.args("order", "4271"));
    Json.Obj price = Json.object().put("price", 25).build();
    call.add(new JournalEntry.ToolAnswered(RecordedCall.ns(2300), "t1", "find", price, 0, ""))
        .agent(2800, 8, speech(4000))
        .text(2810, "agent", "It costs 25 pounds. It was sent on the 3rd of March.");
    Measurements measured = ReadCall.measured(call.hungUp(), SCRIPT);
    assertEquals(
        List.of("money 0.0", "date 1.0"),
        measured.readingsOf(ContentReadings.UNSUPPORTED_CLAIM).stream()
            .map(r -> r.part() + " " + r.value())
            .toList());
    assertEquals(0.5, value("UNSUPPORTED_CLAIM", measured).orElse(-1));
  }
}
