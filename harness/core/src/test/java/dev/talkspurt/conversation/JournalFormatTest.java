package dev.talkspurt.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalFormatTest {
  private static final Json.Obj DATA = Json.object().put("a", List.of(1, "zwei", true)).build();

  static Stream<JournalEntry> entries() {
    return Stream.of(
        new JournalEntry.AudioStarted(1, 16_000, 320),
        new JournalEntry.CallerFrame(Long.MAX_VALUE, 7, -5, 2),
        new JournalEntry.CallerMark(3, "u1", "utterance", 2, "hi \"there\"\n", 1, 2, 3, 4, "ab"),
        new JournalEntry.FrameHeld(3, 7, 800_000_000L),
        new JournalEntry.MessageHeld(3, 400_000_000L),
        new JournalEntry.FrameDropped(3, 8),
        new JournalEntry.FrameMuted(3, 9),
        new JournalEntry.CallerReel(3, -1, 0),
        new JournalEntry.AgentChunk(4, 0, 4_800_000_000L, 960, 24_000),
        new JournalEntry.Transcript(5, "agent", "Grüße, <b>\u0000", true),
        new JournalEntry.Signal(6, "turnEnd", "protocol", ""),
        new JournalEntry.ToolCalled(7, "t1", "find", DATA),
        new JournalEntry.ToolAnswered(8, "t1", "find", DATA, 12.5, "error"),
        new JournalEntry.ToolCancelled(9, List.of("t1", "t2")),
        new JournalEntry.Flushed(10, "interrupted"),
        new JournalEntry.Usage(11, DATA),
        new JournalEntry.Step(12, 1, "say", 14, "ended", ""),
        new JournalEntry.Wire(13, "sent", 900, DATA),
        new JournalEntry.RoundTrip(13, 41.5),
        new JournalEntry.JvmPause(14, 31.25),
        new JournalEntry.JvmPause(14, Double.NaN),
        new JournalEntry.Closed(15, 1011, "boom", "provider: it broke", false));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void what_was_written_is_read_again(JournalEntry entry) {
    String line = entry.toJson().compact();
    assertEquals(1, line.lines().count());
    assertEquals(entry, JournalEntry.fromJson((Json.Obj) Json.parse(line)));
  }

  @Test
  void every_kind_of_entry_is_tried() {
    assertEquals(
        List.of(JournalEntry.class.getPermittedSubclasses()).stream()
            .map(Class::getSimpleName)
            .collect(Collectors.toSet()),
        entries().map(e -> e.getClass().getSimpleName()).collect(Collectors.toSet()));
  }

  @Test
  void a_line_names_its_time_and_its_event() {
    assertEquals(
        "{\"t\":10,\"event\":\"flushed\",\"reason\":\"interrupted\"}",
        new JournalEntry.Flushed(10, "interrupted").toJson().compact());
  }

  @Test
  void unknown_events_and_missing_or_wrong_fields_are_named() {
    assertTrue(problem("{\"t\":1,\"event\":\"nope\"}").contains("event is \"nope\""));
    assertTrue(problem("{\"t\":1,\"event\":\"flushed\"}").contains("lacks \"reason\""));
    assertTrue(problem("{\"t\":1,\"event\":\"flushed\",\"reason\":3}").contains("is 3"));
    assertTrue(problem("{\"t\":1.5,\"event\":\"flushed\",\"reason\":\"\"}").contains("1.5"));
  }

  private static String problem(String line) {
    Json.Obj json = (Json.Obj) Json.parse(line);
    return assertThrows(BadInput.class, () -> JournalEntry.fromJson(json)).getMessage();
  }
}
