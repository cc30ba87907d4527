package dev.talkspurt.metric;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.matching.Languages;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spoken.SpokenStatement;
import dev.talkspurt.spoken.SpokenStatement.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Readings of words out of nothing, claims without support, and the language of answers. */
final class ContentReadings {
  static final Metric GHOST_TRANSCRIPT =
      new Metric(
          "GHOST_TRANSCRIPT",
          1,
          "words/min",
          Better.LOWER,
          Kind.PER_EXPOSURE,
          "Words in transcripts of the caller with no speech within 2 s, per minute of call.");
  static final Metric UNSUPPORTED_CLAIM =
      new Metric(
          "UNSUPPORTED_CLAIM",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Values the agent said that nothing it could know supports, of all that can be checked.");
  static final Metric LANG_MATCH =
      new Metric(
          "LANG_MATCH",
          1,
          "1",
          Better.HIGHER,
          Kind.SHARE,
          "Responses in the language the agent file states, of all whose language can be told.");
  static final Metric LANG_UNDETERMINED =
      new Metric(
          "LANG_UNDETERMINED",
          1,
          "responses",
          Better.NEITHER,
          Kind.COUNT,
          "Responses of 20 letters and more whose language cannot be told.");

  static final Family FAMILY =
      new Family(
          List.of(GHOST_TRANSCRIPT, UNSUPPORTED_CLAIM, LANG_MATCH, LANG_UNDETERMINED),
          ContentReadings::of);

  private static final double NEAR_MS = 2_000;
  private static final int LEAST_LETTERS = 20;
  private static final Set<String> NO_SPEECH = Set.of("noise", "dtmf", "echo");
  private static final String ASKED = "inputAudioTranscription";

  private ContentReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    List<Reading> readings = new ArrayList<>();
    ghosts(evidence).ifPresent(readings::add);
    for (SpokenStatement statement : measured.statements()) {
      if (statement.counts() && statement.checked()) {
        readings.add(claim(statement));
      }
    }
    readings.addAll(languages(evidence));
    return readings;
  }

  private static Optional<Reading> ghosts(CallEvidence evidence) {
    Timeline timeline = evidence.timeline();
    Span call = Spans.call(timeline);
    boolean written =
        timeline.transcripts().stream().anyMatch(words -> words.who().equals("caller"))
            || evidence.journal().stream().anyMatch(ContentReadings::asksForTranscripts);
    if (!written || call.lengthMs() <= 0 || otherVoices(evidence.scenario())) {
      return Optional.empty();
    }
    int ghosts = 0;
    StringBuilder text = new StringBuilder();
    for (Words words : timeline.transcripts()) {
      if (words.who().equals("caller") && !nearSpeech(timeline, words.atMs())) {
        ghosts += count(words.text());
        text.append(' ').append(words.text());
      }
    }
    return Optional.of(
        Reading.ofCall(GHOST_TRANSCRIPT, ghosts)
            .per(call.lengthMs() / 60_000)
            .because(Phrase.brief(text.toString())));
  }

  private static boolean asksForTranscripts(JournalEntry entry) {
    return entry instanceof JournalEntry.Wire wire
        && wire.direction().equals("sent")
        && wire.message().compact().contains(ASKED);
  }

  /** Somebody else, or the agent itself, speaks into the caller's microphone. */
  private static boolean otherVoices(Scenario scenario) {
    for (int step = -1; step < scenario.script().size(); step++) {
      Conditions conditions = scenario.callerAt(step).conditions();
      if (conditions.echo().isPresent()
          || conditions.background().stream().anyMatch(b -> b.noise().equals("competing-talker"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean nearSpeech(Timeline timeline, double atMs) {
    for (CallerSound sound : timeline.caller()) {
      if (!NO_SPEECH.contains(sound.role())
          && atMs >= sound.onsetMs() - NEAR_MS
          && atMs <= sound.offsetMs() + NEAR_MS) {
        return true;
      }
    }
    return false;
  }

  private static int count(String text) {
    return Phrase.isWordless(text) ? 0 : Phrase.words(text).strip().split(" ").length;
  }

  private static Reading claim(SpokenStatement statement) {
    Agreement agreement = statement.agreement();
    boolean supported = agreement == Agreement.AGREES || agreement == Agreement.CONTRADICTS_SELF;
    String of = statement.response() < 0 ? "" : "response " + (statement.response() + 1);
    return Reading.at(UNSUPPORTED_CLAIM, of, statement.atMs(), statement.atMs(), supported ? 0 : 1)
        .in(statement.mention().kind().name().toLowerCase(Locale.ROOT))
        .because(supported ? "" : statement.mention().text() + ": " + statement.against());
  }

  private static List<Reading> languages(CallEvidence evidence) {
    Optional<String> wanted = evidence.scenario().agent().language();
    List<Reading> readings = new ArrayList<>();
    int undetermined = 0;
    int longEnough = 0;
    for (HeardResponse response : HeardResponse.of(evidence.timeline())) {
      String text = response.text().orElse("");
      if (wanted.isEmpty() || Languages.letters(text) < LEAST_LETTERS) {
        continue;
      }
      longEnough++;
      Optional<Boolean> matches = Languages.matches(text, wanted.get());
      undetermined += matches.isEmpty() ? 1 : 0;
      Span span = response.span();
      matches.ifPresent(
          same ->
              readings.add(
                  Reading.at(
                          LANG_MATCH, response.name(), span.startMs(), span.endMs(), same ? 1 : 0)
                      .because(same ? "" : Phrase.brief(text))));
    }
    if (longEnough > 0) {
      readings.add(Reading.ofCall(LANG_UNDETERMINED, undetermined));
    }
    return readings;
  }
}
