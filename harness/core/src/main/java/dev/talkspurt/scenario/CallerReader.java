package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the caller of a scenario and all that changes about it. One use each; not thread-safe. */
final class CallerReader {
  static final int LEAST_RATE_HZ = 1_000;
  static final int MOST_RATE_HZ = 384_000;

  private static final String RATE = "announcedRateHz";
  private static final List<String> CHANGEABLE = joined(MannerReader.KEYS, ConditionsReader.KEYS);
  private static final List<String> KEYS = joined(CHANGEABLE, List.of(RATE));

  private final List<Problem> problems;
  private final ConditionsReader conditions;
  private final BackgroundReader background;
  private final LineReader line;
  private final List<Place> echoes = new ArrayList<>();
  private final List<Place> echoingLines = new ArrayList<>();
  private final List<Place> lineChanges = new ArrayList<>();
  private final List<Place> echoSteps = new ArrayList<>();

  CallerReader(List<Problem> problems) {
    this.problems = problems;
    this.conditions = new ConditionsReader(problems);
    this.background = new BackgroundReader(problems);
    this.line = new LineReader(problems);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** The caller as it is when the call begins. */
  Caller caller(Section scenario) {
    Caller usual = new Caller(ScenarioReader.DEFAULT_VOICE, 1.0);
    Optional<Section> read = scenario.section("caller", KEYS);
    if (read.isEmpty()) {
      return usual;
    }
    Caller caller = changed(read.get()).applyTo(usual);
    int rate = read.get().whole(RATE, LEAST_RATE_HZ, MOST_RATE_HZ).orElse(Caller.TRUE_RATE_HZ);
    return new Caller(caller.manner(), caller.conditions(), rate);
  }

  /** What stands under {@code change} or {@code with}. */
  CallerChange change(Section step, String key) {
    Optional<Json> value = step.get(key);
    if (value.isPresent() && value.get() instanceof Json.Obj object) {
      if (object.members().isEmpty()) {
        step.add(value.get().place(), "'" + key + "' says nothing, expected " + anyKey());
      }
      if (object.members().containsKey(RATE)) {
        step.add(
            object.keyPlace(RATE),
            "'%s' stands under '%s', expected only under 'caller' (it holds for the whole call)"
                .formatted(RATE, key));
      }
    }
    List<String> keys = value.filter(CallerReader::announces).isPresent() ? KEYS : CHANGEABLE;
    Optional<Section> read = step.section(key, keys);
    read.filter(section -> section.has("line"))
        .ifPresent(section -> lineChanges.add(section.keyPlace("line")));
    return read.map(this::changed).orElse(CallerChange.NONE);
  }

  /** Told already; it is not to be told again as an unknown key. */
  private static boolean announces(Json value) {
    return value instanceof Json.Obj object && object.members().containsKey(RATE);
  }

  private static String anyKey() {
    return Words.anyOf(CHANGEABLE);
  }

  private CallerChange changed(Section section) {
    Optional<Optional<Conditions.EchoPlan>> echo = conditions.echo(section);
    echo.flatMap(plan -> plan).ifPresent(plan -> echoes.add(section.keyPlace("echo")));
    Optional<List<LineEffect>> effects = line.read(section);
    if (effects.filter(CallerReader::echoing).isPresent()) {
      echoingLines.add(section.keyPlace("line"));
    }
    return new CallerChange(
        MannerReader.voice(section, "voice"),
        MannerReader.rate(section, "rate"),
        MannerReader.pitch(section, "pitch"),
        MannerReader.disfluency(section),
        conditions.room(section),
        background.read(section),
        echo,
        effects,
        conditions.network(section));
  }

  static boolean echoing(List<LineEffect> effects) {
    return effects.contains(new LineEffect.Preset(Catalogue.ECHOING_LINE));
  }

  /** Note that a step has the agent's voice come back. */
  void echoStep(Place place) {
    echoSteps.add(place);
  }

  /** An echo is heard live, so what lies behind it cannot change with what is rendered ahead. */
  void checkEcho() {
    if (!echoes.isEmpty()) {
      for (Place place : echoSteps) {
        add(
            place,
            "echo stands in a call that has an echo anyway, expected one of them (remove one)");
      }
    }
    echoes.addAll(echoSteps);
    if (!echoes.isEmpty()) {
      for (Place place : echoingLines) {
        add(
            place,
            "line '%s' has an echo of its own and there is another, expected one of them (remove"
                + " 'echo', or write [ { gainDb: -6 }, { bandHz: [150, 6000] } ])");
      }
    }
    if (!echoes.isEmpty() || !echoingLines.isEmpty()) {
      for (Place place : lineChanges) {
        add(
            place,
            "'line' changes in a call that has an echo, expected it under 'caller' only (with an"
                + " echo the line is the call's)");
      }
    }
  }

  private void add(Place place, String message) {
    problems.add(new Problem(place, message.replace("%s", Catalogue.ECHOING_LINE)));
  }
}
