package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import dev.talkspurt.matching.Context;
import java.util.List;
import java.util.Optional;

/**
 * How a call is conducted as a whole.
 *
 * @param retries how many fresh calls may be made when a probe or a fault was void; the last one
 *     counts
 * @param reasks what the caller does when the agent asks to repeat; empty: goes on with the script
 * @param withControl whether each trial is called a second time without its faults
 * @param always what the agent must say at some time in the call
 * @param never what it must not say at any time
 * @param truthful whether what the agent says of numbers, dates, times and codes must agree with
 *     what its tools were given and returned, and with itself
 * @param latency how fast it must be over the whole call
 * @param context what such values are read against
 * @param truthfulPlace of {@code truthful} in the scenario file; empty if it is not written there
 */
public record Conduct(
    int retries,
    Optional<Reasks> reasks,
    boolean withControl,
    List<Statement> always,
    List<Statement> never,
    boolean truthful,
    Optional<LatencyLimits> latency,
    Context context,
    Optional<Place> truthfulPlace) {
  /** One call, no repeats, no control. */
  public static final Conduct PLAIN =
      new Conduct(0, Optional.empty(), false, List.of(), List.of(), false);

  public Conduct {
    always = List.copyOf(always);
    never = List.copyOf(never);
  }

  /** Conduct that is not read from a file. */
  public Conduct(
      int retries,
      Optional<Reasks> reasks,
      boolean withControl,
      List<Statement> always,
      List<Statement> never,
      boolean truthful,
      Context context) {
    this(
        retries,
        reasks,
        withControl,
        always,
        never,
        truthful,
        Optional.empty(),
        context,
        Optional.empty());
  }

  /** Conduct whose values are read against nothing. */
  public Conduct(
      int retries,
      Optional<Reasks> reasks,
      boolean withControl,
      List<Statement> always,
      List<Statement> never,
      boolean truthful) {
    this(
        retries,
        reasks,
        withControl,
        always,
        never,
        truthful,
        Optional.empty(),
        Context.NONE,
        Optional.empty());
  }

  /**
   * The caller says the last thing again when the agent asks for it.
   *
   * @param atMost times in the call
   * @param phrases by which the agent's asking is known, found as {@code mentions} finds them
   */
  public record Reasks(int atMost, List<String> phrases) {
    /** How agents usually ask. */
    public static final List<String> USUAL =
        List.of(
            "say that again",
            "say it again",
            "repeat that",
            "please repeat",
            "could you repeat",
            "did not catch",
            "didn't catch",
            "did not understand",
            "didn't understand",
            "pardon");

    public Reasks {
      phrases = List.copyOf(phrases);
    }
  }
}
