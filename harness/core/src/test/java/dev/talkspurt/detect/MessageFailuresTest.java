package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageFailuresTest {
  private static final String AUDIO =
      "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"inlineData\":{\"data\":{}}}]}}}";
  private static final String EMPTY = "{\"serverContent\":{}}";

  private static String end(String usage) {
    return "{\"serverContent\":{\"turnComplete\":true}" + usage + "}";
  }

  private static String usage(String counts) {
    return ",\"usageMetadata\":{" + counts.replace('\'', '"') + "}";
  }

  private static List<Finding> in(String detector, String... messages) {
    RecordedCall call = new RecordedCall(1_000).signal(0, "ready");
    double ms = 100;
    for (String message : messages) {
      call.add(
          message.startsWith("{\"toolResponse")
              ? Found.sent(ms, message)
              : Found.received(ms, message));
      ms += 10;
    }
    return Found.in(call.hungUp(), detector);
  }

  private static List<Finding> counted(String counts) {
    return in("usageInconsistent", AUDIO, end(usage(counts)));
  }

  @Test
  void counts_that_add_up_are_fine() {
    String details =
        ",'promptTokensDetails':[{'modality':'TEXT','tokenCount':90},{'modality':'AUDIO','tokenCount':10}]"
            + ",'responseTokensDetails':[{'modality':'AUDIO','tokenCount':20}]";
    String sums = "'promptTokenCount':100,'responseTokenCount':20,'totalTokenCount':";
    assertEquals(List.of(), counted(sums + "120" + details));
    assertEquals(List.of(), counted(sums + "120,'thoughtsTokenCount':24"));
    assertEquals(List.of(), counted(sums + "144,'thoughtsTokenCount':24"));
    assertEquals(List.of(), counted(sums + "130,'toolUsePromptTokenCount':10"));
    assertEquals(
        List.of(),
        counted(
            "'promptTokenCount':100,'candidatesTokenCount':20,'totalTokenCount':120,"
                + "'candidatesTokensDetails':[{'modality':'AUDIO'}]"));
  }

  @Test
  void counts_that_do_not_are_told() {
    assertEquals(
        "1 in 1 turns; the first: total 121 of prompt and response 120, thoughts 0",
        counted("'promptTokenCount':100,'responseTokenCount':20,'totalTokenCount':121")
            .get(0)
            .evidence());
    assertEquals(
        "1 in 1 turns; the first: prompt 187, but its details sum to 154",
        counted(
                "'promptTokenCount':187,'totalTokenCount':187,"
                    + "'promptTokensDetails':[{'modality':'TEXT','tokenCount':154}]")
            .get(0)
            .evidence());
    assertEquals(
        "1 in 1 turns; the first: response 69, but its details sum to 57",
        counted(
                "'responseTokenCount':69,'responseTokensDetails':[{'modality':'AUDIO','tokenCount':57}]")
            .get(0)
            .evidence());
  }

  @Test
  void a_turn_with_audio_must_have_counts() {
    assertEquals(1, in("usageInconsistent", AUDIO, end("")).size());
    assertEquals(0, in("usageInconsistent", end("")).size(), "nothing was said");
    String ahead = "{\"serverContent\":{}" + usage("'promptTokenCount':1") + "}";
    assertEquals(0, in("usageInconsistent", ahead, AUDIO, end("")).size());
  }

  @Test
  void an_empty_message_is_usual_once_a_turn_and_after_a_result() {
    String answer = "{\"toolResponse\":{\"functionResponses\":[]}}";
    assertEquals(
        List.of(),
        in("emptyFrames", EMPTY, AUDIO, end(""), EMPTY, AUDIO, answer, EMPTY, AUDIO, end("")));
    assertEquals(1, in("emptyFrames", EMPTY, EMPTY, AUDIO).size());
    Finding found = in("emptyFrames", EMPTY, AUDIO, EMPTY, AUDIO, EMPTY).get(0);
    assertEquals(120, found.atMs(), 1e-6);
    assertEquals(140, found.endMs(), 1e-6);
    assertTrue(found.evidence().startsWith("2 empty messages; the first: one in the middle"));
    String ahead = "{\"serverContent\":{}" + usage("'promptTokenCount':1") + "}";
    assertEquals(1, in("emptyFrames", ahead, AUDIO).size());
    String activity = "{\"serverContent\":{},\"voiceActivity\":{\"type\":\"ACTIVITY_START\"}}";
    assertEquals(0, in("emptyFrames", AUDIO, activity).size());
  }

  @Test
  void unknown_messages_are_told_once_by_their_names() {
    RecordedCall call =
        new RecordedCall(1_000)
            .signal(0, "ready")
            .add(Found.signal(100, "unknown", "statistics"))
            .add(Found.signal(300, "unknown", "weather"))
            .add(Found.signal(400, "unknown", "statistics"))
            .hungUp();
    List<Finding> found = Found.in(call, "unknownMessages");
    assertEquals(1, found.size());
    assertEquals("3: statistics, weather", found.get(0).evidence());
  }
}
