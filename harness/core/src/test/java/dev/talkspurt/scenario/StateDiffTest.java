package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.talkspurt.document.CanonicalJson;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateDiffTest {
  private static List<String> diff(boolean exactly, String expected, String state) {
    return StateDiff.of(
        new ToolState.Expected(Place.NONE, (Json.Obj) Json.parse(expected), exactly),
        (Json.Obj) Json.parse(state));
  }

  @Test
  void names_each_field_that_differs() {
    assertEquals(
        List.of(
            "/appointment/time is \"09:00\", expected \"14:30\"",
            "/gone is missing, expected null",
            "/list/1 is 3, expected 2"),
        diff(
            false,
            "{\"appointment\":{\"time\":\"14:30\"},\"gone\":null,\"list\":[1,2]}",
            "{\"appointment\":{\"time\":\"09:00\",\"day\":\"Monday\"},\"list\":[1,3],\"more\":1}"));
  }

  @Test
  void tells_of_what_is_too_much_only_when_told_exactly() {
    assertEquals(List.of(), diff(false, "{\"a\":1}", "{\"a\":1.0,\"b/c\":2}"));
    assertEquals(
        List.of("/b~1c is 2, expected nothing"), diff(true, "{\"a\":1}", "{\"a\":1,\"b/c\":2}"));
    assertEquals(List.of("/l is [1], expected []"), diff(false, "{\"l\":[]}", "{\"l\":[1]}"));
  }

  @Test
  void equal_states_have_one_hash() {
    Json one = Json.parse("{\"a\":100,\"b\":{\"d\":[1.50],\"c\":0.0}}");
    Json same = Json.parse("{\"b\":{\"c\":0,\"d\":[1.5]},\"a\":1E2}");
    assertEquals("{\"a\":100,\"b\":{\"c\":0,\"d\":[1.5]}}", CanonicalJson.of(same));
    assertEquals(CanonicalJson.sha256(one), CanonicalJson.sha256(same));
    assertNotEquals(CanonicalJson.sha256(one), CanonicalJson.sha256(Json.parse("{\"a\":\"100\"}")));
    assertEquals("{\"a\":1E+200}", CanonicalJson.of(Json.parse("{\"a\":1e200}")));
  }
}
