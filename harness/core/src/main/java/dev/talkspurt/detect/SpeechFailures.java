package dev.talkspurt.detect;

import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Failures of the sound of the agent's speech. What the readings of the call's sound tell is taken
 * from them, so that its samples are looked at once.
 */
final class SpeechFailures {
  private static final double CLIPPED_SHARE = 0.0001;
  private static final double TONE_MS = 1_000;
  private static final double SEMITONES = 3;

  private static final Detector TONE_INSTEAD_OF_SPEECH =
      new Detector(
          "toneInsteadOfSpeech",
          1,
          Severity.SERIOUS,
          "tone instead of speech",
          "A response holds a steady tone of 1 s or more (TONE_RATIO).",
          "Cut such a response off and ask again; report the session to the provider.");

  private static final Detector GENERATED_SILENCE =
      new Detector(
          "generatedSilence",
          1,
          Severity.NOTABLE,
          "silence sent inside a response",
          "A response has a silence of 1 s or more that was sent as silence (GAP_INTERNAL).",
          "Nothing the client can mend; look for the prompt or voice that brings it about.");

  private static final Detector AUDIO_DROPOUT =
      new Detector(
          "audioDropout",
          1,
          Severity.NOTABLE,
          "holes in the speech",
          "Speech breaks off into exact silence of 5 to 400 ms and sets in again (DROPOUT).",
          "Look for lost or overwritten packets between the model and you.");

  private static final Detector DUPLICATED_AUDIO =
      new Detector(
          "duplicatedAudio",
          1,
          Severity.NOTABLE,
          "the same audio twice",
          "A chunk that is not silent holds the samples of the chunk before it (DUP_CHUNK).",
          "Drop a chunk that equals the one before it; look for a queue that delivers twice.");

  private static final Detector CLIPPED_AUDIO =
      new Detector(
          "clippedAudio",
          1,
          Severity.NOTABLE,
          "clipped speech",
          "More than 0.01 % of a response's audible samples lie in runs of three or more at full"
              + " scale (CLIP_RATIO).",
          "Lower the gain between the model and you.");

  private static final Detector VOICE_CHANGED =
      new Detector(
          "voiceChanged",
          1,
          Severity.NOTABLE,
          "another voice",
          "The median pitch of a response lies more than three semitones from that of the response"
              + " before it (PITCH_SHIFT) and from the median of all before it (PITCH_MED).",
          "Set the voice explicitly, and the same in a resumed session.");

  static final List<Rule> RULES =
      Stream.concat(
              Stream.of(
                  new Rule(TONE_INSTEAD_OF_SPEECH, SpeechFailures::tone),
                  new Rule(GENERATED_SILENCE, SpeechFailures::silence),
                  new Rule(AUDIO_DROPOUT, SpeechFailures::dropout),
                  new Rule(DUPLICATED_AUDIO, SpeechFailures::duplicated),
                  new Rule(CLIPPED_AUDIO, SpeechFailures::clipped),
                  new Rule(VOICE_CHANGED, SpeechFailures::voiceChanged)),
              Stream.of(FlowFailures.RULES, PaceFailures.RULES).flatMap(List::stream))
          .toList();

  private SpeechFailures() {}

  private static List<Finding> tone(CallEvidence call, Measurements measured) {
    return findings(
        TONE_INSTEAD_OF_SPEECH,
        read(measured, "TONE_RATIO", r -> r.value() > 0 && r.endMs() - r.atMs() >= TONE_MS),
        r -> text("a steady tone of %.1f s", (r.endMs() - r.atMs()) / 1000));
  }

  private static List<Finding> silence(CallEvidence call, Measurements measured) {
    return findings(
        GENERATED_SILENCE,
        read(measured, "GAP_INTERNAL", r -> r.value() > 0 && r.part().equals("silence")),
        r -> text("a silence of %.1f s was sent", (r.endMs() - r.atMs()) / 1000));
  }

  private static List<Finding> dropout(CallEvidence call, Measurements measured) {
    return findings(
        AUDIO_DROPOUT,
        read(measured, "DROPOUT", r -> r.value() > 0),
        r -> text("the speech has %.0f holes of exact silence, %s", r.value(), r.note()));
  }

  private static List<Finding> duplicated(CallEvidence call, Measurements measured) {
    return findings(
        DUPLICATED_AUDIO,
        read(measured, "DUP_CHUNK", r -> r.value() > 0),
        r -> text("%.0f chunks repeat the one before them, %s", r.value(), r.note()));
  }

  private static List<Finding> clipped(CallEvidence call, Measurements measured) {
    return findings(
        CLIPPED_AUDIO,
        read(measured, "CLIP_RATIO", r -> r.value() / r.exposure() > CLIPPED_SHARE),
        r -> text("%.2f %% of the audible samples are clipped", 100 * r.value() / r.exposure()));
  }

  private static List<Finding> voiceChanged(CallEvidence call, Measurements measured) {
    List<Reading> pitches = read(measured, "PITCH_MED", r -> true);
    return read(measured, "PITCH_SHIFT", r -> r.value() > SEMITONES).stream()
        .flatMap(shift -> changed(shift, pitches).stream())
        .toList();
  }

  private static List<Finding> changed(Reading shift, List<Reading> pitches) {
    double[] before =
        pitches.stream().filter(p -> p.atMs() < shift.atMs()).mapToDouble(Reading::value).toArray();
    double now =
        pitches.stream()
            .filter(p -> p.of().equals(shift.of()))
            .mapToDouble(Reading::value)
            .findFirst()
            .orElse(Double.NaN);
    Arrays.sort(before);
    double usual = before.length == 0 ? Double.NaN : before[before.length / 2];
    double away = 12 * Math.log(now / usual) / Math.log(2);
    if (!(Math.abs(away) > SEMITONES)) {
      return List.of();
    }
    String evidence = "the median pitch is %.0f Hz, and was %.0f Hz before: %+.1f semitones";
    return findings(VOICE_CHANGED, List.of(shift), r -> text(evidence, now, usual, away));
  }

  /** Readings of a metric that came and are of this kind. */
  static List<Reading> read(Measurements measured, String metric, Predicate<Reading> kind) {
    return measured.readings().stream()
        .filter(r -> r.metric().id().equals(metric) && r.came() && kind.test(r))
        .toList();
  }

  /** Says what a reading tells. */
  private interface Telling {
    String of(Reading reading);
  }

  private static List<Finding> findings(
      Detector detector, List<Reading> readings, Telling telling) {
    List<Finding> findings = new ArrayList<>();
    for (Reading r : readings) {
      findings.add(new Finding(detector, r.atMs(), r.endMs(), r.of(), telling.of(r)));
    }
    return findings;
  }

  static String text(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures).strip();
  }
}
