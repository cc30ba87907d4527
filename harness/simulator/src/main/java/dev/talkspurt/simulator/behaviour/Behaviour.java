package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.SlotKind;
import dev.talkspurt.simulator.ear.SlotPattern;
import dev.talkspurt.simulator.profile.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * How the simulated agent behaves: everything under {@code simulated:} in an agent file.
 *
 * @param speaks its voice
 * @param greets what it says first; empty: it waits for the caller
 * @param endpointingMs silence received after which the caller's turn is over; empty: as the client
 *     sets it
 * @param latency thinking time from the end of the turn to the first packet
 * @param leadingSilenceMs digital silence at the head of each response's audio
 * @param burst sends audio this many times faster than real time
 * @param chunkMs audio per packet; empty: as its model has it
 * @param yields whether it stops for barge-in
 * @param yieldsAfterMs caller speech needed, while the agent is heard, before it yields
 * @param confidence below this, on the scale of {@link dev.talkspurt.simulator.ear.Ear}, it asks
 *     again
 * @param notUnderstood how it asks again
 * @param afterSilence what it says when nobody speaks
 * @param slots spoken form to value, by slot name, in order of declaration; closed lists only
 * @param dialogue what it understands and does
 * @param planted calibration: answers by sample count instead of endpointing
 * @param faults what it does wrong
 * @param parameters JSON Schema of the arguments, by tool name
 * @param tact what it makes of sounds and words that are not meant for it
 * @param voiceActivity whether it tells when it takes the caller to begin and to have finished;
 *     otherwise as its model does
 * @param imitates which model it stands for
 * @param session how long connections, sessions and memories last
 * @param open what the values of slots without a list are made of, by slot name
 * @param policy how it leads a conversation
 * @param skill how well it does all this; times and thresholds here have it in them already
 */
