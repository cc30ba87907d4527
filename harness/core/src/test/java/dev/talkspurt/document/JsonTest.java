package dev.talkspurt.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void equals_by_value_whatever_the_place_and_the_scale() {
    Json read = Json.parse("{ \"b\": 2.0,\n \"a\": [true, null, \"x\"] }", "somewhere");
    Json made = Json.object().put("a", Arrays.asList(true, null, "x")).put("b", 2).build();
    assertEquals(made, read);
    assertEquals(made.hashCode(), read.hashCode());
    assertNotEquals(Json.of("2"), Json.of(2));
  }

  @Test
  void keeps_the_order_of_members() {
    String text = "{\"z\":1,\"a\":{\"y\":2,\"b\":3}}";
    assertEquals(text, Json.parse(text).compact());
  }

  @Test
  void writes_what_it_reads() {
    String text =
        "{\"a\":\"\\u0000\\\"\\\\ é 😀\",\"b\":[1.50,-0.1,12345678901234567890],\"c\":{}}";
    assertEquals(Json.parse(text), Json.parse(Json.parse(text).compact()));
    assertEquals(Json.parse(text), Json.parse(Json.parse(text).pretty()));
  }

  @Test
  void indents_by_two_spaces_and_ends_with_a_newline() {
    Json value = Json.object().put("a", List.of(1, 2)).put("b", Map.of()).build();
    assertEquals("{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}\n", value.pretty());
  }

  @Test
  void writes_a_number_that_is_not_finite_as_null() {
    assertEquals(
        "[null,null,0.5]", Json.of(List.of(Double.NaN, Double.POSITIVE_INFINITY, 0.5)).compact());
  }

  @Test
  void reads_absent_and_mistyped_members_as_absent() {
    Json.Obj object = Json.object().put("n", 1).put("s", "x").put("b", false).build();
    assertEquals(Optional.empty(), object.text("n"));
    assertEquals(Optional.empty(), object.number("s"));
    assertEquals(Optional.empty(), object.obj("missing"));
    assertEquals(List.of(), object.items("s"));
    assertTrue(!object.isTrue("b") && !object.isTrue("missing"));
  }

  @Test
  void leaves_absent_values_out_when_asked_to() {
    Json.Obj object =
        Json.object()
            .putIfPresent("a", Optional.empty())
            .putIfPresent("b", null)
            .putIfPresent("c", Optional.of(1))
            .build();
    assertEquals("{\"c\":1}", object.compact());
  }

  @Test
  void refuses_types_it_has_no_form_for() {
    assertThrows(IllegalArgumentException.class, () -> Json.of(new Object()));
  }
}
