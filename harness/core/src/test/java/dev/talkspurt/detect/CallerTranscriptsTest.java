package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CallerTranscriptsTest {
  private static int lost(String scripted, String heard) {
    return CallerTranscripts.lost(Evidence.words(scripted), Evidence.words(heard));
  }

  @Test
  void counts_the_words_missing_at_the_beginning() {
    assertEquals(3, lost("What are your opening hours?", "Opening hours."));
    assertEquals(4, lost("Wait, I meant the one on Thursday.", "one on Thursday"));
  }

  @Test
  void a_whole_transcript_has_lost_nothing() {
    assertEquals(0, lost("What are your opening hours?", "what are your opening hours"));
    assertEquals(0, lost("What are your opening hours?", "What are your open in hours?"));
  }

  @Test
  void what_is_missing_elsewhere_is_no_lost_beginning() {
    assertEquals(0, lost("What are your opening hours?", "What are your"));
    assertEquals(0, lost("What are your opening hours?", ""));
    assertEquals(0, lost("What are your opening hours?", "Somebody else said hours"));
  }

  @Test
  void fillers_need_not_be_written_down() {
    assertEquals(0, lost("Um, hello, well, is it open?", "Is it open?"));
  }

  @Test
  void a_few_words_tell_too_little() {
    assertEquals(0, lost("Yes, please.", "please"));
  }
}
