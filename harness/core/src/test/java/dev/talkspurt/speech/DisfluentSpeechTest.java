package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.DisfluentText.Break;
import dev.talkspurt.speech.DisfluentText.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DisfluentSpeechTest {
  private static final String TEXT =
      "I need to reschedule the afternoon appointment, order four two 7 one, for Tuesday please.";
  private static final Disfluency MUCH = new Disfluency(30, 30, 30, 600);

  /** Speech of 1 ms a letter at a height of its own, in 100 samples of silence. */
  private static final class Letters implements SpeechSource {
    final List<Request> asked = new ArrayList<>();

    @Override
    public Utterance speak(Request request) {
      asked.add(request);
      int length = 16 * request.text().length();
      short[] samples = new short[length + 200];
      for (int i = 0; i < length; i++) {
        samples[100 + i] = (short) (1000 + Math.abs(request.text().hashCode() % 1000));
      }
      AudioClip audio = AudioClip.of(samples, 16_000);
      return new Utterance(request.text(), request.voice(), audio, 100, 99 + length, "letters 1");
    }

    @Override
    public List<String> voices() {
      return List.of();
    }

    @Override
    public List<Utterance> examples(String text) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private static SpeechSource.Request request(String text) {
    return new SpeechSource.Request(text, "en-us-kevin", 1.2, 0.9);
  }

  private static Utterance said(long seed) {
    return DisfluentSpeech.speak(new Letters(), request(TEXT), MUCH, seed);
  }

  @Test
  void a_fluent_speaker_is_spoken_as_asked() {
    SpeechSource.Request request = request("  as  it is ");
    Letters letters = new Letters();
    DisfluentSpeech.speak(letters, request, Disfluency.NONE, 7);
    assertSame(request, letters.asked.get(0));
    assertEquals(1, letters.asked.size());
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_one_others() {
    assertEquals(said(5), said(5));
    assertNotEquals(said(5).audio(), said(6).audio());
  }

  @Test
  void rate_and_pitch_are_those_asked_for_in_every_piece() {
    Letters letters = new Letters();
    DisfluentSpeech.speak(letters, request(TEXT), MUCH, 5);
    assertTrue(letters.asked.size() > 2);
    letters.asked.forEach(one -> assertEquals(1.2 + 0.9, one.rate() + one.pitch()));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 600, 3000})
  void silence_between_sounds_is_exactly_the_pause(int pauseMs) {
    Disfluency pauses = new Disfluency(0, 50, 0, pauseMs);
    Utterance said = DisfluentSpeech.speak(new Letters(), request(TEXT), pauses, 3);
    List<Integer> silences = silences(said);
    long marks = said.text().chars().filter(c -> c == '…').count();
    assertTrue(marks > 2, said.text());
    assertEquals(Collections.nCopies((int) marks, pauseMs * 16), silences);
  }

  @Test
  void a_word_that_is_broken_off_is_said_again_after_a_short_silence() {
    Disfluency corrections = new Disfluency(0, 0, 50, 600);
    Utterance said = DisfluentSpeech.speak(new Letters(), request(TEXT), corrections, 2);
    List<Integer> silences = silences(said);
    long cuts = said.text().split("- ", -1).length - 1;
    assertTrue(cuts > 1, said.text());
    assertEquals(
        Collections.nCopies((int) cuts, DisfluentSpeech.CUT_MS * 16), silences, said.text());
  }

  private static List<Integer> silences(Utterance said) {
    List<Integer> silences = new ArrayList<>();
    int run = 0;
    for (int i = said.onsetSample(); i <= said.offsetSample(); i++) {
      if (said.audio().at(i) == 0) {
        run++;
      } else if (run > 0) {
        silences.add(run);
        run = 0;
      }
    }
    return silences;
  }

  @Test
  void onset_and_offset_are_those_of_the_whole() {
    for (long seed = 0; seed < 20; seed++) {
      Utterance said = said(seed);
      assertEquals(100, said.onsetSample());
      assertEquals(said.audio().sampleCount() - 101, said.offsetSample());
      assertTrue(said.audio().at(said.offsetSample()) > 0);
      assertEquals(0, said.audio().at(said.offsetSample() + 1));
    }
  }

  @Test
  void words_and_numbers_all_stay_in_order() {
    for (long seed = 0; seed < 500; seed++) {
      String said = said(seed).text();
      String bare =
          said.replaceAll("\\b\\p{L}+- (to |the |for |I )?", "")
              .replaceAll(",? (um|uh|er|you know),", "")
              .replace("… ", "");
      assertEquals(TEXT.replace(",", ""), bare.replace(",", ""), said);
    }
  }

  @Test
  void rates_are_those_asked_for() {
    int words = 10_001;
    String text = String.join(" ", Collections.nCopies(words, "afternoon"));
    Disfluency asked = new Disfluency(8, 5, 3, 600);
    List<Piece> pieces = DisfluentText.of(text, "en-US", asked, 11);
    long pauses = pieces.stream().filter(one -> one.breakAfter() == Break.PAUSE).count();
    long cuts = pieces.stream().filter(one -> one.breakAfter() == Break.CUT).count();
    long fillers =
        pieces.stream()
            .mapToLong(one -> one.text().split("\\b(um|uh|er|you know),", -1).length - 1)
            .sum();
    within(0.08, words - 1, fillers);
    within(0.05, words - 1, pauses);
    within(0.03, words, cuts);
  }

  /** Normal approximation of the binomial, 99.9 % two-sided. */
  private static void within(double rate, int n, long count) {
    assertEquals(rate * n, count, 3.2905 * Math.sqrt(n * rate * (1 - rate)));
  }

  @Test
  void a_higher_percentage_only_adds_for_the_same_seed() {
    List<Piece> few = DisfluentText.of(TEXT, "en-US", new Disfluency(0, 10, 0, 600), 4);
    List<Piece> more = DisfluentText.of(TEXT, "en-US", new Disfluency(0, 40, 0, 600), 4);
    List<String> ends = more.stream().map(one -> last(one.text())).toList();
    few.forEach(one -> assertTrue(ends.contains(last(one.text())), few + " / " + more));
    assertTrue(more.size() > few.size());
  }

  private static String last(String text) {
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  @ParameterizedTest
  @CsvSource({"en-GB, you know", "de-DE, äh", "fr-FR, euh", "es-MX, eh", "it-IT, eh"})
  void fillers_are_those_of_the_language(String language, String filler) {
    List<Piece> pieces = DisfluentText.of(TEXT, language, new Disfluency(50, 0, 0, 600), 1);
    assertTrue(DisfluentText.written(pieces).contains(filler), pieces.toString());
  }

  @Test
  void a_language_without_known_fillers_has_none() {
    Disfluency fillers = new Disfluency(50, 0, 0, 600);
    for (String language : List.of("pl-PL", "und")) {
      assertEquals(
          List.of(new Piece(TEXT, Break.END)), DisfluentText.of(TEXT, language, fillers, 1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "afternoon, aft",
    "reschedule, res",
    "'Tuesday.', Tues",
    "'(shoes?)', shoes",
    "format, form",
    "tomorrow, tom"
  })
  void words_are_broken_off_after_their_first_vowels(String word, String start) {
    assertEquals(Optional.of(start).filter(one -> !one.equals("shoes")), DisfluentText.start(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"four", "Seven,", "427", "A4-sized", "the", "nine", "forty", "don't"})
  void numbers_and_short_words_are_never_broken_off(String word) {
    assertFalse(DisfluentText.canBeCut(word));
  }

  @Test
  void punctuation_by_itself_is_no_word() {
    assertEquals(List.of("Yes –", "two"), DisfluentText.words("Yes – two"));
    assertEquals(List.of("– Yes"), DisfluentText.words("– Yes"));
    assertEquals(List.of("..."), DisfluentText.words("..."));
  }
}
