package dev.talkspurt.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  private static Json again(Json value) {
    return DocumentReader.yaml("value: " + YamlText.of(value) + "\n", "x") instanceof Json.Obj read
        ? read.members().get("value")
        : Json.of(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "plain words",
        "Tuesday",
        "4271",
        "012",
        "1e3",
        "true",
        "No",
        "~",
        "null",
        "- item",
        "a: b",
        "a #b",
        "# comment",
        "{ a: b }",
        "[ x ]",
        "*alias",
        "&anchor",
        "!tag",
        "<<",
        "$number",
        "%x",
        "@x",
        "`x`",
        "\"quoted\" and \\ back",
        "line\nbreak\r\n",
        "tab\there",
        "\u0000\u0007\u001b[2J",
        "\u202e\u2028\u2029\ufeff\u0085",
        "Zoë 日本 😀",
        "</script><b>",
        "---",
        "...",
        "ends with a colon:",
        "v1.0.",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
      })
  void text_is_read_again_as_it_was(String text) {
    assertEquals(Json.of(text), again(Json.of(text)));
    String written = YamlText.of(text);
    assertFalse(written.contains("\n") || written.contains("\u001b"), written);
  }

  @Test
  void what_reads_well_stays_without_quotes() {
    assertEquals(
        "{ get_order: { day: next Tuesday, number: \"4271\", count: 2 }, list: [ a, [] ], none: {} }",
        YamlText.of(
            Json.parse(
                "{\"get_order\":{\"day\":\"next Tuesday\",\"number\":\"4271\",\"count\":2},"
                    + "\"list\":[\"a\",[]],\"none\":{}}")));
  }

  @Test
  void half_a_character_becomes_the_sign_for_it() {
    assertEquals(Json.of("a\ufffd"), again(Json.of("a\ud83d")));
  }

  @Test
  void keys_of_any_kind_and_length_are_read_again() {
    Json value =
        Json.object()
            .put("k".repeat(1000), 1)
            .put("a: b", "x")
            .put("true", 2)
            .put("\n#", Json.object().put(" ", null).build())
            .put("<<", false)
            .build();
    assertEquals(value, again(value));
  }

  @Test
  void anything_is_read_again_as_it_was() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      Json value = any(random, 0);
      assertEquals(value, again(value), value.compact());
    }
  }

  private static Json any(Random random, int depth) {
    int kind = random.nextInt(depth > 3 ? 3 : 5);
    if (kind == 0) {
      return Json.of(random.nextInt(1000) / 8.0);
    }
    if (kind == 1 || kind == 2) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        int point = random.nextInt(4) == 0 ? random.nextInt(0xd800) : 32 + random.nextInt(96);
        text.appendCodePoint(point);
      }
      return Json.of(text.toString());
    }
    Json.Builder object = Json.object();
    java.util.List<Json> items = new java.util.ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      Json inner = any(random, depth + 1);
      items.add(inner);
      object.put("k" + n + (char) (33 + random.nextInt(90)), inner);
    }
    return kind == 3 ? object.build() : Json.of(items);
  }

  @Test
  void a_comment_of_it_stays_one_line() {
    assertTrue(YamlText.quoted("a\nscript: []\u2028").matches("\"[^\\n\\r\\u2028]*\""));
  }
}
