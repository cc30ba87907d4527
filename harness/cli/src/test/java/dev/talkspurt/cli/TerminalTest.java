package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @Test
  void a_terminal_is_coloured_and_redrawn() {
    assertEquals(new Terminal(true, true, 132, 43), Terminal.detect(XTERM, true, "43 132"));
  }

  @Test
  void no_color_takes_the_colour_and_leaves_the_redrawing() {
    Map<String, String> environment = Map.of("TERM", "xterm", "NO_COLOR", "1");
    assertEquals(new Terminal(true, false, 80, 24), Terminal.detect(environment, true, "24 80"));
  }

  @Test
  void an_empty_no_color_counts_as_absent() {
    assertTrue(Terminal.detect(Map.of("TERM", "xterm", "NO_COLOR", ""), true, "").colour());
  }

  @Test
  void files_and_dumb_terminals_get_plain_lines() {
    assertEquals(Terminal.NONE, Terminal.detect(XTERM, false, "24 80"));
    assertEquals(Terminal.NONE, Terminal.detect(Map.of("TERM", "dumb"), true, "24 80"));
    assertEquals(Terminal.NONE, Terminal.detect(Map.of(), true, "24 80"));
  }

  @Test
  void an_unknown_size_is_the_usual_one() {
    for (String size : new String[] {"", "0 0", "stty: not a tty", "24", "24 80 1", "99999999 1"}) {
      Terminal terminal = Terminal.detect(XTERM, true, size);
      assertEquals(80, terminal.columns(), size);
      assertEquals(24, terminal.rows(), size);
    }
  }

  @Test
  void plain_text_has_no_controls() {
    String hostile = "a\u001b[2J\u0007\r\u009b31m\u202eb\u200bc\nd\te";
    String plain = Terminal.plain(hostile);
    assertFalse(plain.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'));
    assertEquals("a\ufffd[2J\ufffd\ufffd\ufffd31m\ufffdb\ufffdc\nd\te", plain);
    assertEquals("one two", Terminal.line("one\n\ttwo"));
  }

  @Test
  void clips_to_the_length() {
    assertEquals("abcd", Terminal.clipped("abcd", 4));
    assertEquals("abc…", Terminal.clipped("abcde", 4));
  }

  @Test
  void paths_are_shown_from_here() {
    Path here = Path.of("/a/b");
    assertEquals(Path.of("c/d"), ShownPath.from(here, Path.of("/a/b/c/d")));
    assertEquals(Path.of("c/d"), ShownPath.from(here, Path.of("c/./d")));
    assertEquals(Path.of("/a/x"), ShownPath.from(here, Path.of("/a/x")));
    assertEquals(Path.of("/a/x"), ShownPath.from(here, Path.of("../x")));
    assertEquals(Path.of("."), ShownPath.from(here, here));
  }
}
