package dev.talkspurt.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageRecordTest {
  private static UsageRecord of(String json) {
    return UsageRecord.of((Json.Obj) Json.parse(json));
  }

  @Test
  void a_record_that_adds_up_has_nothing_to_tell() {
    UsageRecord record =
        of(
            """
            {"promptTokenCount": 300, "responseTokenCount": 57, "toolUsePromptTokenCount": 10,
             "thoughtsTokenCount": 24, "totalTokenCount": 391,
             "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 154},
                                     {"modality": "AUDIO", "tokenCount": 146}],
             "toolUsePromptTokensDetails": [{"modality": "TEXT", "tokenCount": 10}],
             "responseTokensDetails": [{"modality": "AUDIO", "tokenCount": 57}]}
            """);
    assertEquals(List.of(), record.inconsistencies());
    assertEquals(0, record.unattributed());
    assertEquals(Map.of("TEXT", 154.0, "AUDIO", 146.0), record.prompt().byModality());
    assertEquals(24, record.thoughts());
  }

  /** A turn as it has been seen: 25 tokens of the prompt missing, thoughts outside the total. */
  @Test
  void missing_tokens_and_thoughts_outside_the_total_are_told() {
    UsageRecord record =
        of(
            """
            {"promptTokenCount": 522, "responseTokenCount": 42, "thoughtsTokenCount": 136,
             "totalTokenCount": 564,
             "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 332},
                                     {"modality": "AUDIO", "tokenCount": 165}],
             "responseTokensDetails": [{"modality": "AUDIO", "tokenCount": 42}]}
            """);
    assertEquals(
        List.of("prompt is 522, its details are 497", "the total leaves out 136 thought tokens"),
        record.inconsistencies());
    assertEquals(25, record.unattributed());
  }

  @Test
  void both_services_names_are_read_and_a_detail_without_a_count_is_zero() {
    UsageRecord record =
        of(
            """
            {"promptTokenCount": 9, "candidatesTokenCount": 4, "totalTokenCount": 13,
             "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 9},
                                     {"modality": "AUDIO"}],
             "candidatesTokensDetails": [{"modality": "AUDIO", "tokenCount": 4}]}
            """);
    assertEquals(4, record.response().count());
    assertEquals(0.0, record.prompt().byModality().get("AUDIO"));
    assertEquals(List.of(), record.inconsistencies());
  }

  @Test
  void wrong_totals_and_nonsense_are_told() {
    assertEquals(
        List.of("prompt has no details", "the total is 9, its parts are 5"),
        of("{\"promptTokenCount\": 5, \"totalTokenCount\": 9}").inconsistencies());
    assertEquals(List.of("there is no total"), of("{}").inconsistencies());
    assertTrue(
        of("{\"promptTokenCount\": -5, \"totalTokenCount\": -5}")
            .inconsistencies()
            .contains("a count is below zero"));
    UsageRecord huge =
        of(
            "{\"promptTokenCount\": 1e399, \"promptTokensDetails\": [\"x\", {\"tokenCount\": 1e399}]}");
    assertTrue(Double.isFinite(huge.unattributed()));
    assertTrue(Double.isNaN(of("{\"promptTokenCount\": \"many\"}").prompt().count()));
  }
}
