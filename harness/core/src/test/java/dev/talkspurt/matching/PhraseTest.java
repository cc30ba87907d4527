package dev.talkspurt.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I have nine, or Two-Thirty.|two thirty|true",
        "at nine.|nine|true",
        "ninety days|nine|false",
        "thirty two|two thirty|false",
        "two or thirty|two thirty|false",
        "It’s nine o'clock|nine oclock|true",
        "Schöne Grüße!|GRÜSSE|false",
        "Schöne Grüße!|grüße|true",
        "anything|...|false",
        "your order no. 4-711|no 4 711|true"
      })
  void finds_whole_words_side_by_side(String text, String phrase, boolean found) {
    assertEquals(found, Phrase.isIn(text, phrase));
  }

  @Test
  void quotations_are_cut() {
    assertEquals("\"a b\"", Phrase.quoted(" a\n b "));
    assertTrue(Phrase.quoted("x".repeat(500)).length() < 170);
  }
}
