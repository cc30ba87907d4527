package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.util.ArrayList;
import java.util.List;

/** Readings of how much is said, how fast, and how often the same. */
final class TalkReadings {
  static final Metric TALK_RATIO =
      new Metric(
          "TALK_RATIO",
          1,
          "1",
          Better.NEITHER,
          Kind.RATIO,
          "Time the agent is audible, over that and the time of the caller's own speech.");
  static final Metric RESP_LEN =
      new Metric(
          "RESP_LEN",
          1,
          "s",
          Better.NEITHER,
          Kind.QUANTITY,
          "From the first to the last audible sample of a response that was heard.");
  static final Metric RESP_WORDS =
      new Metric(
          "RESP_WORDS",
          1,
          "words",
          Better.NEITHER,
          Kind.QUANTITY,
          "Words of a response that were heard.");
  static final Metric WPM =
      new Metric(
          "WPM",
          1,
          "words/min",
          Better.NEITHER,
          Kind.RATIO,
          "Words heard per minute of responses heard, pauses included.");
  static final Metric ARTIC =
      new Metric(
          "ARTIC",
          1,
          "words/min",
          Better.NEITHER,
          Kind.RATIO,
          "Words heard per minute of responses heard, pauses of more than 250 ms left out.");
  static final Metric REPEAT =
      new Metric(
          "REPEAT",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Sentences heard that the agent had said before in the call, of all of three words up.");

  static final Family FAMILY =
      new Family(List.of(TALK_RATIO, RESP_LEN, RESP_WORDS, WPM, ARTIC, REPEAT), TalkReadings::of);

  /** Sentences of fewer words are said again by everybody. */
  private static final int LEAST_WORDS = 3;

  /** A bound on what a talkative agent can make us compare. */
  private static final int MOST = 500;

  private static final int BREATH_MS = 250;

  private TalkReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    List<Reading> readings = new ArrayList<>();
    double agentMs = Spans.length(timeline.heard());
    double callerMs = Spans.length(Spans.caller(timeline));
    if (agentMs + callerMs > 0) {
      readings.add(Reading.ofCall(TALK_RATIO, agentMs).per(agentMs + callerMs));
    }
    List<HeardResponse> responses = HeardResponse.of(timeline);
    List<Span> sounding = sounding(timeline);
    responses.forEach(response -> readings.addAll(pace(response, sounding)));
    readings.addAll(repeats(responses));
    return readings;
  }

  /** Where the agent sounds, every pause of more than 250 ms left out. */
  private static List<Span> sounding(Timeline timeline) {
    double sampleMs = 1000.0 / timeline.heardTrack().sampleRateHz();
    List<Span> spans = new ArrayList<>();
    for (Segment segment : Talkspurts.find(timeline.heardTrack(), BREATH_MS)) {
      double endMs = (segment.offsetSample() + 1) * sampleMs;
      spans.add(new Span(segment.onsetSample() * sampleMs, endMs));
    }
    return spans;
  }

  private static List<Reading> pace(HeardResponse response, List<Span> sounding) {
    Span span = response.span();
    String part = response.cut() ? "cut" : "whole";
    List<Reading> readings = new ArrayList<>();
    readings.add(at(RESP_LEN, response, span.lengthMs() / 1000).in(part));
    if (response.words().isPresent()) {
      int words = response.words().getAsInt();
      readings.add(at(RESP_WORDS, response, words).in(part));
      double soundMs = Spans.covered(span, sounding);
      if (words > 0 && soundMs > 0) {
        readings.add(at(WPM, response, words).per(span.lengthMs() / 60_000));
        readings.add(at(ARTIC, response, words).per(soundMs / 60_000));
      }
    }
    return readings;
  }

  private static Reading at(Metric metric, HeardResponse response, double value) {
    Span span = response.span();
    return Reading.at(metric, response.name(), span.startMs(), span.endMs(), value);
  }

  private static List<Reading> repeats(List<HeardResponse> responses) {
    List<Sentence> said = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    for (HeardResponse response : responses) {
      for (Sentence sentence : Sentence.of(response.text().orElse(""))) {
        if (sentence.words().split(" ").length >= LEAST_WORDS && said.size() < MOST) {
          boolean again = said.stream().anyMatch(sentence::isLike);
          Reading reading = at(REPEAT, response, again ? 1 : 0);
          readings.add(again ? reading.because(sentence.words()) : reading);
          said.add(sentence);
        }
      }
    }
    return readings;
  }
}
