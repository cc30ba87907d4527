package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What lies between the caller's mouth and the agent, in the order of the signal: room, background,
 * echo, line, network. Immutable.
 *
 * @param room around the caller; empty: none
 * @param background noises at once, in the order they are mixed in
 * @param echo of the heard agent; empty: none
 * @param line effects in order; empty: the samples as they are
 * @param network what befalls the frames at the socket
 */
public record Conditions(
    Optional<RoomPlan> room,
    List<Background> background,
    Optional<EchoPlan> echo,
    List<LineEffect> line,
    NetworkPlan network) {
  /** A quiet place and a perfect line. */
  public static final Conditions CLEAN =
      new Conditions(
          Optional.empty(), List.of(), Optional.empty(), List.of(), NetworkPlan.UNTROUBLED);

  public Conditions {
    background = List.copyOf(background);
    line = List.copyOf(line);
  }

  /** Whether the caller's samples are sent just as they are; the network aside. */
  public boolean clean() {
    return room.isEmpty() && background.isEmpty() && echo.isEmpty() && line.isEmpty();
  }

  /**
   * A room.
   *
   * @param name of a preset (car, office, living-room, hall, far-field), or {@code custom}
   * @param rt60S time in which it falls by 60 dB, in seconds, 0.05 to 5
   * @param drrDb energy of direct over reverberant sound, −20 to 40 dB
   * @param directMs when the direct sound comes, 0 to 100 ms
   * @param levelDb active level behind the room relative to before it, −40 to 10 dB
   */
  public record RoomPlan(
      Place place, String name, double rt60S, double drrDb, double directMs, double levelDb) {}

  /**
   * A noise that goes on.
   *
   * @param noise kind: white, pink, brown, car, hum, speech-shaped, babble, cafe, street, office,
   *     music, competing-talker, or an event kind (click, keyboard, cough, door, dish)
   * @param snrDb signal-to-noise ratio as {@code measurement.md} 6.2 defines it, −40 to 80; empty
   *     only for events, which have {@code peakDb}
   * @param peakDb of each event above the active speech level, −40 to 60
   * @param talkers of babble, 1 to 100
   * @param mainsHz of hum, 50 or 60
   * @param perMinute of events, above 0 and up to 600
   * @param part of the step's own sound that it covers, and is only heard in; empty: it goes on
   */
  public record Background(
      Place place,
      String noise,
      OptionalDouble snrDb,
      OptionalDouble peakDb,
      int talkers,
      int mainsHz,
      double perMinute,
      Optional<Part> part) {
    /** Talkers of a babble unless the scenario says. */
    public static final int USUAL_TALKERS = 8;

    /** A noise that goes on. */
    public Background(
        Place place,
        String noise,
        OptionalDouble snrDb,
        OptionalDouble peakDb,
        int talkers,
        int mainsHz,
        double perMinute) {
      this(place, noise, snrDb, peakDb, talkers, mainsHz, perMinute, Optional.empty());
    }
  }

  /**
   * A part of what a step says, from its first audible sample to its last.
   *
   * @param fromPercent where it begins, 0 to 100; {@code toPercent} where it ends
   * @param over words that it covers instead; where they lie in the sound is estimated from their
   *     place in the text, a digit counting as a word of five letters
   */
  public record Part(double fromPercent, double toPercent, Optional<String> over) {
    private static final int DIGIT = 5;

    /** Whether what it covers is there; always so without words. */
    public boolean isIn(String text) {
      return over.map(words -> at(text, words) >= 0).orElse(true);
    }

    /** Where it begins in the sound of this text, as a share of it from 0 to 1. */
    public double fromShare(String text) {
      return over.map(words -> share(text, at(text, words))).orElse(fromPercent / 100);
    }

    /** Where it ends. */
    public double toShare(String text) {
      return over.map(words -> share(text, at(text, words) + words.length()))
          .orElse(toPercent / 100);
    }

    private static int at(String text, String words) {
      return text.toLowerCase(Locale.ROOT).indexOf(words.toLowerCase(Locale.ROOT));
    }

    private static double share(String text, int end) {
      return (double) length(text.substring(0, Math.max(0, end))) / length(text);
    }

    private static int length(String text) {
      return text.codePoints().map(point -> Character.isDigit(point) ? DIGIT : 1).sum();
    }
  }

  /**
   * The heard agent coming back from the caller's loudspeaker.
   *
   * @param delay 0 to 2 s
   * @param returnLossDb how much weaker it comes back, −20 to 100 dB
   */
  public record EchoPlan(Place place, Duration delay, double returnLossDb) {}

  /**
   * What the network does to the caller's frames.
   *
   * @param jitterMs each frame is late by |N(0, jitterMs)|, order preserved; 0 to 1000
   * @param stalls times in which nothing gets through, counted from where these conditions begin
   */
  public record NetworkPlan(double jitterMs, List<Stall> stalls) {
    /** Everything on time. */
    public static final NetworkPlan UNTROUBLED = new NetworkPlan(0, List.of());

    public NetworkPlan {
      stalls = List.copyOf(stalls);
    }

    /** Whether every frame leaves when it is due. */
    public boolean untroubled() {
      return jitterMs == 0 && stalls.isEmpty();
    }
  }

  /**
   * One stall.
   *
   * @param at when it begins, from the first frame of these conditions
   * @param length how long it lasts
   * @param drops whether frames due meanwhile are lost rather than sent in a burst at its end
   */
  public record Stall(Duration at, Duration length, boolean drops) {}
}
