package dev.talkspurt.simulator;

import java.util.Map;

/** The quiet clinic behind one profile, and a client that has been set up there. */
final class ProfileRoom {
  static final String QUESTION = "What are your opening hours?";
  static final String REQUEST = "I need to move my appointment to Tuesday";
  private static final String DEVELOPER = Room.PATH;
  private static final String VERTEX =
      "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent";

  final Room room;
  final WireClient client;

  private ProfileRoom(Room room, WireClient client) {
    this.room = room;
    this.client = client;
  }

  static String path(String model) {
    return model.startsWith("gemini-live-2.5-flash") ? VERTEX : DEVELOPER;
  }

  /** A room with these settings whose client names {@code model} and sends {@code more} with it. */
  static ProfileRoom of(String model, String more, Map<String, String> overrides) {
    String quiet = Room.CLINIC.replaceAll("(?m)^(greets|chunk|afterSilence): .*\n", "");
    Room room = Room.with(quiet, overrides);
    WireClient client = room.dial(path(model) + "?key=k");
    client.send(
        "{\"setup\":{\"model\":\"models/%s\",\"inputAudioTranscription\":{},\"outputAudioTranscription\":{}%s}}"
            .formatted(model, more));
    room.advanceMs(0);
    return new ProfileRoom(room, client);
  }

  /** Set up as this model wants it. */
  static ProfileRoom of(String model) {
    return of(model, needed(model), Map.of());
  }

  /** What a setup for this model cannot do without. */
  static String needed(String model) {
    return model.endsWith("extended-thinking")
        ? ",\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"LOW\"}}"
        : "";
  }

  ProfileRoom say(String text, double thenMs) {
    client.openMicrophone();
    room.advanceMs(500);
    client.say(text);
    room.advanceMs(thenMs);
    return this;
  }

  /** The id of the one call. */
  String callId() {
    return ((dev.talkspurt.document.Json.Obj)
            client
                .first("toolCall")
                .message()
                .obj("toolCall")
                .orElseThrow()
                .items("functionCalls")
                .get(0))
        .text("id")
        .orElseThrow();
  }
}
