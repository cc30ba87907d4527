package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupMessageTest {
  private static final GeminiSettings SETTINGS = GeminiSettings.of(Map.of());

  @Test
  void a_full_agent_file_becomes_a_full_setup() {
    AgentFile.ToolDeclaration findSlots =
        new AgentFile.ToolDeclaration(
            "find_slots",
            "Free appointments on a day.",
            (Json.Obj)
                Json.parse(
                    "{\"type\":\"object\",\"properties\":{\"day\":{\"type\":\"string\"}},"
                        + "\"required\":[\"day\"]}"));
    AgentFile.ToolDeclaration hangUp =
        new AgentFile.ToolDeclaration("hang_up", "Ends the call.", Json.object().build());
    AgentFile agent =
        Agents.with(
            "gemini-3.1-flash-live-preview",
            "Kore",
            "You answer the \"phone\".",
            List.of(findSlots, hangUp),
            new AgentFile.TurnDetection(
                Optional.of("high"),
                Optional.of("low"),
                Optional.of(20),
                Optional.of(500),
                Optional.of(false)),
            new AgentFile.Thinking(Optional.of("minimal"), Optional.empty()));
    String expected =
        """
        {
          "setup": {
            "model": "models/gemini-3.1-flash-live-preview",
            "generationConfig": {
              "responseModalities": [
                "AUDIO"
              ],
              "speechConfig": {
                "voiceConfig": {
                  "prebuiltVoiceConfig": {
                    "voiceName": "Kore"
                  }
                }
              },
              "thinkingConfig": {
                "thinkingLevel": "MINIMAL"
              }
            },
            "systemInstruction": {
              "parts": [
                {
                  "text": "You answer the \\"phone\\"."
                }
              ],
              "role": "user"
            },
            "tools": [
              {
                "functionDeclarations": [
                  {
                    "name": "find_slots",
                    "description": "Free appointments on a day.",
                    "parametersJsonSchema": {
                      "type": "object",
                      "properties": {
                        "day": {
                          "type": "string"
                        }
                      },
                      "required": [
                        "day"
                      ]
                    }
                  },
                  {
                    "name": "hang_up",
                    "description": "Ends the call."
                  }
                ]
              }
            ],
            "realtimeInputConfig": {
              "automaticActivityDetection": {
                "startOfSpeechSensitivity": "START_SENSITIVITY_HIGH",
                "endOfSpeechSensitivity": "END_SENSITIVITY_LOW",
                "prefixPaddingMs": 20,
                "silenceDurationMs": 500
              },
              "activityHandling": "NO_INTERRUPTION"
            },
            "inputAudioTranscription": {},
            "outputAudioTranscription": {}
          }
        }
        """;
    assertEquals(expected, SetupMessage.of(agent, SETTINGS).pretty());
  }

  @Test
  void what_the_agent_file_leaves_open_is_left_to_the_provider() {
    AgentFile agent =
        Agents.with(
            "models/gemini-3.8-live", null, "", List.of(), Agents.BY_DEFAULT, Agents.NO_THINKING);
    assertEquals(
        "{\"setup\":{\"model\":\"models/gemini-3.8-live\","
            + "\"generationConfig\":{\"responseModalities\":[\"AUDIO\"]},"
            + "\"inputAudioTranscription\":{},\"outputAudioTranscription\":{}}}",
        SetupMessage.of(agent, SETTINGS).compact());
  }

  @Test
  void turns_that_we_end_switch_the_provider_s_own_detection_off_and_nothing_else() {
    AgentFile agent =
        Agents.with(
            "gemini-3.8-live",
            null,
            "",
            List.of(),
            new AgentFile.TurnDetection(
                Optional.of("high"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(500),
                Optional.of(true),
                true,
                Optional.empty()),
            Agents.NO_THINKING);
    assertEquals(
        "{\"automaticActivityDetection\":{\"disabled\":true},"
            + "\"activityHandling\":\"START_OF_ACTIVITY_INTERRUPTS\"}",
        SetupMessage.of(agent, SETTINGS)
            .obj("setup")
            .orElseThrow()
            .get("realtimeInputConfig")
            .orElseThrow()
            .compact());
  }

  @Test
  void a_thinking_budget_of_zero_is_sent() {
    AgentFile agent =
        Agents.with(
            "gemini-2.5-flash-native-audio-latest",
            null,
            "",
            List.of(),
            Agents.BY_DEFAULT,
            new AgentFile.Thinking(Optional.empty(), Optional.of(0)));
    Json.Obj setup = SetupMessage.of(agent, SETTINGS).obj("setup").orElseThrow();
    assertEquals(
        "{\"thinkingBudget\":0}",
        setup.obj("generationConfig").orElseThrow().get("thinkingConfig").orElseThrow().compact());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sessionResumption | true  | {}",
        "resumptionHandle  | abc   | {\"handle\":\"abc\"}",
        "sessionResumption | false | ''",
      })
  void resumption_is_asked_for_only_when_the_target_says_so(
      String setting, String value, String resumption) {
    Json.Obj setup =
        SetupMessage.of(Agents.plain("m"), GeminiSettings.of(Map.of(setting, value)))
            .obj("setup")
            .orElseThrow();
    assertEquals(resumption, setup.get("sessionResumption").map(Json::compact).orElse(""));
  }
}