public record Behaviour(
    Speaks speaks,
    Optional<String> greets,
    OptionalInt endpointingMs,
    Latency latency,
    int leadingSilenceMs,
    double burst,
    OptionalInt chunkMs,
    boolean yields,
    int yieldsAfterMs,
    double confidence,
    String notUnderstood,
    Optional<AfterSilence> afterSilence,
    Map<String, Map<String, String>> slots,
    List<Turn> dialogue,
    Optional<Planted> planted,
    List<Fault> faults,
    Map<String, Json.Obj> parameters,
    Tact tact,
    boolean voiceActivity,
    Imitates imitates,
    SessionLimits session,
    Map<String, SlotKind> open,
    Policy policy,
    Skill skill) {
  public Behaviour {
    open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    dialogue = List.copyOf(dialogue);
    faults = List.copyOf(faults);
    parameters = Map.copyOf(parameters);
  }

  /**
   * Which model it stands for.
   *
   * @param profile its habits; empty: those of the model that the client names
   * @param usageGaps whether its token counts have the gaps that the model's have: a sum of details
   *     that is less than the count
   */
  public record Imitates(Optional<Profile> profile, boolean usageGaps) {}

  /**
   * What it makes of sounds and words that are not meant for it.
   *
   * @param ignores sounds it neither yields to nor answers; empty: none
   * @param resumes goes on after an interruption that was none; so long after it has noticed;
   *     empty: it stays silent
   * @param fallback said to words that are none of its phrases; empty: it asks again
   */
  public record Tact(Optional<Ignores> ignores, OptionalInt resumesMs, Optional<String> fallback) {}

  /**
   * Which sounds are not meant for it.
   *
   * @param shorterThanMs a burst that is shorter, unless it is understood
   * @param quieterThanDbfs a burst whose level stays below, RMS of its voiced parts; empty: none
   * @param phrases words that are no turn, such as {@code mm-hm}
   * @param ownEcho whether it knows its own voice when it comes back
   */
  public record Ignores(
      int shorterThanMs, OptionalDouble quieterThanDbfs, List<String> phrases, boolean ownEcho) {
    /** The id of the phrases that are no turn. */
    public static final String ID = "(ignored)";

    public Ignores {
      phrases = List.copyOf(phrases);
    }
  }

  /** A voice; {@code rate} and {@code pitch} are factors on the voice's own. */
  public record Speaks(String voice, double rate, double pitch) {}

  /** A normal distribution cut at 0. */
  public record Latency(int medianMs, int spreadMs) {
    /** One draw, in milliseconds. */
    public double drawMs(SplittableRandom random) {
      return Math.max(0, medianMs + spreadMs * random.nextGaussian());
    }
  }

  /**
   * What it says when nobody speaks.
   *
   * @param waitMs counted from the end of its own heard speech
   * @param times at most so often until the caller is heard again
   */
  public record AfterSilence(int waitMs, String says, int times) {}

  /**
   * Calibration by sample count.
   *
   * @param speechMs after the onset of received speech it takes exactly this much as the utterance;
   *     empty: endpointing finds the end, and the delay counts from the decision
   * @param delayMs from receipt of that last sample to sending its first packet
   * @param stopMs from receipt of the caller's onset sample to sending {@code interrupted}; empty:
   *     {@link Behaviour#yieldsAfterMs()} decides
   */
  public record Planted(OptionalInt speechMs, int delayMs, OptionalInt stopMs) {}

  /**
   * One exchange.
   *
   * @param hears phrases with {@code {slot}}
   * @param calls arguments by tool, in order; text may hold {@code {slot}} and {@code {result.…}}
   * @param filler said before the tool answers
   * @param says the answer; may hold {@code {slot}} and {@code {result.a.0}}
   * @param onError the answer when a tool answered with {@code error}
   * @param next ids that may be understood next; empty: all
   * @param sets slot values for phrases that lack the slot
   * @param manner how it goes about its calls
   * @param care what must be known before
   */
  public record Turn(
      String id,
      List<String> hears,
      Map<String, Json.Obj> calls,
      Optional<String> filler,
      String says,
      Optional<String> onError,
      List<String> next,
      Map<String, String> sets,
      CallManner manner,
      Policy.Care care) {
    public Turn {
      hears = List.copyOf(hears);
      calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
      next = List.copyOf(next);
      sets = Map.copyOf(sets);
    }
  }

  /**
   * How an exchange goes about its calls.
   *
   * @param retries how often a call that failed is made again
   * @param fillerAfterMs how long a tool may work before the filler is said; empty: it is said
   *     before the call
   * @param atOnce whether all calls are made together, none knowing another's answer
   */
  public record CallManner(int retries, OptionalInt fillerAfterMs, boolean atOnce) {
    /** One call after the other, each once. */
    public static final CallManner PLAIN = new CallManner(0, OptionalInt.empty(), false);
  }

  /**
   * Read the {@code simulated:} part of an agent file.
   *
   * @param overrides values by dotted key below {@code simulated}, such as {@code latency} to
   *     {@code 250 ms}
   * @throws dev.talkspurt.document.BadInput with every problem {@link #lint} finds
   */
  public static Behaviour read(AgentFile agent, Map<String, String> overrides) {
    Json.Obj simulated = Overrides.apply(agent.simulated(), overrides);
    if (simulated.members().isEmpty()) {
      throw new BadInput(
          new Place(agent.source().toString(), 1, 1),
          "agent '" + agent.name() + "' has no 'simulated', expected what it says (add it)");
    }
    List<Problem> problems = new ArrayList<>();
    Behaviour behaviour = new BehaviourReader(problems).read(agent, simulated);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return behaviour;
  }

  /**
   * Everything wrong in the {@code simulated:} part; empty when it can be used, and when there is
   * none.
   */
  public static List<Problem> lint(AgentFile agent) {
    List<Problem> problems = new ArrayList<>();
    new BehaviourReader(problems).read(agent, agent.simulated());
    return List.copyOf(problems);
  }

  /** The fault of this type, if it is planted. */
  public <F extends Fault> Optional<F> fault(Class<F> type) {
    return faults.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The habit, if it is planted. */
  public Optional<Fault.Habitual> habit(Habit habit) {
    return faults.stream()
        .filter(Fault.Habitual.class::isInstance)
        .map(Fault.Habitual.class::cast)
        .filter(fault -> fault.habit() == habit)
        .findFirst();
  }

  /** Whether the habit is planted. */
  public boolean has(Habit habit) {
    return habit(habit).isPresent();
  }

  /** The habit, if it is planted in this exchange. */
  Optional<Fault.Habitual> habit(Habit habit, String exchange) {
    return faults.stream()
        .filter(Fault.Habitual.class::isInstance)
        .map(Fault.Habitual.class::cast)
        .filter(fault -> fault.habit() == habit && fault.in(exchange))
        .findFirst();
  }

  /**
   * Everything it can say, slots filled in, but lines that need an answer of a tool that is not
   * given.
   *
   * @param answers that tools will give, in order, by tool
   */
  public List<String> lines(Map<String, List<Json.Obj>> answers) {
    return new Lines(this).all(answers);
  }

  /** Every phrase it understands, closed slots filled in; at most 2000, each once per turn. */
  public List<Phrase> phrases() {
    return Expansion.phrases(this);
  }

  /** Every sentence it understands that has an open slot in it, the same words only once. */
  public List<SlotPattern> patterns() {
    return Expansion.patterns(this);
  }
}
