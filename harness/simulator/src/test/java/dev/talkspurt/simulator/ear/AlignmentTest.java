package dev.talkspurt.simulator.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  private static Features random(int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[frames * Features.DIMENSIONS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Features(frames, values);
  }

  /** The frames of {@code original} at these places. */
  private static Features picked(Features original, int... places) {
    float[] values = new float[places.length * Features.DIMENSIONS];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(
          original.values(),
          places[i] * Features.DIMENSIONS,
          values,
          i * Features.DIMENSIONS,
          Features.DIMENSIONS);
    }
    return new Features(places.length, values);
  }

  @Test
  void nothing_lies_between_an_utterance_and_itself() {
    Features one = random(40, 1);

    assertEquals(0, Alignment.distance(one, one));
  }

  @Test
  void a_frame_may_last_longer_and_every_other_may_be_left_out() {
    Features template = random(12, 1);

    assertEquals(
        0,
        Alignment.distance(
            picked(template, 0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 9, 10, 11), template));
    assertEquals(0, Alignment.distance(picked(template, 0, 1, 3, 4, 6, 7, 9, 10, 11), template));
    assertTrue(Alignment.distance(picked(template, 0, 1, 2, 6, 7, 8, 9, 10, 11), template) > 0.1);
  }

  @Test
  void two_frames_at_each_end_may_be_missing_but_not_three() {
    Features template = random(30, 2);
    int[] inner = new int[26];
    int[] tooFew = new int[24];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = i + 2;
    }
    for (int i = 0; i < tooFew.length; i++) {
      tooFew[i] = i + 3;
    }

    assertEquals(0, Alignment.distance(picked(template, inner), template));
    assertTrue(Alignment.distance(picked(template, tooFew), template) > 0.1);
  }

  @Test
  void order_matters() {
    Features template = random(20, 3);
    int[] backwards = new int[20];
    for (int i = 0; i < backwards.length; i++) {
      backwards[i] = 19 - i;
    }

    assertTrue(Alignment.distance(picked(template, backwards), template) > 3);
  }

  @Test
  void what_is_more_than_twice_as_long_does_not_fit() {
    assertEquals(Float.POSITIVE_INFINITY, Alignment.distance(random(10, 4), random(40, 5)));
  }

  @Test
  void a_limit_changes_nothing_below_it_and_gives_up_above() {
    Features utterance = random(37, 6);
    Features template = random(45, 7);
    float distance = Alignment.distance(utterance, template);

    assertEquals(distance, Alignment.distance(utterance, template, distance * 1.001f));
    assertEquals(Float.POSITIVE_INFINITY, Alignment.distance(utterance, template, distance * 0.9f));
  }

  @Test
  void the_distances_along_the_path_have_the_mean_that_was_found() {
    Features utterance = random(37, 6);
    Features template = random(45, 7);

    float[] along = Alignment.along(utterance, template);

    float sum = 0;
    for (float distance : along) {
      sum += distance;
    }
    assertEquals(Alignment.distance(utterance, template), sum / 37, 1e-4);
  }
}
