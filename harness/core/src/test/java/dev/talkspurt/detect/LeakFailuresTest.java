package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakFailuresTest {
  private static final String THOUGHT =
      "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"thought\":true,\"text\":"
          + "\"**Greeting** The caller wants one more booking, so I will ask for a day.\"}]}}}";

  private static RecordedCall says(String... pieces) {
    RecordedCall call = new RecordedCall(9_000).signal(0, "ready");
    double ms = 1_000;
    for (String piece : pieces) {
      call.text(ms, "agent", piece);
      ms += 100;
    }
    return call.signal(5_000, "turnEnd");
  }

  private static List<Finding> in(RecordedCall call, String detector) {
    return Found.in(call.hungUp(), detector);
  }

  @Test
  void control_tokens_are_found_across_pieces() {
    Finding found = in(says("Good ", "morning <ct", "rl46> to you."), "controlTokens").get(0);
    assertEquals(1_100, found.atMs(), 1e-6);
    assertEquals("the transcript holds <ctrl46>", found.evidence());
    assertEquals(1, in(says("<start_of_turn>"), "controlTokens").size());
    assertEquals(0, in(says("It costs < 46 > 45, press <control>."), "controlTokens").size());
  }

  @Test
  void markup_of_thoughts_is_found() {
    assertEquals(1, in(says("<thinking>Hm.", "</thinking> Hello."), "leakedThoughts").size());
    assertEquals(0, in(says("I was thinking of Monday."), "leakedThoughts").size());
  }

  @Test
  void eight_words_of_a_thought_are_a_leak() {
    RecordedCall leak =
        says("The caller wants one more", " booking so I will see.")
            .add(Found.received(900, THOUGHT));
    assertEquals(1, in(leak, "leakedThoughts").size());
    RecordedCall seven =
        says("The caller wants one more booking, so. My").add(Found.received(900, THOUGHT));
    assertEquals(0, in(seven, "leakedThoughts").size());
    RecordedCall later =
        says("The caller wants one more booking so I will see.")
            .add(Found.received(5_500, THOUGHT));
    assertEquals(0, in(later, "leakedThoughts").size(), "a thought of a later turn");
  }

  @Test
  void a_text_part_that_is_no_thought_is_a_leak() {
    RecordedCall call =
        says("Hello.").add(Found.signal(800, "unknown", "serverContent.modelTurn.parts.text"));
    assertEquals(1, in(call, "leakedThoughts").size());
    assertEquals(0, in(call, "unknownMessages").size());
  }
}
