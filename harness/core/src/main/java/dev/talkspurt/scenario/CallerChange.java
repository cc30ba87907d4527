package dev.talkspurt.scenario;

import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.EchoPlan;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.Conditions.RoomPlan;
import dev.talkspurt.speech.Disfluency;
import java.util.List;
import java.util.Optional;

/**
 * What a step or a stretch changes about the caller; what is empty stays as it is. Immutable.
 *
 * @param room an inner empty value takes the room away
 * @param background an empty list takes the noise away
 * @param echo an inner empty value takes the echo away
 * @param line an empty list is a clean line
 */
public record CallerChange(
    Optional<String> voice,
    Optional<Double> rate,
    Optional<Double> pitch,
    Optional<Disfluency> disfluency,
    Optional<Optional<RoomPlan>> room,
    Optional<List<Background>> background,
    Optional<Optional<EchoPlan>> echo,
    Optional<List<LineEffect>> line,
    Optional<NetworkPlan> network) {
  /** Nothing. */
  public static final CallerChange NONE =
      new CallerChange(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The caller with these changes. */
  public Caller applyTo(Caller caller) {
    Manner was = caller.manner();
    Conditions had = caller.conditions();
    return new Caller(
        new Manner(
            voice.orElse(was.voice()),
            rate.orElse(was.rate()),
            pitch.orElse(was.pitch()),
            disfluency.orElse(was.disfluency())),
        new Conditions(
            room.orElse(had.room()),
            background.orElse(had.background()),
            echo.orElse(had.echo()),
            line.orElse(had.line()),
            network.orElse(had.network())),
        caller.announcedRateHz());
  }
}
