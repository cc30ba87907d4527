package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.realtime.gemini.GeminiLive;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentReader;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our own client and the simulated agent say to each other is as the provider has it. */
class OwnClientTest {
  private static final Map<String, String> MODELS =
      Map.of(
          "2.5-native", "gemini-2.5-flash-native-audio-latest",
          "3.8-et", "gemini-3.8-live-extended-thinking",
          "3.8", "gemini-3.8-live",
          "vertex-half-cascade", "gemini-live-2.5-flash",
          "vertex-native", "gemini-live-2.5-flash-native-audio");

  private static final String PLAIN =
      """
      agent: clinic
      model: %s
      prompt: You answer the phone.
      tools:
        - { name: find_slots, description: Free appointments. }
      """;

  /** Every key that makes a part of the setup. */
  private static final String EVERYTHING =
      """
      agent: clinic
      model: gemini-2.5-flash-native-audio-latest
      voice: Kore
      language: en-US
      prompt: You answer the phone.
      tools:
        - name: find_slots
          description: Free appointments.
          parameters: { type: object, properties: { any_thing: { type: string } } }
          behavior: nonBlocking
          scheduling: whenIdle
      turnDetection:
        { silence: 500 ms, startSensitivity: high, endSensitivity: low, prefixPadding: 20 ms,
          interruptible: false, coverage: activityAndVideo }
      thinking: { budget: -1, thoughts: true }
      builtInTools: [ googleSearch, urlContext, codeExecution, googleMaps ]
      generation:
        { temperature: 0.5, topP: 0.9, topK: 40, maxOutputTokens: 800, seed: 7,
          presencePenalty: 0.1, frequencyPenalty: 0.2, mediaResolution: low }
      affectiveDialog: true
      proactiveAudio: true
      translation: { to: es, echo: true }
      safety: { harassment: blockOnlyHigh }
      transcription: { caller: { languages: [ en-US ], vocabulary: [ talkspurt ] } }
      compression: { trigger: 25000, target: 8000 }
      resumption: true
      history: [ { caller: I booked for Tuesday. }, { agent: "Yes, at ten." } ]
      explicitVadSignal: true
      avatar: { name: Ann, audioBitrate: 64000, videoBitrate: 800000 }
      """;

  @TempDir Path folder;

  /** Answers every call, and keeps what happens. */
  private static final class Ears implements SessionListener {
    private final List<SessionEvent> events = new ArrayList<>();
    private AgentSession session;

    @Override
    public void event(SessionEvent event) {
      events.add(event);
      if (event instanceof SessionEvent.ToolCall call) {
        Json.Obj slots = Json.object().put("slots", List.of("09:00")).build();
        session.answerTool(call.id(), call.name(), slots);
      }
    }

    @Override
    public void wire(long atNs, String direction, int bytes, Json message) {}

    boolean has(Class<? extends SessionEvent> kind) {
      return events.stream().anyMatch(kind::isInstance);
    }
  }

  private Ears connect(Room room, String file) throws IOException {
    Path path = Files.writeString(folder.resolve("clinic.agent.yaml"), file);
    AgentFile agent = AgentReader.read(path, "clinic.agent.yaml");
    Ears ears = new Ears();
    ears.session =
        new GeminiLive()
            .connect(
                new AgentConnector.Request(
                    agent,
                    URI.create("ws://agent"),
                    "key",
                    null,
                    Map.of("sessionResumption", "true"),
                    16_000,
                    room.network,
                    room.time),
                ears);
    room.advanceMs(10);
    return ears;
  }

  private static void say(Room room, Ears ears, String text) {
    short[] recording = LiveRoom.recording(text);
    for (int at = 0; at < recording.length; at += 320) {
      ears.session.sendAudio(Arrays.copyOfRange(recording, at, at + 320));
      room.advanceMs(20);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.talkspurt.simulator.profile.Profiles#names")
  void in_a_call_with_each_model(String profile) throws IOException {
    Map<String, String> overrides = new LinkedHashMap<>(Map.of("voiceActivity", "true"));
    overrides.put("profile", profile);
    Room room = Room.quietClinic(overrides);
    Tape tape = room.tape();
    String model = MODELS.getOrDefault(profile, "gemini-3.1-flash-live-preview");
    String file = PLAIN.formatted(model);
    if (profile.equals("3.8-et")) {
      file = file.replace("appointments. }", "appointments., behavior: nonBlocking }");
      file += "thinking: { level: low }\n";
    }
    Ears ears = connect(room, file);
    say(room, ears, "I need to move my appointment to Monday");
    room.advanceMs(15_000);
    ears.session.sendText("What are your opening hours?");
    room.advanceMs(1_500);
    ears.session.sendPicture(new byte[] {1, 2, 3}, "image/jpeg");
    say(room, ears, "What are your opening hours?");
    ears.session.audioStreamEnd();
    room.advanceMs(15_000);
    ears.session.close();
    room.advanceMs(100);
    assertEquals("", String.join("\n", tape.problems()));
    assertTrue(ears.has(SessionEvent.ToolCall.class), ears.events::toString);
    assertTrue(tape.messages.stream().anyMatch(message -> message.text().contains("turnComplete")));
  }

  @Test
  void whatever_the_agent_file_asks_for() throws IOException {
    Room room = Room.quietClinic(Map.of());
    Tape tape = room.tape();
    connect(room, EVERYTHING);
    connect(
            room,
            PLAIN.formatted("gemini-3.1-flash-live-preview") + "turnDetection: { manual: true }\n")
        .session
        .activityStart();
    room.advanceMs(10);
    assertEquals("", String.join("\n", tape.problems()));
    String setup = tape.messages.get(0).text();
    for (String part :
        List.of("safetySettings", "avatarConfig", "explicitVadSignal", "translationConfig")) {
      assertTrue(setup.contains(part), setup);
    }
    assertTrue(
        tape.messages.stream().anyMatch(message -> message.text().contains("activityStart")));
  }
}
