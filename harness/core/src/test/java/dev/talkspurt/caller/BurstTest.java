package dev.talkspurt.caller;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.Part;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.speech.Utterance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Noise over a part of what is said is there and nowhere else. */
class BurstTest {
  private static final Utterance SPEECH = Calls.recorded("en-us-slt").get(0);

  private static Background white(double snrDb, Part part) {
    return new Background(
        Calls.AT,
        "white",
        OptionalDouble.of(snrDb),
        OptionalDouble.empty(),
        8,
        50,
        20,
        Optional.of(part));
  }

  private static Scenario scenario(Part part) {
    return Calls.scenario(
        Calls.conditions(List.of()), Calls.say(Calls.background(white(0, part))), Calls.say());
  }

  private static CallerSide side(Scenario scenario) {
    return CallerSide.render(scenario, Map.of(0, SPEECH, 1, SPEECH), Calls.bystanders(), 7);
  }

  @Test
  void covers_its_part_of_the_sound_and_nothing_else() {
    Scenario scenario = scenario(new Part(40, 80, Optional.empty()));
    Calls.Played call = Calls.play(side(scenario), 2, 1600, OptionalInt.empty());
    CallerTruth truth = side(scenario).truth(call.uses(), call.sent());
    assertTrue(truth.reproduced(), truth.why());
    CallerTruth.Stretch stretch =
        truth.stretches().stream().filter(s -> s.stepIndex() == 0).findFirst().orElseThrow();
    int onset = (int) stretch.soundOnsetSample();
    int length = (int) (stretch.soundOffsetSample() + 1 - onset);
    int first = onset + (int) Math.round(length * 0.4);
    int last = onset + (int) Math.round(length * 0.8) - 1;
    short[] noise = truth.noise().toArray();
    int heardFrom = 0;
    while (noise[heardFrom] == 0) {
      heardFrom++;
    }
    int heardTo = noise.length - 1;
    while (noise[heardTo] == 0) {
      heardTo--;
    }
    assertEquals(first, heardFrom, 3, "noise is rounded: its first samples may be 0");
    assertEquals(last, heardTo, 3);
    assertEquals(
        0, stretch.background().get(0).snrDb(), 0.3, "as loud as asked for while it lasts");
  }

  @Test
  void has_gone_by_when_the_sound_is_made_again() {
    CallerSide side = side(scenario(new Part(0, 100, Optional.of("words"))));
    assertTrue(side.startsReel(CallerSide.again(0)));
    assertFalse(side.startsReel(CallerSide.again(1)), "there was no noise to go by");
    Reel again = side.reel(CallerSide.again(0));
    short[] samples = Calls.read(again, again.leadSamples() + 8000, OptionalInt.empty());
    short[] clean = Arrays.copyOf(SPEECH.audio().toArray(), 8000);
    assertArrayEquals(clean, Arrays.copyOfRange(samples, again.leadSamples(), samples.length));
    assertEquals(0, CallerSide.stepOf(again.stepIndex()));
    assertEquals(-1, CallerSide.stepOf(-1));
    assertEquals(3, CallerSide.stepOf(CallerSide.stepOf(CallerSide.again(3))));
  }

  @Test
  void finds_words_by_their_place_in_the_text() {
    Part digits = new Part(0, 100, Optional.of("4271"));
    String text = "My order is 4271, please.";
    assertTrue(digits.isIn(text));
    assertEquals(12.0 / 41, digits.fromShare(text), 1e-9);
    assertEquals(32.0 / 41, digits.toShare(text), 1e-9);
    assertFalse(digits.isIn("My order is 4272."));
    assertEquals(0.4, new Part(40, 80, Optional.empty()).fromShare(text));
  }
}
