package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VoicesProcessTest {
  private static final Order HELLO = order("en-us-kevin");

  @TempDir Path folder;

  private static Order order(String voice) {
    return new Order(SpeechSource.Request.of("Hello", voice), Optional.empty());
  }

  private VoicesProcess process(String mode) {
    return VoicesProcess.of(folder, FakeVoices.command(mode, folder.resolve("starts")));
  }

  private int starts() throws IOException {
    Path starts = folder.resolve("starts");
    return Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
  }

  @Test
  void starts_with_the_first_request_and_serves_all_from_one_process() throws IOException {
    try (VoicesProcess process = process("well")) {
      assertEquals(0, starts());
      assertArrayEquals(FakeVoices.tone(), process.speak(HELLO).audio().toArray());
      assertEquals("fake 1", process.speak(HELLO).engine());
      assertEquals(2, process.voices().size());
      assertEquals(1, starts());
    }
  }

  @Test
  void starts_again_once_when_the_process_dies() throws IOException {
    try (VoicesProcess process = process("dies-once")) {
      assertEquals(16000, process.speak(HELLO).audio().sampleRateHz());
      assertEquals(2, starts());
    }
  }

  @Test
  void gives_up_after_the_second_death_and_says_what_the_process_said() throws IOException {
    try (VoicesProcess process = process("dies")) {
      var error = assertThrows(IllegalStateException.class, () -> process.speak(HELLO));
      assertTrue(error.getMessage().contains("out of breath"), error.getMessage());
      assertEquals(2, starts());
    }
  }

  @Test
  void refuses_an_answer_to_another_request() {
    try (VoicesProcess process = process("out-of-step")) {
      var error = assertThrows(IllegalStateException.class, () -> process.speak(HELLO));
      assertTrue(error.getMessage().contains("out of step"), error.getMessage());
    }
  }

  @Test
  void hands_on_the_error_with_its_fix_and_keeps_the_process() throws IOException {
    try (VoicesProcess process = process("well")) {
      Order request = order("en-us-slt");
      var error = assertThrows(BadInput.class, () -> process.speak(request));
      assertEquals("voice needs flite (install flite)", error.getMessage());
      process.speak(HELLO);
      assertEquals(1, starts());
    }
  }

  @Test
  void says_how_to_build_the_voices_when_they_are_absent() {
    Path absent = folder.resolve("absent");
    try (VoicesProcess process = VoicesProcess.of(absent, List.of("true"))) {
      var error = assertThrows(BadInput.class, process::voices);
      assertTrue(error.getMessage().contains("-pl harness/voices"), error.getMessage());
      assertTrue(error.getMessage().contains("talkspurt.voices"), error.getMessage());
    }
  }
}
