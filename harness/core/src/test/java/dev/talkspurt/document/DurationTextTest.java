package dev.talkspurt.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "300 ms, PT0.3S",
    "1.5 s, PT1.5S",
    "2 min, PT2M",
    "0 ms, PT0S",
    "0.25 ms, PT0.00025S"
  })
  void reads_a_number_and_a_unit(String text, Duration duration) {
    assertEquals(Optional.of(duration), DurationText.parse(text));
    assertEquals(Optional.of(duration), DurationText.parse(DurationText.write(duration)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "3s",
        "3  s",
        " 3 s",
        "3 S",
        "-3 s",
        ".5 s",
        "3 h",
        "1e3 ms",
        "３ s",
        "9999999999 s"
      })
  void reads_nothing_else(String text) {
    assertEquals(Optional.empty(), DurationText.parse(text));
  }
}
