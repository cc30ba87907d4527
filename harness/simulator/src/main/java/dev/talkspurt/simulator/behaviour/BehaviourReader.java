package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.simulator.behaviour.Behaviour.AfterSilence;
import dev.talkspurt.simulator.behaviour.Behaviour.Latency;
import dev.talkspurt.simulator.behaviour.Behaviour.Planted;
import dev.talkspurt.simulator.behaviour.Behaviour.Speaks;
import dev.talkspurt.simulator.profile.Profile;
import dev.talkspurt.simulator.profile.Profiles;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code simulated:}; every problem is noted, none thrown. */
final class BehaviourReader {
  private static final Set<String> KEYS =
      Set.of(
          "speaks",
          "greets",
          "endpointing",
          "latency",
          "leadingSilence",
          "voiceActivity",
          "burst",
          "chunk",
          "yields",
          "yieldsAfter",
          "confidence",
          "notUnderstood",
          "afterSilence",
          "slots",
          "dialogue",
          "planted",
          "ignores",
          "resumes",
          "fallback",
          "profile",
          "usageGaps",
          "session",
          "faults");
  private static final String ASKS_AGAIN = "Sorry, I did not catch that. Could you say it again?";

  private static final int RESUMES_WITHIN_MS = 300;

  private final List<Problem> problems;

  BehaviourReader(List<Problem> problems) {
    this.problems = problems;
  }

  Behaviour read(AgentFile agent, Json.Obj simulated) {
    Set<String> known = new LinkedHashSet<>(KEYS);
    known.addAll(PolicyReader.KEYS);
    Fields fields = new Fields(simulated, problems, "'simulated'", known);
    SlotReader slots = new SlotReader(fields);
    Set<String> names = new LinkedHashSet<>(slots.closed().keySet());
    names.addAll(slots.open().keySet());
    CallChecker checker = new CallChecker(agent.tools(), names, problems);
    PolicyReader leading = new PolicyReader(fields, checker, names, problems);
    Policy policy = leading.read();
    Skill skill = leading.skill();
    DialogueReader dialogue =
        new DialogueReader(
            fields, checker, slots.closed(), names, policy.asks().keySet(), problems);
    noteMissingAnswers(fields, policy, dialogue.turns());
    List<Fault> faults =
        new FaultReader(
                agent.tools(), dialogue.turns().stream().map(Behaviour.Turn::id).toList(), problems)
            .read(fields);
    boolean stubborn = faults.stream().anyMatch(Fault.NeverYields.class::isInstance);
    boolean yields = fields.bool("yields", true) && !stubborn;
    OptionalInt chunkMs = fields.durationMs("chunk");
    if (chunkMs.isPresent() && (chunkMs.getAsInt() < 10 || chunkMs.getAsInt() > 5000)) {
      fields.note(
          fields.place("chunk"),
          "'chunk' is " + chunkMs.getAsInt() + " ms, expected 10 ms to 5 s (try 200)");
    }
    return new Behaviour(
        speaks(fields),
        fields.text("greets"),
        positive(fields, "endpointing"),
        slowed(latency(fields), skill),
        fields.durationMs("leadingSilence", 100),
        fields.number("burst", 3.7, 0.1, 1000),
        chunkMs,
        yields,
        fields.durationMs("yieldsAfter", 160) + skill.stopsLateMs(),
        fields.number("confidence", 0.35, 0, 1),
        fields.text("notUnderstood", ASKS_AGAIN),
        afterSilence(fields),
        slots.closed(),
        dialogue.turns(),
        planted(fields),
        faults,
        parameters(agent),
        tact(fields),
        fields.bool("voiceActivity", false),
        new Behaviour.Imitates(profile(fields), fields.bool("usageGaps", false)),
        SessionLimits.read(fields, problems),
        slots.open(),
        policy,
        skill);
  }

  private static Optional<Profile> profile(Fields fields) {
    Optional<String> name = fields.text("profile");
    Optional<Profile> profile = name.flatMap(Profiles::named);
    if (name.isPresent() && profile.isEmpty()) {
      fields.note(
          fields.place("profile"),
          "'profile' is '"
              + name.get()
              + "', expected a known profile "
              + Nearest.hint(name.get(), Profiles.names()));
    }
    return profile;
  }

