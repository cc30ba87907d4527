package dev.talkspurt.simulator.profile;

import dev.talkspurt.simulator.profile.Profile.Calling;
import dev.talkspurt.simulator.profile.Profile.Close;
import dev.talkspurt.simulator.profile.Profile.Feature;
import dev.talkspurt.simulator.profile.Profile.Frames;
import dev.talkspurt.simulator.profile.Profile.SetupFacts;
import dev.talkspurt.simulator.profile.Profile.Thinking;
import dev.talkspurt.simulator.profile.Profile.Tokens;
import dev.talkspurt.simulator.profile.Profile.Tools;
import dev.talkspurt.simulator.profile.Profile.Turns;
import dev.talkspurt.simulator.profile.Profile.UnknownAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The profiles there are, and which model has which. */
public final class Profiles {
  private static final int ANY_SILENCE = Integer.MAX_VALUE;
  private static final Close NO_VOICE =
      new Close(1007, "Cannot extract voices from a non-audio request.");
  private static final Close INTERNAL = new Close(1011, "Internal error encountered.");
  private static final Close COMBINATION =
      new Close(
          1007,
          "The requested combination of response modalities (TEXT) is not supported by the model."
              + " Please check the model's documentation for supported combinations.");

  private static final Tokens PLAIN = new Tokens(0, 0, 0, 0);

  private static final Frames FRAMES_2_5 =
      new Frames("function-call-", false, false, true, true, false, false, 60, 210);
  private static final Frames FRAMES_3_1 =
      new Frames("fc_", true, true, false, false, false, false, 200, 200);
  private static final Frames FRAMES_3_8 =
      new Frames("fc_", true, true, false, false, false, true, 160, 220);
  private static final Frames FRAMES_CASCADE =
      new Frames("", false, false, false, true, true, false, 200, 240);

  private static final Tools TOOLS_2_5 =
      new Tools(Calling.BLOCKING, true, true, false, true, UnknownAnswer.CLOSES, false);
  private static final Tools TOOLS_3_1 =
      new Tools(Calling.BLOCKING, true, false, false, true, UnknownAnswer.IGNORED, false);
  private static final Tools TOOLS_3_8 =
      new Tools(Calling.NON_BLOCKING, true, true, true, true, UnknownAnswer.IGNORED, false);
  private static final Tools TOOLS_ET =
      new Tools(Calling.NON_BLOCKING, false, true, true, true, UnknownAnswer.IGNORED, true);

  private static final SetupFacts SETUP_2_5 =
      new SetupFacts(
          Thinking.BUDGET, Feature.TAKEN, Feature.TAKEN, NO_VOICE, true, true, true, false);
  private static final SetupFacts SETUP_3_1 =
      new SetupFacts(
          Thinking.LEVEL,
          Feature.NEVER_ANSWERED,
          Feature.NEVER_ANSWERED,
          INTERNAL,
          false,
          false,
          true,
          true);
  private static final SetupFacts SETUP_3_8 = latest(Thinking.REFUSED);

  private static final Profile NATIVE_2_5 =
      new Profile(
          "2.5-native",
          Surface.DEVELOPER,
          FRAMES_2_5,
          new Turns(false, false, false, true, ANY_SILENCE, false),
          TOOLS_2_5,
          new Tokens(1_100, 24, 0, 0),
          SETUP_2_5);
  private static final Profile CURRENT_3_1 =
      new Profile(
          "3.1-current",
          Surface.DEVELOPER,
          FRAMES_3_1,
          new Turns(false, false, true, true, 2_000, false),
          TOOLS_3_1,
          new Tokens(0, 0, 33, 12),
          SETUP_3_1);
  private static final Profile LIVE_3_8 =
      new Profile(
          "3.8",
          Surface.DEVELOPER,
          FRAMES_3_8,
          new Turns(false, false, false, true, ANY_SILENCE, true),
          TOOLS_3_8,
          new Tokens(0, 136, 25, 0),
          SETUP_3_8);

  private static final List<Profile> ALL =
      List.of(
          NATIVE_2_5,
          new Profile(
              "3.1-launch",
              Surface.DEVELOPER,
              FRAMES_3_1,
              new Turns(false, false, true, false, 2_000, false),
              TOOLS_3_1,
              CURRENT_3_1.tokens(),
              SETUP_3_1),
          CURRENT_3_1,
          LIVE_3_8,
          new Profile(
              "3.8-et",
              Surface.DEVELOPER,
              FRAMES_3_8,
              new Turns(false, true, false, true, ANY_SILENCE, true),
              TOOLS_ET,
              new Tokens(0, 136, 25, 0),
              latest(Thinking.LEVEL_REQUIRED)),
          new Profile(
                  "vertex-half-cascade",
                  Surface.DEVELOPER,
                  FRAMES_CASCADE,
                  new Turns(true, false, false, true, ANY_SILENCE, false),
                  TOOLS_2_5,
                  PLAIN,
                  new SetupFacts(
                      Thinking.BUDGET,
                      Feature.REFUSED,
                      Feature.REFUSED,
                      COMBINATION,
                      true,
                      true,
                      true,
                      false))
              .at(Surface.VERTEX),
          new Profile(
                  "vertex-native",
                  Surface.DEVELOPER,
                  FRAMES_2_5,
                  NATIVE_2_5.turns(),
                  TOOLS_2_5,
                  NATIVE_2_5.tokens(),
                  SETUP_2_5)
              .at(Surface.VERTEX));

  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "gemini-3.8-live", "3.8",
          "gemini-3.8-live-extended-thinking", "3.8-et",
          "gemini-3.1-flash-live-preview", "3.1-current");

  private static final Map<String, String> ON_DEVELOPER =
      Map.of(
          "gemini-2.5-flash-native-audio-latest", "2.5-native",
          "gemini-2.5-flash-native-audio-preview-09-2025", "2.5-native",
          "gemini-2.5-flash-native-audio-preview-12-2025", "2.5-native");

  private static final Map<String, String> ON_VERTEX =
      Map.of(
          "gemini-live-2.5-flash", "vertex-half-cascade",
          "gemini-live-2.5-flash-native-audio", "vertex-native");

  private Profiles() {}

  private static SetupFacts latest(Thinking thinking) {
    return new SetupFacts(
        thinking, Feature.REFUSED, Feature.ALWAYS_ON, INTERNAL, false, false, true, true);
  }

  /** The names of all, as agent files write them. */
  public static List<String> names() {
    return ALL.stream().map(Profile::name).toList();
  }

  /** The profile of this name. */
  public static Optional<Profile> named(String name) {
    return ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  /**
   * The profile of a model where it is offered; empty: it is not offered there.
   *
   * @param model its id, without any path before it
   */
  public static Optional<Profile> of(String model, Surface surface) {
    Map<String, String> there = surface.isVertex() ? ON_VERTEX : ON_DEVELOPER;
    return Optional.ofNullable(EVERYWHERE.getOrDefault(model, there.get(model)))
        .flatMap(Profiles::named)
        .map(profile -> profile.at(surface));
  }

  /** The ids of the models that are offered there, in order of the alphabet. */
  public static List<String> models(Surface surface) {
    Map<String, String> there = surface.isVertex() ? ON_VERTEX : ON_DEVELOPER;
    return Stream.concat(EVERYWHERE.keySet().stream(), there.keySet().stream()).sorted().toList();
  }

  /** What a session has whose model is not known yet. */
  public static Profile usual() {
    return CURRENT_3_1;
  }
}
