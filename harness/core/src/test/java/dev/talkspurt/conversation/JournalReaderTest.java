package dev.talkspurt.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalReaderTest {
  private static final String FRAME =
      "{\"t\":20800000,\"event\":\"callerFrame\",\"index\":0,\"idealNs\":20800000,\"queued\":0}";

  @TempDir Path folder;

  private JournalReader.Journal read(String text) throws IOException {
    return JournalReader.read(Files.writeString(folder.resolve("journal.jsonl"), text));
  }

  private static JournalEntry parsed(String line) {
    return JournalEntry.fromJson((Json.Obj) Json.parse(line));
  }

  @Test
  void what_is_read_quickly_is_what_the_parser_reads() throws IOException {
    Json.Obj message = (Json.Obj) Json.parse("{\"a\":{\"audioBytes\":640},\"b\":\"ü\"}");
    Json.Obj plain = (Json.Obj) Json.parse("{\"a\":{\"audioBytes\":640}}");
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(new JournalEntry.AudioStarted(-5, 16_000, 320));
    for (int i = 0; i < 600; i++) {
      Json.Obj other = Json.object().put("n", i).build();
      entries.add(new JournalEntry.CallerFrame(i, i, -i, 3));
      entries.add(new JournalEntry.Wire(i, "sent", 10, plain));
      entries.add(new JournalEntry.Wire(i, "received", 10, other));
      entries.add(new JournalEntry.Wire(i, "received", 10, message));
      entries.add(new JournalEntry.AgentChunk(i, i, 480L * i, 480, 24_000));
      entries.add(new JournalEntry.Transcript(i, "agent", "so\nund \"so\" ü", false));
    }
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry.toJson().compact()).append('\n'));
    JournalReader.Journal journal = read(text.toString());
    assertEquals(entries, journal.entries());
    assertEquals("", journal.cutShort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"t\":5,\"event\":\"callerFrame\",\"index\":0,\"idealNs\":1,\"queued\":0}",
        "{\"event\":\"callerFrame\",\"t\":5,\"index\":0,\"idealNs\":1,\"queued\":0}",
        "{\"t\":5,\"event\":\"callerFrame\",\"index\":0,\"idealNs\":1,\"queued\":0,\"new\":[1]}",
        "{\"t\":5,\"event\":\"wire\",\"direction\":\"sent\",\"bytes\":1,\"message\":{},\"x\":1}",
        "{\"t\":5,\"event\":\"wire\",\"direction\":\"sent\",\"bytes\":1,\"message\":null}"
      })
  void what_is_written_in_another_way_is_parsed(String line) throws IOException {
    assertEquals(List.of(parsed(line)), read(line + "\r\n\n").entries());
  }

  @Test
  void a_last_line_that_was_cut_short_is_left_out() throws IOException {
    for (int length = 1; length < FRAME.length(); length++) {
      JournalReader.Journal journal = read(FRAME + "\n" + FRAME.substring(0, length));
      assertEquals(List.of(parsed(FRAME)), journal.entries());
      assertTrue(journal.cutShort().contains("journal.jsonl:2:1"), journal.cutShort());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "[]",
        "{\"t\":5}",
        "{\"t\":5,\"event\":\"nothing\"}",
        "{\"t\":5,\"event\":\"callerFrame\",\"index\":99999999999,\"idealNs\":1,\"queued\":0}",
        "{\"t\":05,\"event\":\"callerFrame\",\"index\":0,\"idealNs\":1,\"queued\":0}",
        "{\"t\":5,\"event\":\"wire\",\"direction\":\"sent\",\"bytes\":1,\"message\":{\"a\"}}",
        "{\"t\":9223372036854775807,\"event\":\"flushed\",\"reason\":\"\"}",
        "{\"t\":5,\"event\":\"audioStarted\",\"callerRateHz\":0,\"frameSamples\":0}",
        "{\"t\":5,\"event\":\"agentChunk\",\"index\":0,\"firstSample\":0,\"sampleCount\":2147483647,"
            + "\"sampleRateHz\":24000}",
        "{\"t\":5,\"event\":\"agentChunk\",\"index\":0,\"firstSample\":-1,\"sampleCount\":1,"
            + "\"sampleRateHz\":24000}",
        "{\"t\":5,\"event\":\"agentChunk\",\"index\":0,\"firstSample\":0,\"sampleCount\":1,"
            + "\"sampleRateHz\":2000000000}"
      })
  void a_line_that_cannot_be_is_named(String line) {
    BadInput bad = assertThrows(BadInput.class, () -> read(FRAME + "\n" + line + "\n" + FRAME));
    assertTrue(bad.getMessage().contains("journal.jsonl:2:1: "), bad.getMessage());
  }

  @Test
  void a_line_that_was_moved_is_named() throws IOException {
    String first = FRAME.replace("20800000", "800000");
    assertEquals("", read(first + "\n" + FRAME).outOfOrder());
    String trouble = read(FRAME + "\n\n" + first + "\n" + first).outOfOrder();
    assertTrue(trouble.contains("journal.jsonl:3:1: is 20.000 ms earlier"), trouble);
    assertTrue(trouble.endsWith("or make the call again)"), trouble);
  }

  @Test
  void sending_and_receiving_write_side_by_side() throws IOException {
    String received =
        "{\"t\":800000,\"event\":\"wire\",\"direction\":\"received\",\"bytes\":1,\"message\":{}}";
    assertEquals("", read(FRAME + "\n" + received).outOfOrder());
    String sent = received.replace("received", "sent").replace("800000", "700000");
    assertEquals("", read(FRAME + "\n" + received + "\n" + sent).outOfOrder());
    String late = FRAME.replace("20800000", "9020800000");
    assertTrue(read(late + "\n" + received).outOfOrder().contains(":2:1: is 9020.000 ms"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[]", "{\"a\":", "LONG", "DEEP"})
  void what_to_do_about_a_line_is_said(String line) {
    String written =
        line.equals("LONG")
            ? "x".repeat((1 << 24) + 1)
            : line.equals("DEEP") ? "[".repeat(70) + "]".repeat(70) : line;
    BadInput bad = assertThrows(BadInput.class, () -> read(FRAME + "\n" + written + "\n" + FRAME));
    assertTrue(bad.getMessage().contains("journal.jsonl:2:1: "), bad.getMessage());
    assertTrue(
        bad.getMessage()
            .endsWith(
                ", expected a line of a journal (put the file back from a copy, or make the call"
                    + " again)"),
        bad.getMessage());
  }

  @Test
  void text_that_is_no_text_is_named() throws IOException {
    byte[] line =
        "{\"t\":5,\"event\":\"flushed\",\"reason\":\"?\"}\n".getBytes(StandardCharsets.UTF_8);
    line[line.length - 4] = (byte) 0xff;
    Path file = folder.resolve("journal.jsonl");
    Files.write(file, line);
    assertTrue(JournalReader.read(file).cutShort().contains("is no UTF-8 text"));
  }

  @Test
  void messages_without_end_are_refused() throws IOException {
    String filler = "x".repeat(4 << 20);
    String line = "{\"t\":5,\"event\":\"flushed\",\"reason\":\"" + filler + "\"}\n";
    // A text of more than 4 MiB is no document's; however it is refused, it is not kept.
    assertThrows(BadInput.class, () -> read(line.repeat(17) + FRAME));
    assertThrows(BadInput.class, () -> read("x".repeat((1 << 24) + 1)));
  }

  @Test
  void a_journal_that_is_not_there_is_named() {
    BadInput bad =
        assertThrows(BadInput.class, () -> JournalReader.read(folder.resolve("nothing.jsonl")));
    assertTrue(bad.getMessage().contains("nothing.jsonl: does not exist"), bad.getMessage());
  }
}
