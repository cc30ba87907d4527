package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationProgressTest {
  @Test
  void off_a_terminal_each_study_is_named_and_what_takes_long_is_told_again() {
    StringWriter told = new StringWriter();
    CalibrationProgress progress = new CalibrationProgress(new PrintWriter(told), Terminal.NONE);
    progress.still();
    progress.begins("calls at once");
    progress.progress(1, 4);
    progress.progress(2, 4);
    progress.still();
    assertEquals(
        List.of("calls at once …", "calls at once … 2/4"), told.toString().lines().toList());
  }
}
