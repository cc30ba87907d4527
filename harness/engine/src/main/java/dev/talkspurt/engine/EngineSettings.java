package dev.talkspurt.engine;

import dev.talkspurt.document.BadInput;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * What the engine can be told through configuration parameters.
 *
 * @param target {@value #TARGET}: target name or file; default {@code simulated}
 * @param seed {@value #SEED}: seed of the run; default 1
 * @param repeat {@value #REPEAT}: trials of each scenario, all must pass; default 1
 * @param parallel {@value #PARALLEL}: calls at once; default 4
 * @param virtualTime {@value #TIME}: {@code real} (default) calls over sockets in real time, {@code
 *     virtual} over memory in virtual time, minutes in milliseconds (simulated target only)
 * @param out {@value #OUT}: folder for the run folder; default {@code reports/runs} in the project
 * @param abortInconclusive {@value #INCONCLUSIVE}: {@code fail} (default) or {@code abort}; aborted
 *     tests do not fail a build
 */
public record EngineSettings(
    String target,
    long seed,
    int repeat,
    int parallel,
    boolean virtualTime,
    Optional<Path> out,
    boolean abortInconclusive) {
  static final String TARGET = "talkspurt.target";
  static final String SEED = "talkspurt.seed";
  static final String REPEAT = "talkspurt.repeat";
  static final String PARALLEL = "talkspurt.parallel";
  static final String TIME = "talkspurt.time";
  static final String OUT = "talkspurt.out";
  static final String INCONCLUSIVE = "talkspurt.inconclusive";

  static EngineSettings of(ConfigurationParameters parameters) {
    return new EngineSettings(
        parameters.get(TARGET).orElse("simulated"),
        whole(parameters, SEED, 1, 0, Long.MAX_VALUE),
        (int) whole(parameters, REPEAT, 1, 1, Integer.MAX_VALUE),
        (int) whole(parameters, PARALLEL, 4, 1, Integer.MAX_VALUE),
        oneOf(parameters, TIME, "real", "virtual").equals("virtual"),
        parameters.get(OUT).map(Path::of),
        oneOf(parameters, INCONCLUSIVE, "fail", "abort").equals("abort"));
  }

  private static long whole(
      ConfigurationParameters parameters, String key, long otherwise, long least, long most) {
    String text = parameters.get(key).orElse(Long.toString(otherwise));
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the message that covers both.
    }
    throw new BadInput(
        "configuration parameter "
            + key
            + " is \""
            + text
            + "\", expected a whole number from "
            + least);
  }

  private static String oneOf(
      ConfigurationParameters parameters, String key, String first, String second) {
    String text = parameters.get(key).orElse(first);
    if (!text.equals(first) && !text.equals(second)) {
      throw new BadInput(
          "configuration parameter "
              + key
              + " is \""
              + text
              + "\", expected "
              + first
              + " or "
              + second);
    }
    return text;
  }
}
