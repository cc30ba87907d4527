package dev.talkspurt.simulator.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.speech.Utterance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Callers whose voice was not learned say numbers, days and times. The voices that were learned are
 * the three or four others whose words are committed; with more the ear hears better.
 */
class OpenSlotsTest {
  private static final double SURE = 0.5;
  private static final SlotPattern NUMBER =
      pattern("number", new SlotPattern.Part.Open("number", new SlotKind.Digits(4, 4)));
  private static final SlotPattern VISIT =
      pattern(
          "visit",
          new SlotPattern.Part.Open("day", new SlotKind.Weekday()),
          new SlotPattern.Part.Words("at"),
          new SlotPattern.Part.Open("time", new SlotKind.ClockTime()));
  private static final Map<String, Ear> EARS = new LinkedHashMap<>();

  private static SlotPattern pattern(String id, SlotPattern.Part... parts) {
    return new SlotPattern(id, List.of(parts));
  }

  @BeforeAll
  static void learn() {
    for (Utterance one : WordRecordings.said()) {
      EARS.computeIfAbsent(
          one.voice(),
          caller ->
              Ear.learn(
                  List.of(),
                  List.of(NUMBER, VISIT),
                  new WordRecordings(voice -> !voice.equals(caller))));
    }
  }

  /** What was heard of what callers said. */
  private static final class Counts {
    private int said;
    private int sentences;
    private int right;
    private int symbols;
    private int symbolsRight;
    private int sureAndWrong;

    private void add(String expected, Recognition heard, String pattern) {
      said++;
      Phrase nearest = heard.nearest().orElseThrow();
      sentences += nearest.id().equals(pattern) && heard.phrase().isPresent() ? 1 : 0;
      String got = String.join(" ", nearest.slots().values());
      right += got.equals(expected) ? 1 : 0;
      symbols += expected.length();
      for (int i = 0; i < expected.length() && got.length() == expected.length(); i++) {
        symbolsRight += got.charAt(i) == expected.charAt(i) ? 1 : 0;
      }
      boolean sure = heard.slotConfidence().values().stream().allMatch(c -> c >= SURE);
      sureAndWrong += sure && !got.equals(expected) ? 1 : 0;
    }

    private double share(int part) {
      return 100.0 * part / said;
    }
  }

  private static Counts listen(SlotPattern pattern) {
    Counts counts = new Counts();
    for (Utterance one : WordRecordings.said()) {
      if (one.text().contains(" at ") == pattern.equals(VISIT)) {
        Recognition heard = EARS.get(one.voice()).recognise(one.audio());
        counts.add(expected(one.text()), heard, pattern.id());
      }
    }
    return counts;
  }

  private static String expected(String text) {
    List<String> words = List.of(text.split(" "));
    if (!text.contains(" at ")) {
      return SlotValue.of(new SlotKind.Digits(4, 4), words).orElseThrow();
    }
    List<String> time =
        List.of(
                text.substring(text.indexOf(" at ") + 4)
                    .replace("half past", "half_past")
                    .split(" "))
            .stream()
            .map(word -> word.replace('_', ' '))
            .toList();
    return words.get(0) + " " + SlotValue.of(new SlotKind.ClockTime(), time).orElseThrow();
  }

  @Test
  void numbers_of_strangers_are_heard() {
    Counts counts = listen(NUMBER);
    assertEquals(40, counts.said);
    assertTrue(counts.share(counts.sentences) >= 80, "sentences " + counts.sentences);
    assertTrue(100.0 * counts.symbolsRight / counts.symbols >= 85, "digits " + counts.symbolsRight);
    assertTrue(counts.share(counts.right) >= 70, "numbers " + counts.right);
    assertTrue(counts.share(counts.sureAndWrong) <= 10, "sure and wrong " + counts.sureAndWrong);
  }

  @Test
  void days_and_times_of_strangers_are_heard() {
    Counts counts = listen(VISIT);
    assertEquals(30, counts.said);
    assertTrue(counts.share(counts.sentences) >= 80, "sentences " + counts.sentences);
    assertTrue(counts.share(counts.right) >= 70, "both right " + counts.right);
    assertTrue(counts.share(counts.sureAndWrong) <= 10, "sure and wrong " + counts.sureAndWrong);
  }

  @Test
  void other_sentences_are_mostly_rejected_and_hardly_ever_give_a_sure_value() {
    int foreign = 0;
    int accepted = 0;
    int sure = 0;
    for (Utterance one : FixtureSpeech.ALL) {
      if (EARS.containsKey(one.voice()) && foreign++ % 2 == 0) {
        Recognition heard = EARS.get(one.voice()).recognise(one.audio());
        boolean isAccepted = heard.confidence() >= 0.35;
        accepted += isAccepted ? 1 : 0;
        boolean isSure = heard.slotConfidence().values().stream().allMatch(c -> c >= SURE);
        sure += isAccepted && isSure ? 1 : 0;
      }
    }
    assertEquals(110, foreign);
    assertTrue(accepted <= 10, "accepted " + accepted + " of 55");
    assertTrue(sure <= 4, "sure " + sure + " of 55");
  }

  @Test
  void silence_is_nothing() {
    Ear ear = EARS.values().iterator().next();
    Recognition heard = ear.recognise(AudioClip.of(Sounds.silence(1500), 16000));
    assertEquals(Recognition.NOTHING, heard);
  }

  @Test
  void a_voice_that_was_learned_leads_by_more_than_a_stranger() {
    Ear knows = Ear.learn(List.of(), List.of(NUMBER), new WordRecordings(voice -> true));
    Utterance one =
        WordRecordings.said().stream()
            .filter(u -> u.voice().equals("en-us-rms") && !u.text().contains(" at "))
            .findFirst()
            .orElseThrow();
    Recognition heard = knows.recognise(one.audio());
    assertEquals(expected(one.text()), heard.phrase().orElseThrow().slots().get("number"));
    assertTrue(heard.slotConfidence().get("number") > 0.9, heard.toString());
  }

  @Test
  void what_nobody_can_say_cannot_be_learned() {
    SlotPattern unheard =
        pattern(
            "unheard",
            new SlotPattern.Part.Words("The password is"),
            new SlotPattern.Part.Open("number", new SlotKind.Digits(4, 4)));
    BadInput refused =
        assertThrows(
            BadInput.class,
            () -> Ear.learn(List.of(), List.of(unheard), new WordRecordings(voice -> true)));
    assertTrue(refused.getMessage().contains("The password is"), refused.getMessage());
    assertFalse(refused.getMessage().contains("null"));
  }
}
