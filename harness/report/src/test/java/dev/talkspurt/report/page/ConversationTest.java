package dev.talkspurt.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.talkspurt.report.FakeCall;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final List<Conversation.Line> lines = Conversation.of(FakeCall.failed(Path.of("run")));

  @Test
  void lines_stand_in_the_order_in_which_they_were_heard() {
    assertEquals(
        List.of("agent", "caller", "tool", "agent", "caller", "tool", "tool", "agent", "agent"),
        lines.stream().map(Conversation.Line::who).toList());
    assertEquals(
        lines.stream().map(Conversation.Line::atMs).sorted().toList(),
        lines.stream().map(Conversation.Line::atMs).toList());
  }

  @Test
  void pieces_of_text_are_joined_by_the_response_they_came_with() {
    assertEquals("Clinic desk, how can I help?", lines.get(0).text());
    assertEquals(470, lines.get(0).atMs());
    assertEquals("Are you still there?", lines.get(8).text());
  }

  @Test
  void text_that_was_cut_off_says_how_much_was_heard() {
    assertEquals("cut off: 2.7 s of 8.0 s were heard", lines.get(3).note());
  }

  @Test
  void plain_text_holds_one_line_each_and_no_control_characters() {
    String text = Conversation.asText(FakeCall.failed(Path.of("run")));
    assertEquals(lines.size(), text.lines().count());
    assertFalse(text.contains("\u2028"));
  }
}
