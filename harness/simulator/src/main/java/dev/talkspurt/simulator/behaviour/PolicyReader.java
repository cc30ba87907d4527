package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import dev.talkspurt.simulator.behaviour.Policy.Aside;
import dev.talkspurt.simulator.behaviour.Policy.Ask;
import dev.talkspurt.simulator.behaviour.Policy.HandOver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how the agent leads a conversation. */
final class PolicyReader {
  static final Set<String> KEYS =
      Set.of(
          "asks",
          "confirmation",
          "slotConfidence",
          "handOver",
          "smallTalk",
          "refuses",
          "goOn",
          "skill");
  private static final double SURE = 0.5;

  private final Fields simulated;
  private final CallChecker checker;
  private final Set<String> slots;
  private final List<Problem> problems;

  PolicyReader(Fields simulated, CallChecker checker, Set<String> slots, List<Problem> problems) {
    this.simulated = simulated;
    this.checker = checker;
    this.slots = slots;
    this.problems = problems;
  }

  Policy read() {
    Optional<Fields> answers =
        simulated
            .object("confirmation")
            .map(object -> new Fields(object, problems, "'confirmation'", Set.of("yes", "no")));
    List<Aside> asides = new ArrayList<>(asides("smallTalk"));
    asides.addAll(asides("refuses"));
    return new Policy(
        asks(),
        answers.map(fields -> plain(fields, "yes")).orElse(List.of()),
        answers.map(this::denials).orElse(List.of()),
        simulated.number("slotConfidence", SURE, 0, 1),
        handOver(),
        asides,
        plain(simulated, "goOn"));
  }

  private Map<String, Ask> asks() {
    Map<String, Ask> asks = new LinkedHashMap<>();
    Json.Obj given = simulated.object("asks").orElse(Json.object().build());
    given
        .members()
        .forEach(
            (slot, value) -> {
              if (!slots.contains(slot)) {
                String message = "'asks' names slot '" + slot + "', expected a declared slot ";
                simulated.note(given.keyPlace(slot), message + Nearest.hint(slot, slots));
              } else {
                asks.put(slot, ask(slot, value, given));
              }
            });
    return asks;
  }

  private Ask ask(String slot, Json value, Json.Obj given) {
    if (!(value instanceof Json.Obj object)) {
      Fields fields = new Fields(given, problems, "'asks'", given.members().keySet());
      return new Ask(line(fields, slot), List.of("{" + slot + "}"));
    }
    Fields fields = new Fields(object, problems, "'asks'", Set.of("says", "hears"));
    fields.requiredText("says", "'asks' for '" + slot + "'");
    List<String> hears = new ArrayList<>();
    for (Json.Str text : fields.texts("hears")) {
      checker.template(text, "hears", false);
      hears.add(text.value());
      if (!new Template(text.value()).slots().contains(slot)) {
        fields.wrong("hears", text, "an answer with {" + slot + "} in it", "add it");
      }
    }
    return new Ask(line(fields, "says"), hears.isEmpty() ? List.of("{" + slot + "}") : hears);
  }

  /** Phrases without slots. */
  private static List<String> plain(Fields fields, String key) {
    List<String> phrases = new ArrayList<>();
    for (Json.Str text : fields.texts(key)) {
      if (text.value().contains("{")) {
        fields.wrong(key, text, "plain words", "write them without braces");
      }
      phrases.add(text.value());
    }
    return phrases;
  }

  private List<String> denials(Fields fields) {
    List<String> phrases = new ArrayList<>();
    for (Json.Str text : fields.texts("no")) {
      checker.template(text, "hears", false);
      phrases.add(text.value());
    }
    return phrases;
  }

  private String line(Fields fields, String key) {
    Optional<String> text = fields.text(key);
    text.ifPresent(t -> checker.template(new Json.Str(t, fields.place(key)), key, false));
    return text.orElse("");
  }

  private List<Aside> asides(String key) {
    List<Aside> asides = new ArrayList<>();
    for (Json item : simulated.list(key)) {
      if (!(item instanceof Json.Obj object)) {
        simulated.wrong(key, item, "phrases and an answer", "an object with hears and says");
        continue;
      }
      Fields fields = new Fields(object, problems, "'" + key + "'", Set.of("hears", "says"));
      fields.requiredText("says", "'" + key + "'");
      List<String> hears = plain(fields, "hears");
      if (hears.isEmpty()) {
        fields.note(object.place(), "'" + key + "' has no 'hears', expected phrases (add them)");
      }
      asides.add(
          new Aside("(" + key + " " + (asides.size() + 1) + ")", hears, line(fields, "says")));
    }
    return asides;
  }

  private Optional<HandOver> handOver() {
    return simulated
        .object("handOver")
        .map(
            object -> {
              Set<String> keys = Set.of("after", "says", "calls", "onError", "hangsUp");
              Fields fields = new Fields(object, problems, "'handOver'", keys);
              fields.requiredText("says", "'handOver'");
              Map<String, Json.Obj> calls = checker.calls(fields);
              Behaviour.Turn turn =
                  new Behaviour.Turn(
                      Policy.HAND_OVER,
                      List.of(),
                      calls,
                      Optional.empty(),
                      line(fields, "says"),
                      fields.text("onError"),
                      List.of(),
                      Map.of(),
                      Behaviour.CallManner.PLAIN,
                      new Policy.Care(
                          List.of(), Optional.empty(), 1, fields.bool("hangsUp", false)));
              return new HandOver(fields.integer("after", 3, 1, 100), turn);
            });
  }

  Skill skill() {
    Json value = simulated.json("skill").orElse(null);
    if (!(value instanceof Json.Obj object)) {
      return simulated
          .text("skill")
          .map(level -> level(simulated, "skill", level))
          .orElse(Skill.GOOD);
    }
    Set<String> keys =
        Set.of(
            "level",
            "slower",
            "uneven",
            "waits",
            "stopsLate",
            "talksOn",
            "wrongArgument",
            "skipsConfirmation",
            "pretends",
            "guesses",
            "wordy");
    Fields fields = new Fields(object, problems, "'skill'", keys);
    Skill base = level(fields, "level", fields.text("level", "good"));
    return new Skill(
        fields.number("slower", base.slower(), 0, 100),
        fields.number("uneven", base.uneven(), 0, 100),
        fields.durationMs("waits", base.waitsMs()),
        fields.durationMs("stopsLate", base.stopsLateMs()),
        fields.number("talksOn", base.talksOn(), 0, 1),
        fields.number("wrongArgument", base.wrongArgument(), 0, 1),
        fields.number("skipsConfirmation", base.skipsConfirmation(), 0, 1),
        fields.number("pretends", base.pretends(), 0, 1),
        fields.number("guesses", base.guesses(), 0, 1),
        fields.number("wordy", base.wordy(), 0, 1));
  }

  private static Skill level(Fields fields, String key, String level) {
    if (!Skill.LEVELS.contains(level)) {
      fields.note(
          fields.place(key),
          "'"
              + key
              + "' is '"
              + level
              + "', expected good, mediocre or bad "
              + Nearest.hint(level, Skill.LEVELS));
    }
    return Skill.of(level);
  }
}
