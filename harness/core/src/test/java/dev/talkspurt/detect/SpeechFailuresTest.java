package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.metric.Scripts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of readings of the sound; that they are right is their own metrics' test. */
class SpeechFailuresTest {
  private static final CallEvidence CALL = call();

  /** Three responses with a second of speech each, and fifteen letters for it. */
  private static CallEvidence call() {
    RecordedCall call = new RecordedCall(30_000).signal(0, "ready");
    for (int i = 0; i < 3; i++) {
      double fromMs = 1_000 + 5_000 * i;
      call.agent(fromMs, 4, RecordedCall.speech(1_000))
          .text(fromMs, "agent", "Fifteen letter s, it is.")
          .signal(fromMs + 2_000, "turnEnd");
    }
    call.hungUp();
    return new CallEvidence(call.timeline(), Scripts.of(), call.journal(), call.received());
  }

  private static Reading reading(String metric, int response, double value) {
    Metric of = new Metric(metric, 1, "1", Metric.Better.LOWER, Metric.Kind.QUANTITY, "Made up.");
    double atMs = 1_000 + 5_000 * (response - 1);
    return Reading.at(of, "response " + response, atMs, atMs + 1_000, value);
  }

  private static List<Finding> found(String detector, Reading... readings) {
    Measurements bare = MeasureCall.measure(CALL).with(List.of(readings));
    return Detectors.search(CALL, bare).stream()
        .filter(finding -> finding.detector().id().equals(detector))
        .toList();
  }

  private static int count(String detector, Reading... readings) {
    return found(detector, readings).size();
  }

  @Test
  void a_tone_lasts_a_second() {
    assertEquals(1, count("toneInsteadOfSpeech", reading("TONE_RATIO", 1, 1_000).per(1_000)));
    assertEquals(0, count("toneInsteadOfSpeech", reading("TONE_RATIO", 1, 0).per(1_000)));
    Reading whole = reading("TONE_RATIO", 1, 900);
    Reading brief =
        Reading.at(whole.metric(), whole.of(), whole.atMs(), whole.atMs() + 999, whole.value());
    assertEquals(0, count("toneInsteadOfSpeech", brief));
  }

  @Test
  void silence_that_was_sent_is_no_underrun() {
    assertEquals(1, count("generatedSilence", reading("GAP_INTERNAL", 1, 1).in("silence")));
    assertEquals(0, count("generatedSilence", reading("GAP_INTERNAL", 1, 1).in("underrun")));
    assertEquals(0, count("generatedSilence", reading("GAP_INTERNAL", 1, 0)));
  }

  @Test
  void holes_repeats_and_clipping_are_told_where_they_are() {
    Finding hole = found("audioDropout", reading("DROPOUT", 2, 3).because("at 6.10 s")).get(0);
    assertEquals(6_000, hole.atMs(), 1e-6);
    assertEquals("response 2", hole.of());
    assertEquals("the speech has 3 holes of exact silence, at 6.10 s", hole.evidence());
    assertEquals(0, count("audioDropout", reading("DROPOUT", 2, 0)));
    assertEquals(1, count("duplicatedAudio", reading("DUP_CHUNK", 1, 1)));
    assertEquals(0, count("duplicatedAudio", reading("DUP_CHUNK", 1, 0)));
    assertEquals(1, count("clippedAudio", reading("CLIP_RATIO", 1, 11).per(100_000)));
    assertEquals(0, count("clippedAudio", reading("CLIP_RATIO", 1, 10).per(100_000)));
  }

  @Test
  void a_voice_changes_against_the_response_before_and_all_before() {
    Reading low = reading("PITCH_MED", 1, 100);
    Reading again = reading("PITCH_MED", 2, 100);
    Reading high = reading("PITCH_MED", 3, 120);
    assertEquals(1, count("voiceChanged", low, again, high, reading("PITCH_SHIFT", 3, 3.2)));
    assertEquals(0, count("voiceChanged", low, again, high, reading("PITCH_SHIFT", 3, 2.9)));
    Reading back = reading("PITCH_MED", 3, 101);
    assertEquals(0, count("voiceChanged", low, again, back, reading("PITCH_SHIFT", 3, 3.2)));
  }

  private static Reading[] paced(double... seconds) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      readings.add(reading("SYL_RATE", i + 1, 4).per(seconds[i]));
    }
    return readings.toArray(Reading[]::new);
  }

  @Test
  void speech_has_a_pace() {
    assertEquals(0, count("wrongSpeed", paced(1, 1, 1.2)));
    assertEquals(0, count("wrongSpeed", paced(0.5, 0.5, 0.5)), "too little of it");
    assertEquals(1, count("wrongSpeed", paced(2, 2, 2)), "nine letters a second");
    assertEquals(0, count("wrongSpeed", paced(1.7, 1.7, 1.7)));
  }

  @Test
  void an_end_is_cut_off_if_words_are_missing_too() {
    Reading cut = reading("CUTOFF", 3, 1);
    List<Reading> readings = new ArrayList<>(List.of(paced(1, 1, 0.8)));
    readings.add(cut);
    assertEquals(1, count("truncatedAudio", readings.toArray(Reading[]::new)));
    readings = new ArrayList<>(List.of(paced(1, 1, 0.9)));
    readings.add(cut);
    assertEquals(0, count("truncatedAudio", readings.toArray(Reading[]::new)));
    readings.add(reading("CUTOFF", 1, 1));
    List<Finding> both = found("truncatedAudio", readings.toArray(Reading[]::new));
    assertEquals(2, both.size());
    assertEquals(
        "the speech breaks off at full level, as in 2 responses of this call",
        both.get(0).evidence());
    readings = new ArrayList<>(List.of(paced(1, 1, 0.8)));
    readings.add(reading("CUTOFF", 3, 0));
    assertEquals(0, count("truncatedAudio", readings.toArray(Reading[]::new)));
  }
}
