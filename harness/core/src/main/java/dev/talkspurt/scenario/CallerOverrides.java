package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.RoomPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** What {@code --set caller.…} does to the caller of the whole call. */
final class CallerOverrides {
  private CallerOverrides() {}

  /** A variant that says it has one value must not have another. */
  static void refuseSwept(Scenario scenario, String key) {
    String name = OverrideKeys.name(key);
    for (String swept : scenario.parameters().keySet()) {
      boolean qualified = swept.startsWith("caller.") && swept.endsWith("." + name);
      if (swept.equals(name) || qualified) {
        throw new BadInput(
            place(name),
            "scenario '%s' is one of a sweep over '%s', expected no other value for it (leave out"
                    .formatted(scenario.id(), swept)
                + " --set, or the list in the file)");
      }
    }
  }

  static Caller voice(Scenario scenario, String voice) {
    Manner m = scenario.caller().manner();
    return spoken(scenario, new Manner(voice, m.rate(), m.pitch(), m.disfluency()));
  }

  static Caller rate(Scenario scenario, double rate) {
    Manner m = scenario.caller().manner();
    return spoken(scenario, new Manner(m.voice(), rate, m.pitch(), m.disfluency()));
  }

  static Caller pitch(Scenario scenario, double pitch) {
    Manner m = scenario.caller().manner();
    return spoken(scenario, new Manner(m.voice(), m.rate(), pitch, m.disfluency()));
  }

  private static Caller spoken(Scenario scenario, Manner manner) {
    Caller caller = scenario.caller();
    return new Caller(manner, caller.conditions(), caller.announcedRateHz());
  }

  static Optional<List<LineEffect>> readLine(Section section, String key) {
    return section
        .oneOf(key, Catalogue.LINES)
        .map(
            name ->
                name.equals(LineReader.CLEAN) ? List.of() : List.of(new LineEffect.Preset(name)));
  }

  static Caller line(Scenario scenario, List<LineEffect> line) {
    if (CallerReader.echoing(line) && echoesOrChangesLine(scenario)) {
      throw new BadInput(
          place("line"),
          "'line' is \"%s\", which has an echo of its own, but scenario '%s' has an echo or changes"
                  .formatted(Catalogue.ECHOING_LINE, scenario.id())
              + " its line, expected another line");
    }
    Conditions c = scenario.caller().conditions();
    return among(scenario, new Conditions(c.room(), c.background(), c.echo(), line, c.network()));
  }

  private static boolean echoesOrChangesLine(Scenario scenario) {
    boolean echoes = false;
    for (int i = -1; i < scenario.script().size(); i++) {
      Conditions conditions = scenario.callerAt(i).conditions();
      boolean changed = !conditions.line().equals(scenario.caller().conditions().line());
      echoes |= changed || conditions.echo().isPresent();
    }
    return echoes;
  }

  /** An inner empty value: no room. */
  static Optional<Optional<RoomPlan>> readRoom(Section section, String key) {
    List<String> words = new ArrayList<>(Catalogue.ROOMS);
    words.add(Catalogue.NONE);
    return section.oneOf(key, words).map(name -> Catalogue.room(name, place(key)));
  }

  static Caller room(Scenario scenario, Optional<RoomPlan> room) {
    Conditions c = scenario.caller().conditions();
    return among(scenario, new Conditions(room, c.background(), c.echo(), c.line(), c.network()));
  }

  static Optional<Double> readSnr(Section section, String key) {
    return section
        .number(key, BackgroundReader.LEAST_SNR_DB, BackgroundReader.MOST_SNR_DB)
        .map(Number::doubleValue);
  }

  static Caller snr(Scenario scenario, double snrDb) {
    return eachNoise(
        scenario,
        "snrDb",
        b ->
            new Background(
                b.place(),
                b.noise(),
                OptionalDouble.of(snrDb),
                b.peakDb(),
                b.talkers(),
                b.mainsHz(),
                b.perMinute()));
  }

  static Optional<String> readNoise(Section section, String key) {
    return section.oneOf(key, Catalogue.NOISES);
  }

  static Caller noise(Scenario scenario, String noise) {
    return eachNoise(
        scenario,
        "noise",
        b ->
            new Background(
                b.place(), noise, b.snrDb(), b.peakDb(), b.talkers(), b.mainsHz(), b.perMinute()));
  }

  /** Change every noise that goes on. */
  private static Caller eachNoise(Scenario scenario, String key, UnaryOperator<Background> change) {
    Conditions c = scenario.caller().conditions();
    if (c.background().stream().allMatch(b -> b.snrDb().isEmpty())) {
      throw new BadInput(
          place(key),
          "scenario '%s' has no background that goes on, expected one to change (add caller: {"
                  .formatted(scenario.id())
              + " background: { noise: cafe, snrDb: 12 } } to it, or leave it out of the run)");
    }
    List<Background> changed =
        c.background().stream().map(b -> b.snrDb().isEmpty() ? b : change.apply(b)).toList();
    return among(scenario, new Conditions(c.room(), changed, c.echo(), c.line(), c.network()));
  }

  private static Caller among(Scenario scenario, Conditions conditions) {
    Caller caller = scenario.caller();
    return new Caller(caller.manner(), conditions, caller.announcedRateHz());
  }

  private static Place place(String key) {
    return new Place("--set caller." + key, 0, 0);
  }
}
