package dev.talkspurt.noise;

/** How the single sounds are made: struck things ring, air rushes. */
final class EventSounds {
  private EventSounds() {}

  static Sketch click(Chance chance) {
    return new Sketch()
        .burst(chance, 0, 0, chance.between(0.4, 1.2), 1)
        .ring(0, chance.between(1800, 4500), chance.between(1, 3), 1.5);
  }

  static Sketch keyboard(Chance chance) {
    Sketch typed = new Sketch();
    int strokes = chance.within(3, 9);
    double caseHz = chance.between(1300, 2200);
    double atMs = 0;
    for (int i = 0; i < strokes; i++) {
      double strength = chance.between(0.6, 1);
      typed.add(atMs, strength, key(chance, caseHz));
      typed.add(atMs + chance.between(55, 85), 0.35 * strength, key(chance, 1.4 * caseHz));
      atMs += chance.between(95, 230);
    }
    return typed;
  }

  private static Sketch key(Chance chance, double caseHz) {
    return new Sketch()
        .burst(chance, 0, 0.3, 2.5, 1, Biquad.highPass(900, 0.7))
        .ring(0, caseHz * chance.between(0.9, 1.1), 6, 0.9)
        .ring(0, 260 * chance.between(0.9, 1.1), 8, 0.5);
  }

  static Sketch cough(Chance chance) {
    Sketch coughs = new Sketch();
    int count = chance.within(1, 3);
    double throatHz = chance.between(0.85, 1.15);
    double atMs = 0;
    for (int i = 0; i < count; i++) {
      double strength = i == 0 ? 1 : chance.between(0.5, 0.9);
      coughs.add(atMs, strength, oneCough(chance, throatHz));
      atMs += chance.between(260, 380);
    }
    return coughs;
  }

  /** A burst of air when the glottis opens, breath, then a voiced end as it closes. */
  private static Sketch oneCough(Chance chance, double throatHz) {
    Sketch cough =
        new Sketch()
            .burst(chance, 0, 2, 25, 2.2, Biquad.bandPass(1500 * throatHz, 1.2))
            .burst(chance, 0, 3, 35, 2.5, Biquad.bandPass(550 * throatHz, 1.5))
            .burst(chance, 5, 10, 40, 1.0, Biquad.bandPass(2800 * throatHz, 1));
    double atMs = chance.between(80, 110);
    double periodMs = 1000 / chance.between(110, 210);
    double level = 0.5;
    while (level > 0.02) {
      cough.ring(atMs, 600 * throatHz, 2.5, level).ring(atMs, 1200 * throatHz, 1.5, 0.5 * level);
      atMs += periodMs * chance.between(0.9, 1.15);
      level *= 0.85;
    }
    return cough;
  }

  static Sketch door(Chance chance) {
    Sketch door = new Sketch();
    double slamMs = chance.between(60, 140);
    door.burst(chance, 0, 0.5, 3, 0.25, Biquad.bandPass(2200, 1));
    door.ring(0, chance.between(1200, 1900), 10, 0.15);
    for (int mode = 0; mode < 5; mode++) {
      double hz = chance.between(0.8, 1.2) * 70 * (mode + 1);
      door.ring(slamMs, hz, chance.between(50, 110) / (1 + 0.4 * mode), 1.0 / (1 + 0.5 * mode));
    }
    door.burst(chance, slamMs, 0.5, 14, 1.2, Biquad.lowPass(1800, 0.7));
    return door.burst(chance, slamMs + chance.between(25, 50), 1, 20, 0.3);
  }

  static Sketch dish(Chance chance) {
    Sketch dish = new Sketch().burst(chance, 0, 0.2, 1.5, 0.6);
    double hz = chance.between(1600, 3200);
    for (double ratio = 1; hz * ratio < 7200; ratio *= 1.53) {
      dish.ring(0, hz * ratio, chance.between(12, 45) / ratio, 0.7 / ratio);
    }
    if (chance.uniform() < 0.5) {
      dish.add(chance.between(40, 120), 0.6, new Sketch().ring(0, hz, 15, 0.7));
    }
    return dish;
  }
}
