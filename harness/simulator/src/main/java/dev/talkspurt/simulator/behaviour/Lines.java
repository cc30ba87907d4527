package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything an agent can say that is known before the call. Immutable. */
final class Lines {
  private final Behaviour behaviour;
  private final Map<String, Map<String, String>> slots;
  private final Wording wording;

  Lines(Behaviour behaviour) {
    this.behaviour = behaviour;
    this.slots = behaviour.slots();
    this.wording = new Wording(behaviour);
  }

  /**
   * Slots filled in; without those that need an open slot, or an answer of a tool that is not
   * given.
   *
   * @param answers that tools will give, in order, by tool
   */
  List<String> all(Map<String, List<Json.Obj>> answers) {
    Set<String> lines = new LinkedHashSet<>();
    behaviour.greets().ifPresent(lines::add);
    lines.add(behaviour.notUnderstood());
    behaviour.tact().fallback().ifPresent(lines::add);
    behaviour.afterSilence().ifPresent(silence -> lines.add(silence.says()));
    behaviour.dialogue().forEach(turn -> add(turn, answers, lines));
    Policy policy = behaviour.policy();
    policy.handOver().ifPresent(last -> add(last.turn(), answers, lines));
    policy.asks().values().forEach(ask -> add(ask.says(), List.of(), lines));
    policy.asides().forEach(aside -> add(aside.says(), List.of(), lines));
    return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.toList());
  }

  private void add(Behaviour.Turn turn, Map<String, List<Json.Obj>> answers, Set<String> lines) {
    List<Json.Obj> results = results(turn, answers);
    turn.filler().ifPresent(text -> add(text, results, lines));
    add(turn.says(), results, lines);
    turn.care().confirms().ifPresent(text -> add(text, results, lines));
    if (!turn.calls().isEmpty()) {
      add(turn.onError().orElse(Wording.FAILED), results, lines);
    }
  }

  /**
   * What the tools of an exchange will have answered, the first time, the second time and so on.
   */
  private static List<Json.Obj> results(Behaviour.Turn turn, Map<String, List<Json.Obj>> answers) {
    int rounds =
        turn.calls().keySet().stream()
            .mapToInt(tool -> answers.getOrDefault(tool, List.of()).size())
            .max()
            .orElse(0);
    return IntStream.range(0, rounds).mapToObj(round -> result(turn, answers, round)).toList();
  }

  private static Json.Obj result(
      Behaviour.Turn turn, Map<String, List<Json.Obj>> answers, int round) {
    Json.Builder result = Json.object();
    for (String tool : turn.calls().keySet()) {
      List<Json.Obj> own = answers.getOrDefault(tool, List.of());
      if (!own.isEmpty()) {
        Json.Obj answer = own.get(Math.min(round, own.size() - 1));
        answer.members().forEach(result::put);
        result.put(tool, answer);
      }
    }
    return result.build();
  }

  private void add(String text, List<Json.Obj> results, Set<String> lines) {
    Template template = new Template(text);
    if (Expansion.count(template.slots(), slots) > Expansion.MOST) {
      return;
    }
    for (Map<String, String> spoken : Expansion.combinations(template.slots(), slots)) {
      if (!template.needsResult()) {
        lines.add(template.fill(spoken::get).replaceAll("\\s+", " ").strip());
        continue;
      }
      for (Json.Obj result : results) {
        if (template.results().allMatch(path -> Wording.part(result, path).isPresent())) {
          lines.add(filled(template, spoken, result));
        }
      }
    }
  }

  private String filled(Template template, Map<String, String> spoken, Json.Obj result) {
    return template
        .fill(
            hole ->
                Template.isResult(hole)
                    ? wording.words(Wording.part(result, Template.path(hole)).orElseThrow())
                    : spoken.get(hole))
        .replaceAll("\\s+", " ")
        .strip();
  }
}
