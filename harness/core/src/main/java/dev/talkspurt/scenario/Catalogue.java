package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.Conditions.RoomPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that scenarios may use for sounds, rooms and lines. What they sound like is made
 * elsewhere; a test holds the two against each other.
 */
final class Catalogue {
  static final String NONE = "none";

  /** Kinds of noise that go on. */
  static final List<String> NOISES =
      List.of(
          "white",
          "pink",
          "brown",
          "car",
          "hum",
          "speech-shaped",
          "babble",
          "cafe",
          "street",
          "office",
          "music",
          "competing-talker");

  /** Sounds that come singly. */
  static final List<String> EVENTS = List.of("click", "keyboard", "cough", "door", "dish");

  /** Named chains. */
  static final List<String> LINES =
      List.of("clean", "wideband", "telephone", "mobile", "car", "speakerphone", "far");

  /** The chain that has an echo of its own. */
  static final String ECHOING_LINE = "speakerphone";

  static final List<String> ROOMS = List.of("car", "office", "living-room", "hall", "far-field");

  /** RT60 in s, ratio in dB, direct sound in ms, level in dB. */
  private static final Map<String, double[]> ROOM_VALUES =
      Map.of(
          "car", new double[] {0.15, 6, 0, 0},
          "office", new double[] {0.4, 3, 0, 0},
          "living-room", new double[] {0.5, 0, 0, 0},
          "hall", new double[] {1.0, -3, 0, 0},
          "far-field", new double[] {0.5, -5, 8.75, -12});

  private Catalogue() {}

  /** The room of this name, or empty. */
  static Optional<RoomPlan> room(String name, Place place) {
    return Optional.ofNullable(ROOM_VALUES.get(name))
        .map(v -> new RoomPlan(place, name, v[0], v[1], v[2], v[3]));
  }
}
