package dev.talkspurt.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class CloseReasonTest {
  @Test
  void a_reason_that_fits_stays_as_it_is() {
    String reason = "x".repeat(123);
    assertSame(reason, CloseReason.cut(reason));
    assertEquals("", CloseReason.cut(null));
  }

  @Test
  void a_long_reason_is_cut_to_the_limit() {
    assertEquals("x".repeat(123), CloseReason.cut("x".repeat(124)));
  }

  @Test
  void no_character_is_split() {
    assertEquals("é".repeat(61), CloseReason.cut("é".repeat(62)));
    assertEquals("€".repeat(41), CloseReason.cut("€".repeat(42)));
    String cut = CloseReason.cut("ab" + "😀".repeat(40));
    assertEquals("ab" + "😀".repeat(30), cut);
    assertEquals(122, cut.getBytes(UTF_8).length);
  }
}
