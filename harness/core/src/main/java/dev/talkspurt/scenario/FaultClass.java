package dev.talkspurt.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What can go wrong in a call, with how long an agent has to get over it and how often the caller
 * says something again; the classes and defaults of {@code docs/metrics/RECOVERY_RATE.md}.
 */
public enum FaultClass {
  /** Noise over a value. */
  NOISE_BURST("noiseBurst", 20, 1),
  /** A whole utterance muffled, clipped, band-limited or with losses. */
  ASR_DEGRADE("asrDegrade", 20, 2),
  /** A tool that fails. */
  TOOL_ERROR("toolError", 15, 0),
  /** A tool that takes 5 to 20 s. */
  TOOL_SLOW("toolSlow", 30, 0),
  /** The caller cuts in. */
  INTERRUPT("interrupt", 10, 0),
  /** A sound that only seems to cut in. */
  FALSE_INTERRUPT("falseInterrupt", 5, 0),
  /** The caller takes a value back. */
  CORRECTION("correction", 20, 0),
  /** The caller says nothing. */
  SILENCE("silence", 15, 0),
  /** The network stands still. */
  NET_STALL("netStall", 15, 1),
  /** The connection breaks. */
  DISCONNECT("disconnect", 20, 1),
  /** A request that no tool covers. */
  OUT_OF_SCOPE("outOfScope", 10, 0),
  /** The caller changes language. */
  LANG_SWITCH("langSwitch", 10, 1);

  private final String word;
  private final int withinS;
  private final int repeats;

  FaultClass(String word, int withinS, int repeats) {
    this.word = word;
    this.withinS = withinS;
    this.repeats = repeats;
  }

  /** As scenarios and results write it. */
  public String word() {
    return word;
  }

  /** How long recovery may take, counted from the fault's end. */
  public Duration within() {
    return Duration.ofSeconds(withinS);
  }

  /** How often the caller says it again when asked. */
  public int repeats() {
    return repeats;
  }

  /** The class of this word. */
  public static Optional<FaultClass> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
