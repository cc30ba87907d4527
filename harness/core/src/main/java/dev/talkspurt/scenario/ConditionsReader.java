package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Conditions.EchoPlan;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.Conditions.RoomPlan;
import dev.talkspurt.scenario.Conditions.Stall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the room, the echo and the network of a caller. Not thread-safe. */
final class ConditionsReader {
  static final List<String> KEYS = List.of("room", "background", "echo", "line", "network");

  private static final int MAX_STALLS = 32;
  private static final Duration LONGEST_CALL = ScenarioReader.LONGEST_CALL;
  private static final Duration SHORTEST_REVERBERATION = Duration.ofMillis(50);
  private static final Duration LONGEST_REVERBERATION = Duration.ofSeconds(5);
  private static final String OF_ROOM = "{ rt60: 400 ms, drrDb: 3 }";

  private final List<Problem> problems;

  ConditionsReader(List<Problem> problems) {
    this.problems = problems;
  }

  static boolean isNone(Json value) {
    return value instanceof Json.Str word && word.value().equals(Catalogue.NONE);
  }

  /** An inner empty value: no room. */
  Optional<Optional<RoomPlan>> room(Section caller) {
    return caller.get("room").flatMap(value -> room(caller, value));
  }

  private Optional<Optional<RoomPlan>> room(Section caller, Json value) {
    if (isNone(value)) {
      return Optional.of(Optional.empty());
    }
    if (!(value instanceof Json.Obj)) {
      String word = value instanceof Json.Str text ? text.value() : "";
      Optional<RoomPlan> preset = Catalogue.room(word, value.place());
      if (preset.isEmpty()) {
        caller.wrong(
            "room",
            "one of "
                + String.join(", ", Catalogue.ROOMS)
                + ", none, or "
                + OF_ROOM
                + meant(word, Catalogue.ROOMS));
      }
      return preset.map(Optional::of);
    }
    List<String> keys = List.of("rt60", "drrDb", "direct", "levelDb");
    return Section.of(value, "'room'", problems, keys).flatMap(this::ownRoom).map(Optional::of);
  }

  /** A hint in brackets at the word that was probably meant, or nothing. */
  static String meant(String word, List<String> known) {
    return Nearest.to(word, known).map(near -> " (did you mean '" + near + "'?)").orElse("");
  }

  private Optional<RoomPlan> ownRoom(Section room) {
    room.require("rt60", DurationText.EXPECTED).require("drrDb", "a number from -20 to 40");
    Optional<Double> rt60 =
        room.duration("rt60", SHORTEST_REVERBERATION, LONGEST_REVERBERATION)
            .map(length -> length.toNanos() / 1e9);
    Optional<Double> drr = room.number("drrDb", -20, 40).map(Number::doubleValue);
    double direct =
        room.delay("direct", Duration.ofMillis(100))
            .map(length -> length.toNanos() / 1e6)
            .orElse(0.0);
    double level = room.number("levelDb", -40, 10).map(Number::doubleValue).orElse(0.0);
    return rt60.flatMap(
        s -> drr.map(db -> new RoomPlan(room.place(), "custom", s, db, direct, level)));
  }

  /** An inner empty value: no echo. */
  Optional<Optional<EchoPlan>> echo(Section caller) {
    if (caller.get("echo").filter(ConditionsReader::isNone).isPresent()) {
      return Optional.of(Optional.empty());
    }
    return caller
        .section(
            "echo", List.of("delay", "returnLossDb"), "{ delay: 120 ms, returnLossDb: 20 } or none")
        .flatMap(ConditionsReader::echoOf)
        .map(Optional::of);
  }

  private static Optional<EchoPlan> echoOf(Section echo) {
    echo.require("delay", DurationText.EXPECTED)
        .require("returnLossDb", "a number from -20 to 100");
    Optional<Duration> delay = echo.delay("delay", Duration.ofSeconds(2));
    Optional<Double> loss = echo.number("returnLossDb", -20, 100).map(Number::doubleValue);
    return delay.flatMap(d -> loss.map(db -> new EchoPlan(echo.place(), d, db)));
  }

  Optional<NetworkPlan> network(Section caller) {
    if (caller.get("network").filter(ConditionsReader::isNone).isPresent()) {
      return Optional.of(NetworkPlan.UNTROUBLED);
    }
    return caller
        .section("network", List.of("jitter", "stalls"), "{ jitter: 10 ms } or none")
        .map(this::networkOf);
  }

  private NetworkPlan networkOf(Section network) {
    if (!network.has("jitter") && !network.has("stalls")) {
      network.add(
          network.place(), "'network' says nothing, expected one of jitter, stalls (or none)");
    }
    double jitter =
        network
            .delay("jitter", Duration.ofSeconds(1))
            .map(length -> length.toNanos() / 1e6)
            .orElse(0.0);
    List<Stall> stalls = new ArrayList<>();
    String example = "[ { at: 2 s, for: 800 ms } ]";
    for (Json item : network.filledList("stalls", MAX_STALLS, example)) {
      Section.of(item, "stall", problems, List.of("at", "for", "mode"))
          .flatMap(ConditionsReader::stall)
          .ifPresent(
              stall -> {
                refuseOverlap(stall, stalls, item);
                stalls.add(stall);
              });
    }
    return new NetworkPlan(jitter, stalls);
  }

  /** Held by one and dropped by another, a frame would be both. */
  private void refuseOverlap(Stall stall, List<Stall> earlier, Json item) {
    for (Stall other : earlier) {
      boolean apart =
          stall.at().compareTo(other.at().plus(other.length())) >= 0
              || other.at().compareTo(stall.at().plus(stall.length())) >= 0;
      if (!apart) {
        problems.add(
            new Problem(
                item.place(),
                "stall from "
                    + DurationText.write(stall.at())
                    + " overlaps the one from "
                    + DurationText.write(other.at())
                    + ", expected stalls one after the other (make one of them)"));
      }
    }
  }

  private static Optional<Stall> stall(Section stall) {
    stall.require("at", DurationText.EXPECTED).require("for", DurationText.EXPECTED);
    Optional<Duration> at = stall.delay("at", LONGEST_CALL);
    Optional<Duration> length = stall.duration("for", Duration.ofMillis(1), Duration.ofMinutes(5));
    boolean drops =
        stall.oneOf("mode", List.of("burst", "drop")).filter("drop"::equals).isPresent();
    return at.flatMap(from -> length.map(lasts -> new Stall(from, lasts, drops)));
  }
}
