package dev.talkspurt.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "within, within, 0",
    "witin, within, 1",
    "wihtin, within, 1",
    "Within, within, 0",
    "widthin, within, 1",
    "kitten, sitting, 3",
    "ca, abc, 3",
    "'', abc, 3"
  })
  void counts_edits_and_swaps_of_neighbours(String one, String other, int edits) {
    assertEquals(edits, Nearest.distance(one, other));
    assertEquals(edits, Nearest.distance(other, one));
  }

  @Test
  void suggests_the_nearest_word_only_if_it_is_near() {
    List<String> known = List.of("within", "mentions", "avoids");
    assertEquals(Optional.of("within"), Nearest.to("wtihin", known));
    assertEquals(Optional.of("mentions"), Nearest.to("mention", known));
    assertEquals(Optional.empty(), Nearest.to("says", known));
    assertEquals(Optional.empty(), Nearest.to("x".repeat(100_000), known));
    assertEquals(Optional.empty(), Nearest.to("within", List.of()));
  }
}
