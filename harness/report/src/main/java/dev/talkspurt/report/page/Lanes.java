package dev.talkspurt.report.page;

/** Where each lane of the timeline lies, in pixels from its top. */
final class Lanes {
  static final double AXIS = 0;
  static final double STEPS = 24;
  static final double STEP_HEIGHT = 18;
  static final double CALLER_TOP = 50;
  static final double WAVE_HEIGHT = 78;
  static final double CALLER_BOTTOM = CALLER_TOP + WAVE_HEIGHT;
  static final double LATENCY = CALLER_BOTTOM + 6;
  static final double STOP = LATENCY + 19;
  static final double SPAN_HEIGHT = 15;
  static final double AGENT_TOP = STOP + SPAN_HEIGHT + 6;
  static final double AGENT_BOTTOM = AGENT_TOP + WAVE_HEIGHT;
  static final double ARRIVALS = AGENT_BOTTOM + 4;
  static final double ARRIVALS_HEIGHT = 5;
  static final double TOOLS = ARRIVALS + ARRIVALS_HEIGHT + 9;
  static final double MORE_TOOLS = TOOLS + SPAN_HEIGHT + 3;
  static final double SIGNALS = MORE_TOOLS + SPAN_HEIGHT + 7;
  static final double MORE_SIGNALS = SIGNALS + SPAN_HEIGHT + 3;
  static final double HEIGHT = MORE_SIGNALS + 20;

  private Lanes() {}

  /** Name and middle of each lane. */
  record Label(String text, double middle, Ink ink) {}

  static final Label[] LABELS = {
    new Label("Script", STEPS + STEP_HEIGHT / 2, Ink.INK),
    new Label("Caller", (CALLER_TOP + CALLER_BOTTOM) / 2, Ink.CALLER),
    new Label("Response", LATENCY + SPAN_HEIGHT / 2, Ink.LATENCY),
    new Label("Stop", STOP + SPAN_HEIGHT / 2, Ink.STOP),
    new Label("Agent, as heard", (AGENT_TOP + AGENT_BOTTOM) / 2, Ink.AGENT),
    new Label("Tools", TOOLS + SPAN_HEIGHT / 2, Ink.TOOL),
    new Label("Signals", SIGNALS + SPAN_HEIGHT / 2, Ink.INK),
  };
}
