package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatePathTest {
  private static Optional<List<String>> resolve(String path, String args) {
    return StatePath.parse(path).resolve((Json.Obj) Json.parse(args));
  }

  @Test
  void unescapes_what_is_written_and_not_what_is_filled_in() {
    assertEquals(Optional.of(List.of("a/b~c", "~1", "")), resolve("/a~1b~0c/~01/", "{}"));
    assertEquals(Optional.of(List.of("x", "on a~1/b")), resolve("/x/on {d}", "{\"d\":\"a~1/b\"}"));
    assertEquals(Set.of("d", "e"), StatePath.parse("/{d}/{e}").arguments());
  }

  @Test
  void leads_nowhere_without_plain_arguments() {
    assertEquals(Optional.of(List.of("7")), resolve("/{d}", "{\"d\":7}"));
    assertEquals(Optional.empty(), resolve("/{d}", "{}"));
    assertEquals(Optional.empty(), resolve("/{d}", "{\"d\":null}"));
    assertEquals(Optional.empty(), resolve("/{d}", "{\"d\":[1]}"));
  }

  @Test
  void refuses_what_is_no_pointer() {
    for (String text : List.of("a", "/~", "/~2", "/{", "/a}", "/{a b}")) {
      assertThrows(IllegalArgumentException.class, () -> StatePath.parse(text), text);
    }
  }
}
