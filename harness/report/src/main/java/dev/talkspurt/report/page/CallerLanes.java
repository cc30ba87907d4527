package dev.talkspurt.report.page;

/** Where each lane of the caller's picture lies, in pixels from its top. */
final class CallerLanes {
  static final double CONDITIONS = 22;
  static final double CALLER = 46;
  static final double NOISES = 68;
  static final double BEHIND = 90;
  static final double AGENT = 108;
  static final double BAR = 17;
  static final double WAVE = 132;
  static final double WAVE_HEIGHT = 84;
  static final double WAVE_BOTTOM = WAVE + WAVE_HEIGHT;
  static final double LOST = WAVE_BOTTOM + 6;
  static final double NETWORK = LOST + 17;
  static final double TICK = 11;
  static final double SPECTRUM = NETWORK + 22;
  static final double SPECTRUM_HEIGHT = 132;
  static final double LEVELS = SPECTRUM + SPECTRUM_HEIGHT + 16;
  static final double LEVELS_HEIGHT = 112;
  static final double SNR = LEVELS + LEVELS_HEIGHT + 16;
  static final double SNR_HEIGHT = 88;
  static final double HEIGHT = SNR + SNR_HEIGHT + 6;

  private CallerLanes() {}

  /** Name and middle of each lane. */
  static final Lanes.Label[] LABELS = {
    new Lanes.Label("Conditions", CONDITIONS + BAR / 2, Ink.INK),
    new Lanes.Label("Caller says", CALLER + BAR / 2, Ink.CALLER),
    new Lanes.Label("Noises", NOISES + BAR / 2, Ink.NOISE),
    new Lanes.Label("Background", BEHIND + TICK / 2, Ink.NOISE),
    new Lanes.Label("Agent's turn", AGENT + BAR / 2, Ink.AGENT),
    new Lanes.Label("As sent", WAVE + WAVE_HEIGHT / 2, Ink.CALLER),
    new Lanes.Label("Lost frames", LOST + TICK / 2, Ink.FAILED),
    new Lanes.Label("Network", NETWORK + TICK / 2, Ink.TOOL),
    new Lanes.Label("Spectrum", SPECTRUM + SPECTRUM_HEIGHT / 2, Ink.INK),
    new Lanes.Label("Level", LEVELS + LEVELS_HEIGHT / 2 - 7, Ink.INK),
    new Lanes.Label("(dBov)", LEVELS + LEVELS_HEIGHT / 2 + 7, Ink.FAINT),
    new Lanes.Label("SNR", SNR + SNR_HEIGHT / 2 - 7, Ink.INK),
    new Lanes.Label("(dB)", SNR + SNR_HEIGHT / 2 + 7, Ink.FAINT),
  };
}
