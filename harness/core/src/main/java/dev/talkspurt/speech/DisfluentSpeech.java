package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.DisfluentText.Break;
import dev.talkspurt.speech.DisfluentText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Speech that hesitates: fillers, silent pauses, and words that are begun and said again.
 *
 * <p>Each stretch without a break is spoken by itself, and they are joined with digital silence:
 * from the last audible sample before a pause to the first after it there are exactly {@code
 * pauseMs}. Words and numbers of the text all stay, in order. Thread-safe.
 */
public final class DisfluentSpeech {
  /** From where a word is broken off to where it is said again, in milliseconds. */
  public static final int CUT_MS = 150;

  private DisfluentSpeech() {}

  /**
   * Have {@code request} spoken with hesitations.
   *
   * @param seed of where they fall; the same seed gives the same bytes
   * @return what {@code speech} says by itself if the speaker is fluent; else an utterance whose
   *     text is what is really said: {@code …} for a pause, {@code after-} for a word broken off
   * @throws dev.talkspurt.document.BadInput as {@link SpeechSource#speak} does
   */
  public static Utterance speak(
      SpeechSource speech, SpeechSource.Request request, Disfluency disfluency, long seed) {
    if (disfluency.fluent()) {
      return speech.speak(request);
    }
    String language = speech.language(request.voice());
    List<Piece> pieces = DisfluentText.of(request.text(), language, disfluency, seed);
    List<Utterance> spoken = new ArrayList<>();
    for (Piece piece : pieces) {
      spoken.add(
          speech.speak(
              new SpeechSource.Request(
                  piece.text(), request.voice(), request.rate(), request.pitch())));
    }
    return joined(request, pieces, spoken, disfluency.pauseMs());
  }

  private static Utterance joined(
      SpeechSource.Request request, List<Piece> pieces, List<Utterance> spoken, int pauseMs) {
    int rateHz = spoken.get(0).audio().sampleRateHz();
    int[] starts = new int[spoken.size()];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      at += to(spoken, i) - from(spoken, i) + silence(pieces.get(i), pauseMs, rateHz);
    }
    short[] samples = new short[at];
    for (int i = 0; i < starts.length; i++) {
      int from = from(spoken, i);
      spoken.get(i).audio().copyTo(from, samples, starts[i], to(spoken, i) - from);
    }
    int last = starts.length - 1;
    int offset = starts[last] + spoken.get(last).offsetSample() - from(spoken, last);
    String origin =
        spoken.stream().map(Utterance::origin).distinct().collect(Collectors.joining(" + "));
    return new Utterance(
        DisfluentText.written(pieces),
        request.voice(),
        AudioClip.of(samples, rateHz),
        spoken.get(0).onsetSample(),
        offset,
        origin);
  }

  /** The first piece keeps the silence before it. */
  private static int from(List<Utterance> spoken, int index) {
    return index == 0 ? 0 : spoken.get(index).onsetSample();
  }

  /** The last piece keeps the silence after it. */
  private static int to(List<Utterance> spoken, int index) {
    Utterance piece = spoken.get(index);
    return index == spoken.size() - 1 ? piece.audio().sampleCount() : piece.offsetSample() + 1;
  }

  private static int silence(Piece piece, int pauseMs, int rateHz) {
    int ms =
        piece.breakAfter() == Break.END ? 0 : piece.breakAfter() == Break.CUT ? CUT_MS : pauseMs;
    return (int) ((long) ms * rateHz / 1000);
  }
}
