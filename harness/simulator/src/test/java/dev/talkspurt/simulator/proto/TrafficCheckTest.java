package dev.talkspurt.simulator.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'setupComplete': {}}",
        "{'setupComplete': {'sessionId': 'f162d11d'}}",
        "{'serverContent': {}}",
        "{'serverContent': {'modelTurn': {'parts': [{'inlineData':"
            + " {'mimeType': 'audio/pcm;rate=24000', 'data': '+/=='}}]},"
            + " 'outputTranscription': {'text': 'Hi'}}}",
        "{'serverContent': {'turnComplete': true}, 'usageMetadata': {'promptTokenCount': 3,"
            + " 'promptTokensDetails': [{'modality': 'AUDIO', 'tokenCount': 3}]}}",
        "{'toolCall': {'functionCalls': [{'name': 'f', 'args': {'any_thing': [0, '']}, 'id': '1'}]}}",
        "{'goAway': {'timeLeft': '0.360s'}}",
        "{'voiceActivity': {'type': 'ACTIVITY_START', 'audioOffset': '0.360s'}}",
        "{'sessionResumptionUpdate': {'newHandle': 'h', 'resumable': true,"
            + " 'lastConsumedClientMessageIndex': '12'}}"
      })
  void finds_nothing_in_what_the_service_sends(String message) {
    assertEquals(List.of(), TrafficCheck.ofServer(message.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'serverContnt': {}}|.serverContnt: BidiGenerateContentServerMessage has no such field",
        "{'server_content': {}}|.server_content: BidiGenerateContentServerMessage has no such",
        "{'serverContent': {'turnComplete': 'yes'}}|.serverContent.turnComplete: expected a bool",
        "{'serverContent': {'turnComplete': false}}|.serverContent.turnComplete: a default value",
        "{'serverContent': {'modelTurn': {'parts': []}}}|.serverContent.modelTurn.parts: expected",
        "{'serverContent': {'modelTurn': {'parts': {'text': 'x'}}}}|.serverContent.modelTurn.parts",
        "{'serverContent': {'modelTurn': {'parts': [{'inlineData': {'data': '-_=='}}]}}}"
            + "|.serverContent.modelTurn.parts[0].inlineData.data: expected a bytes",
        "{'serverContent': {'modelTurn': {'parts': [{'text': 'x', 'inlineData': {}}]}}}"
            + "|.serverContent.modelTurn.parts[0]: [text, inlineData] exclude each other",
        "{'serverContent': {}, 'toolCall': {}}|: [serverContent, toolCall] exclude each other",
        "{'toolCall': {}, 'voiceActivityDetectionSignal': {}}|expected one payload",
        "{}|expected one payload",
        "{'toolCall': {'functionCalls': [{'args': []}]}}|.toolCall.functionCalls[0].args: expected",
        "{'goAway': {'timeLeft': 50}}|.goAway.timeLeft: expected a google.protobuf.Duration",
        "{'goAway': {'timeLeft': '50'}}|.goAway.timeLeft: expected a google.protobuf.Duration",
        "{'voiceActivity': {'type': 'activity_start'}}|.voiceActivity.type: expected one of",
        "{'usageMetadata': {'promptTokenCount': '3'}}|.usageMetadata.promptTokenCount: expected",
        "{'usageMetadata': {'promptTokenCount': 3000000000}}|.usageMetadata.promptTokenCount",
        "{'usageMetadata': {'promptTokenCount': 3.5}}|.usageMetadata.promptTokenCount: expected",
        "{'setupComplete': null}|.setupComplete: expected a BidiGenerateContentSetupComplete",
        "[]|: expected a BidiGenerateContentServerMessage",
        "{|no JSON"
      })
  void finds_what_a_server_may_not_send(String message, String problem) {
    String found = String.join("\n", TrafficCheck.ofServer(message.replace('\'', '"')));
    assertTrue(found.startsWith(problem), found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'setup': {'model': 'models/m', 'generation_config': {'responseModalities': ['audio'],"
            + " 'thinking_config': {'thinkingLevel': 'low'}},"
            + " 'tools': [{'functionDeclarations': [{'name': 'f', 'parameters':"
            + " {'type': 'OBJECT', 'properties': {'any_thing': {'type': 'STRING'}}}}]}],"
            + " 'contextWindowCompression': {'triggerTokens': '25000'}}}",
        "{'realtime_input': {'audio': {'data': '-_==', 'mime_type': 'audio/pcm'}}}",
        "{'clientContent': {'turns': {'parts': {'text': 'x'}}, 'turnComplete': false}}"
      })
  void takes_a_client_s_own_ways(String message) {
    assertEquals(List.of(), TrafficCheck.ofClient(message.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'setup': {'generationConfg': {}}}|.setup.generationConfg: BidiGenerateContentSetup has",
        "{'setup': {'tools': [{'function_declaration': []}]}}|.setup.tools[0].function_declaration",
        "{'setup': {'generationConfig': {}, 'generation_config': {}}}|.setup.generation_config: is",
        "{'setup': {'sessionResumption': {'handle': null}}}|.setup.sessionResumption.handle",
        "{'setup': {}, 'realtimeInput': {'text': 'x'}}|: [setup, realtimeInput] exclude",
        "{'realtimeInput': {'text': 'x', 'audioStreamEnd': true}}|realtimeInput has",
        "{'realtimeInput': {}}|realtimeInput has"
      })
  void finds_what_a_client_may_not_send(String message, String problem) {
    String found = String.join("\n", TrafficCheck.ofClient(message.replace('\'', '"')));
    assertTrue(found.startsWith(problem), found);
  }

  @Test
  void a_field_that_has_been_published_is_no_longer_listed_as_newer() {
    Json.Obj published = Proto.document("published.json").obj("messages").orElseThrow();
    Json.Obj newer = Proto.document("newer.json").obj("messages").orElseThrow();
    Set<String> both = new TreeSet<>();
    for (String message : newer.members().keySet()) {
      for (String field : newer.obj(message).orElseThrow().members().keySet()) {
        if (published.obj(message).flatMap(fields -> fields.get(field)).isPresent()) {
          both.add(message + "." + field);
        }
      }
    }
    assertEquals(Set.of(), both);
  }
}
