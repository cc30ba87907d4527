package dev.talkspurt.noise;

import java.util.List;

/** Places put together from simpler noise. Synthetic: they sound of the place, no more. */
final class Places {
  private static final int CAFE_TALKERS = 20;
  private static final int OFFICE_TALKERS = 3;

  private Places() {}

  /** Twenty people, dishes, and the rush of a machine. */
  static NoiseSource cafe(Chance chance, List<Voice> voices) {
    return new Mix()
        .and(1, new Babble(chance.fork(0), CAFE_TALKERS, voices))
        .and(3, new EventTrain(chance.fork(1), EventKind.DISH, 50))
        .and(0.35, new Filtered(new Pink(chance.fork(2)), Biquad.lowPass(3000, 0.7)));
  }

  /** Distant traffic without pause, and vehicles that pass. */
  static NoiseSource street(Chance chance) {
    return new Mix()
        .and(0.6, new Filtered(new Pink(chance.fork(0)), Biquad.lowPass(900, 0.6)))
        .and(0.2, new Pink(chance.fork(1)))
        .and(2, new Passing(chance.fork(2)));
  }

  /** Ventilation, a few people further away, and someone typing. */
  static NoiseSource office(Chance chance, List<Voice> voices) {
    return new Mix()
        .and(0.7, new Filtered(new Pink(chance.fork(0)), Biquad.lowPass(600, 0.6)))
        .and(
            0.8,
            new Filtered(
                new Babble(chance.fork(1), OFFICE_TALKERS, voices), Biquad.lowPass(2000, 0.7)))
        .and(2.5, new EventTrain(chance.fork(2), EventKind.KEYBOARD, 15));
  }
}