  /** Who reads values back must understand the answer. */
  private static void noteMissingAnswers(
      Fields fields, Policy policy, List<Behaviour.Turn> dialogue) {
    boolean confirms = dialogue.stream().anyMatch(turn -> turn.care().confirms().isPresent());
    if (confirms && (policy.yes().isEmpty() || policy.no().isEmpty())) {
      fields.note(
          fields.place("confirmation"),
          "'confirms' without answers to it, expected 'confirmation' with yes and no (add both)");
    }
  }

  private static Latency slowed(Latency latency, Skill skill) {
    return new Latency(
        (int) Math.round(latency.medianMs() * skill.slower()),
        (int) Math.round(latency.spreadMs() * skill.uneven()));
  }

  private Behaviour.Tact tact(Fields fields) {
    return new Behaviour.Tact(
        fields
            .object("ignores")
            .map(
                object ->
                    ignores(
                        new Fields(
                            object,
                            problems,
                            "'ignores'",
                            Set.of("shorterThan", "quieterThanDb", "phrases", "ownEcho")))),
        fields.json("resumes").orElse(null) instanceof Json.Bool bool
            ? (bool.value() ? OptionalInt.of(RESUMES_WITHIN_MS) : OptionalInt.empty())
            : fields.durationMs("resumes"),
        fields.text("fallback"));
  }

  private Behaviour.Ignores ignores(Fields fields) {
    OptionalDouble quieter =
        fields.json("quieterThanDb").isPresent()
            ? OptionalDouble.of(fields.number("quieterThanDb", -30, -90, 0))
            : OptionalDouble.empty();
    List<String> phrases = fields.texts("phrases").stream().map(Json.Str::value).toList();
    for (Json.Str text : fields.texts("phrases")) {
      if (!new Template(text.value()).slots().isEmpty() || text.value().contains("{")) {
        fields.wrong("phrases", text, "plain words", "write them without braces");
      }
    }
    return new Behaviour.Ignores(
        fields.durationMs("shorterThan", 0), quieter, phrases, fields.bool("ownEcho", false));
  }

  private OptionalInt positive(Fields fields, String key) {
    OptionalInt ms = fields.durationMs(key);
    if (ms.orElse(1) < 1) {
      fields.note(fields.place(key), "'" + key + "' is 0 ms, expected more than 0 (try 500 ms)");
    }
    return ms;
  }

  private Speaks speaks(Fields fields) {
    Optional<Json.Obj> speaks = fields.object("speaks");
    if (speaks.isEmpty()) {
      return new Speaks("en-us-kevin", 1, 1);
    }
    Fields voice = new Fields(speaks.get(), problems, "'speaks'", Set.of("voice", "rate", "pitch"));
    return new Speaks(
        voice.text("voice", "en-us-kevin"),
        voice.number("rate", 1, 0.5, 2),
        voice.number("pitch", 1, 0.5, 2));
  }

  private Latency latency(Fields fields) {
    if (fields.json("latency").orElse(null) instanceof Json.Obj object) {
      Fields latency = new Fields(object, problems, "'latency'", Set.of("median", "spread"));
      if (latency.json("median").isEmpty()) {
        fields.note(object.place(), "'latency' has no 'median', expected a duration (add it)");
      }
      return new Latency(latency.durationMs("median", 400), latency.durationMs("spread", 0));
    }
    return new Latency(fields.durationMs("latency", 400), 0);
  }

  private Optional<AfterSilence> afterSilence(Fields fields) {
    return fields
        .object("afterSilence")
        .map(
            object -> {
              Set<String> keys = Set.of("wait", "says", "times");
              Fields silence = new Fields(object, problems, "'afterSilence'", keys);
              return new AfterSilence(
                  positive(silence, "wait").orElse(6000),
                  silence.text("says", "Are you still there?"),
                  silence.integer("times", 1, 0, 1000));
            });
  }

  private Optional<Planted> planted(Fields fields) {
    return fields
        .object("planted")
        .map(
            object -> {
              Set<String> keys = Set.of("speech", "delay", "stop");
              Fields planted = new Fields(object, problems, "'planted'", keys);
              return new Planted(
                  planted.durationMs("speech"),
                  planted.durationMs("delay", 0),
                  planted.durationMs("stop"));
            });
  }

  private static Map<String, Json.Obj> parameters(AgentFile agent) {
    Map<String, Json.Obj> parameters = new LinkedHashMap<>();
    agent.tools().forEach(tool -> parameters.put(tool.name(), tool.parameters()));
    return parameters;
  }
}
