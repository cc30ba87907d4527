package dev.talkspurt.simulator.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How well callers are understood whose voice was not learned; both espeak voices count as one. The
 * phrases of the other agents are the foreign ones. The callers are synthetic, as the examples.
 */
class EarAccuracyTest {
  private static final double THRESHOLD = 0.35;
  private static final BiPredicate<String, String> OTHER_VOICES =
      (caller, voice) -> !family(voice).equals(family(caller));
  private static final UnaryOperator<short[]> CLEAN = samples -> samples;
  private static final UnaryOperator<short[]> NOISY =
      samples ->
          Sounds.mixed(
              Sounds.then(Sounds.silence(100), samples, Sounds.silence(500)),
              Sounds.whiteNoise(600 + samples.length / 16 + 1, -46, samples.length));

  /** Counts of one agent's trials. */
  private static final class Score {
    private int declared;
    private int nearest;
    private int right;
    private int wrong;
    private int foreign;
    private int accepted;

    private void add(Score other) {
      declared += other.declared;
      nearest += other.nearest;
      right += other.right;
      wrong += other.wrong;
      foreign += other.foreign;
      accepted += other.accepted;
    }

    private String row(String name) {
      return String.format(
          "%-12s %5d %11.1f %% %11.1f %% %11.1f %% %9d %11.1f %%%n",
          name,
          declared,
          percent(nearest, declared),
          percent(right, declared),
          percent(wrong, declared),
          foreign,
          percent(accepted, foreign));
    }
  }

  private static double percent(int part, int whole) {
    return 100.0 * part / Math.max(1, whole);
  }

  private static String family(String voice) {
    return voice.endsWith("espeak") ? "espeak" : voice;
  }

  private static Score measure(
      String title,
      Map<String, List<Phrase>> vocabularies,
      BiPredicate<String, String> learned,
      UnaryOperator<short[]> line) {
    Map<String, Score> scores = new LinkedHashMap<>();
    vocabularies.forEach(
        (agent, phrases) -> {
          for (String caller : FixtureSpeech.allVoices()) {
            FixtureSpeech speech = FixtureSpeech.only(voice -> learned.test(caller, voice));
            Score score = listen(Ear.learn(phrases, speech), phrases, caller, line);
            scores.computeIfAbsent(agent, a -> new Score()).add(score);
          }
        });
    Score total = new Score();
    scores.values().forEach(total::add);
    StringBuilder table = new StringBuilder(title).append('\n');
    table.append("agent         said      nearest  accepted+right  accepted+wrong   foreign  ");
    table.append("accepted\n");
    scores.forEach((agent, score) -> table.append(score.row(agent)));
    System.out.println(table.append(total.row("all")));
    return total;
  }

  private static Score listen(
      Ear ear, List<Phrase> phrases, String caller, UnaryOperator<short[]> line) {
    Score score = new Score();
    for (Utterance utterance : FixtureSpeech.ALL) {
      if (utterance.voice().equals(caller)) {
        short[] sound = line.apply(utterance.audio().toArray());
        Recognition heard = ear.recognise(AudioClip.of(sound, 16000));
        boolean accepted = heard.confidence() >= THRESHOLD;
        String nearest = heard.nearest().map(Phrase::text).orElse("");
        if (phrases.stream().anyMatch(p -> p.text().equals(utterance.text()))) {
          boolean right = nearest.equals(utterance.text());
          score.declared++;
          score.nearest += right ? 1 : 0;
          score.right += right && accepted ? 1 : 0;
          score.wrong += !right && accepted ? 1 : 0;
        } else {
          score.foreign++;
          score.accepted += accepted ? 1 : 0;
        }
      }
    }
    return score;
  }

  @Test
  void strangers_are_understood_and_foreign_phrases_are_not() {
    Map<String, List<Phrase>> vocabularies = new LinkedHashMap<>(Vocabularies.byAgent());
    vocabularies.put("all three", Vocabularies.together());
    Score score = measure("Voice not learned, 4 or 5 others", vocabularies, OTHER_VOICES, CLEAN);

    assertTrue(percent(score.nearest, score.declared) >= 97);
    assertTrue(percent(score.right, score.declared) >= 95);
    assertTrue(percent(score.wrong, score.declared) <= 1);
    assertTrue(percent(score.accepted, score.foreign) <= 5);
  }

  @Test
  void strangers_are_understood_in_noise() {
    Score score =
        measure(
            "Voice not learned, white noise at 20 dB", Vocabularies.byAgent(), OTHER_VOICES, NOISY);

    assertTrue(percent(score.nearest, score.declared) >= 97);
    assertTrue(percent(score.right, score.declared) >= 90);
    assertTrue(percent(score.wrong, score.declared) <= 1);
    assertTrue(percent(score.accepted, score.foreign) <= 2);
  }

  @Test
  void strangers_are_understood_after_one_voice() {
    Score score =
        measure(
            "One voice learned, which is another's",
            Vocabularies.byAgent(),
            (caller, voice) ->
                voice.equals(caller.equals("en-us-kevin") ? "en-us-rms" : "en-us-kevin"),
            CLEAN);

    assertTrue(percent(score.nearest, score.declared) >= 90);
    assertTrue(percent(score.right, score.declared) >= 85);
    assertTrue(percent(score.accepted, score.foreign) <= 10);
  }

  @Test
  void a_voice_that_was_learned_is_always_understood() {
    Score score = measure("Voice learned", Vocabularies.byAgent(), (caller, voice) -> true, CLEAN);

    assertEquals(score.declared, score.right);
    assertEquals(0, score.wrong);
    assertTrue(percent(score.accepted, score.foreign) <= 5);
  }

  @Test
  void slot_values_that_are_not_on_the_list_are_mostly_doubted() {
    List<String> accepted = new ArrayList<>();
    int trials = 0;
    for (List<Phrase> phrases : Vocabularies.byAgent().values()) {
      for (Phrase unlisted : phrases) {
        List<Phrase> listed = phrases.stream().filter(p -> !p.equals(unlisted)).toList();
        boolean slotted =
            listed.stream().anyMatch(p -> p.id().equals(unlisted.id()) && !p.slots().isEmpty());
        for (String caller : slotted ? FixtureSpeech.allVoices() : List.<String>of()) {
          Ear ear =
              Ear.learn(listed, FixtureSpeech.only(voice -> OTHER_VOICES.test(caller, voice)));
          Utterance said = FixtureSpeech.of(caller, unlisted.text());
          trials++;
          if (ear.recognise(said.audio()).confidence() >= THRESHOLD) {
            accepted.add(said.origin());
          }
        }
      }
    }
    System.out.printf("Slot value not listed: %d of %d accepted%n", accepted.size(), trials);

    assertTrue(percent(accepted.size(), trials) <= 35, accepted::toString);
  }
}
