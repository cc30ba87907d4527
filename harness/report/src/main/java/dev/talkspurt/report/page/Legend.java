package dev.talkspurt.report.page;

/** What the colours of a picture mean. */
enum Legend {
  CALLER(Ink.CALLER, "caller, as sent"),
  NOISE(Ink.NOISE, "caller's noise, no speech"),
  AGENT(Ink.AGENT, "agent, as heard"),
  LATENCY(Ink.LATENCY, "response latency: caller's end to agent's start"),
  STOP(Ink.STOP, "interruption: caller's start to agent's silence; dashed: playout flushed"),
  TOOL(Ink.TOOL, "tool call: called to answered"),
  FAILED(Ink.FAILED, "fault, mismatch, or known failure found (on the axis)");

  private final Ink ink;
  private final String words;

  Legend(Ink ink, String words) {
    this.ink = ink;
    this.words = words;
  }

  Ink ink() {
    return ink;
  }

  String words() {
    return words;
  }
}
