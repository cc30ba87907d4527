package dev.talkspurt.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedCallTest {
  @TempDir Path folder;
  private Path call;

  @BeforeEach
  void write_a_call() throws IOException {
    call =
        new CallOnDisk(4_000)
            .caller(500, 1_000, "utterance", "Hello?")
            .write(folder.resolve("call"));
  }

  private String refusal() {
    return assertThrows(BadInput.class, () -> RecordedCall.read(call)).getMessage();
  }

  @Test
  void a_whole_folder_is_read() {
    RecordedCall read = RecordedCall.read(call);
    assertEquals(1, read.marks().size());
    assertEquals(64_000, read.caller().sampleCount());
  }

  @Test
  void a_folder_of_something_else_is_refused() {
    call = folder.resolve("nowhere");
    assertTrue(refusal().contains("nowhere: does not exist, expected the folder of one call"));
    call = folder;
    assertTrue(refusal().startsWith(folder + ": holds no call.json, expected the folder"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"call.wav", "received.wav", "journal.jsonl"})
  void a_missing_file_is_named(String name) throws IOException {
    Files.delete(call.resolve(name));
    assertTrue(refusal().startsWith(call.resolve(name) + ": does not exist"), refusal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"t\":1,\"eve             | journal.jsonl:3:",
        "[]                         | journal.jsonl:3:1: is",
        "{\"t\":1,\"event\":\"no\"} | event is \"no\", expected one of",
        "{\"event\":\"flushed\"}    | event flushed lacks \"t\"",
      })
  void a_broken_line_of_the_journal_is_named(String line, String message) throws IOException {
    Path journal = call.resolve("journal.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(journal));
    lines.set(2, line.strip());
    Files.write(journal, lines);
    assertTrue(refusal().startsWith(journal + ":3:"), refusal());
    assertTrue(refusal().contains(message.strip()), refusal());
    assertTrue(refusal().contains("expected a line of a journal"), refusal());
  }

  @Test
  void a_recording_of_one_channel_or_none_is_refused() throws IOException {
    WavFile.mono(AudioClip.silence(100, 16_000)).write(call.resolve("call.wav"));
    assertTrue(refusal().contains("call.wav: has one channel, expected two"), refusal());
    Files.writeString(call.resolve("call.wav"), "no sound");
    assertTrue(refusal().contains("call.wav"), refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"scenario\":\"x\"}", "{"})
  void a_summary_that_is_none_is_refused(String text) throws IOException {
    Files.writeString(call.resolve("call.json"), text);
    assertTrue(refusal().contains("call.json"), refusal());
  }

  @Test
  void marks_that_lie_outside_the_recording_are_none() throws IOException {
    Path journal = call.resolve("journal.jsonl");
    String text =
        Files.readString(journal).replaceAll("\"offsetSample\":\\d+", "\"offsetSample\":99999999");
    Files.writeString(journal, text);
    assertEquals(List.of(), RecordedCall.read(call).marks());
  }
}
