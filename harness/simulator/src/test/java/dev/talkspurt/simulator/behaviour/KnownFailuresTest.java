package dev.talkspurt.simulator.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every known failure of the service can be planted, by the word that the documents name. */
class KnownFailuresTest {
  private static final Path DOCUMENTS = Path.of("../../docs");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d+) \\| [^|]+ \\| (`[^|]+`) \\|$");
  private static final Pattern WORD = Pattern.compile("`(\\w+)`");

  private static String document(String name) throws IOException {
    return Files.readString(DOCUMENTS.resolve(name));
  }

  @Test
  void each_of_the_thirty_has_a_fault_that_exists_and_is_explained() throws IOException {
    String agents = document("agents.md");
    List<Integer> rows = new ArrayList<>();
    Matcher row = ROW.matcher(document("protocols/gemini-live.md"));
    while (row.find()) {
      rows.add(Integer.parseInt(row.group(1)));
      Matcher word = WORD.matcher(row.group(2));
      while (word.find()) {
        assertTrue(Habit.words().contains(word.group(1)), word.group(1) + " is no fault");
        assertTrue(
            agents.contains("\n| `" + word.group(1) + "`"), word.group(1) + " is not explained");
      }
    }
    assertEquals(30, rows.size());
    for (int i = 0; i < 30; i++) {
      assertEquals(i + 1, rows.get(i));
    }
  }

  @Test
  void each_known_end_of_a_session_is_explained() throws IOException {
    String document = document("protocols/gemini-live.md");
    for (Ending ending : Ending.values()) {
      String code = ending == Ending.DROPPED ? "none" : String.valueOf(ending.code());
      String start = "\n| `" + ending.word() + "` | " + code + " |";
      assertTrue(document.contains(start), ending.word() + " is not explained");
    }
  }

  @Test
  void a_close_can_name_its_cause() {
    Behaviour behaviour =
        Agents.behaviour(
            "dialogue: [ { id: a, hears: [ hello ], says: hello } ]\n"
                + "faults: [ { fault: close, because: quota, after: 3 s } ]\n");
    Fault.Close close = behaviour.fault(Fault.Close.class).orElseThrow();
    assertEquals(new Fault.Close(1011, Ending.QUOTA.reason(), 3_000), close);
  }
}
