package dev.talkspurt.detect;

import static dev.talkspurt.detect.Evidence.text;
import static dev.talkspurt.detect.Evidence.words;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Transcripts of the caller that are not what the caller said. */
final class CallerTranscripts {
  static final Rule REPEATED =
      new Rule(
          new Detector(
              "repeatedTranscript",
              1,
              Severity.MINOR,
              "caller's words written down twice",
              "The same transcript of two words or more comes a second time, more than 1.5 s"
                  + " after the first, and the caller has not begun to speak in between.",
              "Leave out a transcript that equals the last one when no speech was sent since."),
          CallerTranscripts::repeated);

  static final Rule LOST =
      new Rule(
          new Detector(
              "lostBeginning",
              1,
              Severity.SERIOUS,
              "beginning of an interruption lost",
              "Of words that cut in, the transcript holds only the last: at least two words and"
                  + " 30 % are missing at the beginning.",
              "Stop playback on your own voice detection and send the audio without a gap."),
          (call, measured) -> beginnings(call, measured, true));

  static final Rule CLIPPED =
      new Rule(
          new Detector(
              "clippedTranscript",
              1,
              Severity.NOTABLE,
              "beginning of an utterance lost",
              "Of words that do not cut in, the transcript holds only the last: at least two"
                  + " words and 30 % are missing at the beginning.",
              "Lengthen the silence that ends a turn, or mark the caller's activity yourself."),
          (call, measured) -> beginnings(call, measured, false));

  static final Rule LANGUAGE =
      new Rule(
          new Detector(
              "wrongLanguageTranscript",
              1,
              Severity.NOTABLE,
              "caller transcribed in another language",
              "The transcript's script or function words are of another language than the"
                  + " scripted words, of which it has next to none.",
              "Name the language in the prompt and do not act on the transcript."),
          CallerTranscripts::language);

  /** Deltas of one transcript come closer together. */
  private static final double RUN_GAP_MS = 1_500;

  private static final double LEAST_LOST = 0.3;
  private static final int LEAST_LOST_WORDS = 2;
  private static final double LEAST_KEPT = 0.6;

  /** Words that no transcript needs to have. */
  private static final Set<String> FILLERS =
      Set.of(
          "um", "uh", "uhm", "er", "hm", "hmm", "mm", "ah", "oh", "well", "so", "and", "but",
          "okay", "ok", "hello", "hi", "hey", "sorry", "please", "yes", "no");

  private CallerTranscripts() {}

  /** Deltas that came close together, as one text. */
  private record Run(double fromMs, double toMs, String text) {}

  private static List<Run> runs(Timeline timeline) {
    List<Run> runs = new ArrayList<>();
    for (Timeline.Words piece : timeline.transcripts()) {
      if (!piece.who().equals("caller")) {
        continue;
      }
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && piece.atMs() - last.toMs() <= RUN_GAP_MS) {
        String joined = last.text() + (piece.complete() ? " " : "") + piece.text();
        runs.set(runs.size() - 1, new Run(last.fromMs(), piece.atMs(), joined));
      } else {
        runs.add(new Run(piece.atMs(), piece.atMs(), piece.text()));
      }
    }
    return runs;
  }

  private static List<Finding> repeated(CallEvidence call, Measurements measured) {
    List<Run> runs = runs(call.timeline());
    List<Finding> found = new ArrayList<>();
    for (int i = 1; i < runs.size(); i++) {
      Run first = runs.get(i - 1);
      Run second = runs.get(i);
      boolean same = words(first.text()).equals(words(second.text()));
      boolean silent =
          call.timeline().caller().stream()
              .noneMatch(s -> s.offsetMs() > first.toMs() && s.onsetMs() <= second.fromMs());
      if (same && words(first.text()).size() >= 2 && silent) {
        found.add(
            new Finding(
                REPEATED.detector(),
                first.fromMs(),
                second.toMs(),
                "",
                text(
                    "%s came at %.0f ms and again at %.0f ms, and the caller was silent between",
                    Phrase.quoted(first.text()), first.fromMs(), second.fromMs())));
      }
    }
    return found;
  }

  private static List<Finding> beginnings(
      CallEvidence call, Measurements measured, boolean interrupting) {
    List<Finding> found = new ArrayList<>();
    for (CallerSound sound : call.timeline().said()) {
      List<String> scripted = words(sound.text());
      String heardAs = heardAs(measured, sound);
      List<String> heard = words(heardAs);
      int lost = lost(scripted, heard);
      if (sound.role().equals("interruption") == interrupting && lost > 0) {
        found.add(
            new Finding(
                (interrupting ? LOST : CLIPPED).detector(),
                sound.onsetMs(),
                sound.offsetMs(),
                sound.id(),
                text(
                    "the first %d of %d words of %s are missing in %s",
                    lost, scripted.size(), Phrase.quoted(sound.text()), Phrase.quoted(heardAs))));
      }
    }
    return found;
  }

  private static String heardAs(Measurements measured, CallerSound sound) {
    return measured.turns().stream()
        .filter(turn -> turn.id().equals(sound.id()))
        .map(TurnMeasure::heardAs)
        .findFirst()
        .orElse("");
  }

  /** How many words are missing at the beginning, if the rest is there; else 0. */
  static int lost(List<String> scripted, List<String> heard) {
    if (heard.isEmpty() || scripted.size() <= LEAST_LOST_WORDS) {
      return 0;
    }
    int[] last = new int[scripted.size()];
    int matched = 0;
    int from = scripted.size();
    int next = heard.size() - 1;
    // From the end: what is heard last is what was said last.
    for (int i = scripted.size() - 1; i >= 0 && next >= 0; i--) {
      int at = heard.subList(0, next + 1).lastIndexOf(scripted.get(i));
      last[i] = at;
      if (at >= 0) {
        matched++;
        next = at - 1;
        from = i;
      }
    }
    long telling =
        scripted.subList(0, from).stream().filter(word -> !FILLERS.contains(word)).count();
    boolean enoughLost = telling >= LEAST_LOST_WORDS && telling >= LEAST_LOST * scripted.size();
    boolean restThere =
        matched >= LEAST_KEPT * (scripted.size() - from) && matched >= LEAST_KEPT * heard.size();
    return matched > 0 && enoughLost && restThere ? from : 0;
  }

  private static List<Finding> language(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    for (CallerSound sound : call.timeline().said()) {
      String heardAs = heardAs(measured, sound);
      String other = Languages.other(sound.text(), heardAs);
      if (!other.isEmpty()) {
        found.add(
            new Finding(
                LANGUAGE.detector(),
                sound.onsetMs(),
                sound.offsetMs(),
                sound.id(),
                text(
                    "%s was written down as %s: %s",
                    Phrase.quoted(sound.text()), Phrase.quoted(heardAs), other)));
      }
    }
    return found;
  }
}
