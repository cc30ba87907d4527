package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import dev.talkspurt.simulator.behaviour.Errand.Planned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which calls an exchange makes, with those a planted habit adds or spoils. Not thread-safe. */
final class CallPlanning {
  private static final String NO_SUCH_TOOL = "transfer_call";
  private static final Json.Obj NO_ARGS = Json.object().build();

  private final Behaviour behaviour;
  private final Arguments arguments;

  /** Exchanges whose calls have been made before their turn, and what the tools answered. */
  private final Set<String> made = new HashSet<>();

  private final Map<String, Json> ahead = new HashMap<>();
  private Optional<Planned> early = Optional.empty();

  CallPlanning(Behaviour behaviour, Luck luck, long seed) {
    this.behaviour = behaviour;
    this.arguments = new Arguments(behaviour, luck, seed);
  }

  /** The exchange of this id. */
  Turn turn(String id) {
    return behaviour.dialogue().stream()
        .filter(turn -> turn.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no turn has the id '" + id + "'"));
  }

  /** The call with its arguments filled in. */
  Planned filled(Planned call, Map<String, String> memory, Json.Obj result) {
    return new Planned(
        call.tool(), arguments.fill(call.tool(), call.args(), memory, result), call.own());
  }

  /** What is to be done in an exchange that has been understood. */
  Errand errand(Turn turn, Map<String, String> memory) {
    boolean spared =
        behaviour.fault(Fault.NoToolCall.class).isPresent()
            || behaviour.habit(Habit.UNCALLED_TOOL, turn.id()).isPresent();
    List<Planned> calls = spared ? new ArrayList<>() : calls(turn, memory);
    boolean done = made.remove(turn.id());
    if (done) {
      calls.removeIf(Planned::own);
    }
    early.filter(call -> done(call, calls)).ifPresent(call -> early = Optional.empty());
    Errand errand = new Errand(turn, calls, turn.manner().retries());
    errand.know(ahead);
    ahead.clear();
    return errand;
  }

  /** Take out the call that was made early, if it is there. */
  private static boolean done(Planned early, List<Planned> calls) {
    Optional<Planned> same =
        calls.stream().filter(call -> call.tool().equals(early.tool())).findFirst();
    same.ifPresent(calls::remove);
    return same.isPresent();
  }

  private List<Planned> calls(Turn turn, Map<String, String> memory) {
    List<Planned> calls = own(turn);
    if (behaviour.habit(Habit.SWAPS_ORDER, turn.id()).isPresent()) {
      Collections.reverse(calls);
    }
    behaviour
        .habit(Habit.UNDECLARED_TOOL, turn.id())
        .ifPresent(
            fault ->
                calls.add(
                    0,
                    new Planned(
                        fault.tool().orElse(NO_SUCH_TOOL), fault.args().orElse(NO_ARGS), false)));
    if (behaviour.habit(Habit.CALLS_UNCONFIRMED, turn.id()).isPresent()) {
      calls.addAll(unconfirmed(turn));
    }
    behaviour
        .habit(Habit.EXTRA_CALL, turn.id())
        .ifPresent(fault -> calls.addAll(invented(fault, memory, turn.calls().keySet())));
    behaviour
        .habit(Habit.DUPLICATE_CALL, turn.id())
        .ifPresent(
            fault ->
                own(turn).stream()
                    .filter(call -> fault.about(call.tool()))
                    .findFirst()
                    .ifPresent(call -> calls.add(new Planned(call.tool(), call.args(), false))));
    return calls;
  }

  /** The calls of the exchange that is to follow. */
  private List<Planned> unconfirmed(Turn turn) {
    Optional<Turn> next =
        turn.next().stream().map(this::turn).filter(n -> !n.calls().isEmpty()).findFirst();
    next.ifPresent(n -> made.add(n.id()));
    return next.map(CallPlanning::own).orElse(List.of()).stream()
        .map(call -> new Planned(call.tool(), call.args(), false))
        .toList();
  }

  private static List<Planned> own(Turn turn) {
    List<Planned> calls = new ArrayList<>();
    turn.calls().forEach((tool, args) -> calls.add(new Planned(tool, args, true)));
    return calls;
  }

  /** A call that nothing asked for. */
  List<Planned> invented(Fault.Habitual fault, Map<String, String> memory) {
    return invented(fault, memory, Set.of());
  }

  private List<Planned> invented(
      Fault.Habitual fault, Map<String, String> memory, Set<String> sparing) {
    Optional<String> tool =
        fault
            .tool()
            .or(
                () ->
                    behaviour.parameters().keySet().stream()
                        .filter(name -> !sparing.contains(name))
                        .sorted()
                        .findFirst());
    return tool.map(
            name ->
                List.of(
                    new Planned(name, fault.args().orElseGet(() -> known(name, memory)), false)))
        .orElse(List.of());
  }

  /** What it remembers by the names of the tool's arguments. */
  private Json.Obj known(String tool, Map<String, String> memory) {
    Json.Builder args = Json.object();
    Optional.ofNullable(behaviour.parameters().get(tool))
        .flatMap(schema -> schema.obj("properties"))
        .map(properties -> properties.members().keySet())
        .orElse(Set.of())
        .forEach(name -> args.putIfPresent(name, Optional.ofNullable(memory.get(name))));
    return args.build();
  }

  /** The exchange that goes with a call that nothing asked for. */
  Turn inventedTurn(Fault.Habitual fault) {
    return new Turn(
        "",
        List.of(),
        Map.of(),
        Optional.empty(),
        fault.text().orElse("That is done."),
        Optional.empty(),
        List.of(),
        Map.of(),
        Behaviour.CallManner.PLAIN,
        Policy.Care.NONE);
  }

  /** The first call of the exchange that is likely to come, if it is to be made early. */
  Optional<Reaction.Call> early(List<String> expected, Map<String, String> memory) {
    Optional<Fault.Habitual> fault = behaviour.habit(Habit.EARLY_CALL);
    if (fault.isEmpty() || early.isPresent()) {
      return Optional.empty();
    }
    Optional<Turn> likely =
        behaviour.dialogue().stream()
            .filter(turn -> fault.get().in(turn.id()) && !turn.calls().isEmpty())
            .filter(turn -> expected.isEmpty() || expected.contains(turn.id()))
            .findFirst();
    early =
        likely
            .map(turn -> own(turn).get(0))
            .map(
                call ->
                    new Planned(
                        call.tool(),
                        fault
                            .get()
                            .args()
                            .orElseGet(
                                () -> arguments.fill(call.tool(), call.args(), memory, NO_ARGS)),
                        true));
    return early.map(call -> new Reaction.Call(call.tool(), call.args(), Optional.empty()));
  }

  /** A call that the exchange should not have made has its answer. */
  void answeredAside(Json.Obj response) {
    if (!made.isEmpty()) {
      ahead.putAll(response.members());
    }
  }

  /** The call that was made early has its answer. */
  void answeredEarly(String tool, Json.Obj response) {
    ahead.putAll(response.members());
  }
}
