package dev.talkspurt.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  private static Json.Obj yaml(String text) {
    return (Json.Obj) DocumentReader.yaml(text, "file.yaml");
  }

  private static String refusal(String text) {
    BadInput e = assertThrows(BadInput.class, () -> DocumentReader.yaml(text, "file.yaml"));
    return e.getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NO", "no", "yes", "Off", "y", "1:30", "12:30:45", "2001-01-01", "=", "1 2"})
  void keeps_what_yaml_1_1_would_convert_as_text(String written) {
    assertEquals(Json.of(written), yaml("a: " + written).members().get("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "012", "09", "00", "0o14", "0x1F", "0b11", "1_000", "+12", ".5", "1.", "-.5", "+1.5",
        "1_0.5", "012e3", "-.inf", ".inf", ".NaN", "~", "Null", "NULL", "True", "TRUE", "False",
        "FALSE"
      })
  void refuses_unquoted_what_yaml_readers_disagree_on(String written) {
    assertTrue(
        refusal("a: " + written).startsWith("file.yaml:1:4: value is " + written + " without"));
    assertEquals(Json.of(written), yaml("a: \"" + written + "\"").members().get("a"));
    assertEquals(Json.of(written), yaml("a: '" + written + "'").members().get("a"));
    assertEquals(Json.of(written), yaml("a: |-\n  " + written).members().get("a"));
  }

  @ParameterizedTest
  @CsvSource({"12, 12", "-3, -3", "0, 0", "0.10, 0.1", "1e3, 1000", "2.5E-1, 0.25"})
  void reads_json_numbers(String written, java.math.BigDecimal value) {
    assertEquals(Json.of(value), yaml("a: " + written).members().get("a"));
  }

  @Test
  void reads_literals_and_empty_values() {
    Json.Obj read = yaml("a: true\nb: false\nc: null\nd:\ne: ''");
    assertEquals(Json.parse("{\"a\":true,\"b\":false,\"c\":null,\"d\":null,\"e\":\"\"}"), read);
  }

  @Test
  void gives_every_value_and_key_its_place() {
    Json.Obj read = yaml("a: 1\nb:\n  - c: x\n    d: [1, {e: 2}]\n");
    Json.Obj item = (Json.Obj) read.items("b").get(0);
    Json.Obj inner = (Json.Obj) item.items("d").get(1);
    assertEquals("file.yaml:1:4", read.members().get("a").place().toString());
    assertEquals("file.yaml:2:1", read.keyPlace("b").toString());
    assertEquals("file.yaml:3:5", item.place().toString());
    assertEquals("file.yaml:4:5", item.keyPlace("d").toString());
    assertEquals("file.yaml:4:13", inner.keyPlace("e").toString());
    assertEquals("file.yaml:4:16", inner.members().get("e").place().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: &x 1'                  | 1:4: YAML anchor '&x'",
        "'&x a: 1'                  | 1:1: YAML anchor '&x'",
        "'a: &x [1]'                | 1:4: YAML anchor '&x'",
        "'a: *x'                    | 1:4: YAML alias '*x'",
        "'[b, *x]'                  | 1:5: YAML alias '*x'",
        "'*x : 1'                   | 1:1: YAML alias '*x'",
        "'a: !!str 1'               | 1:4: YAML tag 'tag:yaml.org,2002:str'",
        "'a: !!python/object:x {}'  | 1:4: YAML tag",
        "'a: !include /etc/passwd'  | 1:4: YAML tag '!include'",
        "'!t a: 1'                  | 1:1: YAML tag '!t'",
        "'a: ! x'                   | 1:4: YAML tag '!'",
        "'<<: {a: 1}'               | 1:1: YAML merge key '<<'",
        "'{<<: {a: 1}}'             | 1:2: YAML merge key '<<'"
      })
  void refuses_what_makes_a_file_mean_more_than_it_shows(String text, String start) {
    assertTrue(refusal(text).startsWith("file.yaml:" + start), refusal(text));
  }

  @Test
  void refuses_an_alias_bomb_at_its_first_anchor() {
    String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
    assertTrue(refusal(bomb).startsWith("file.yaml:1:4: YAML anchor '&a'"));
  }

  @Test
  void refuses_a_key_given_twice_and_names_the_first() {
    assertEquals(
        "file.yaml:3:1: key 'a' stands twice, first in line 1 (remove one)",
        refusal("a: 1\nb: 2\n\"a\": 3"));
    assertEquals(
        "file.yaml:1:11: key 'b' stands twice, first in line 1 (remove one)",
        refusal("a: {b: 1, b: 2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: [1, 2'           | 1:9: is no valid YAML: expected ',' or ']'",
        "'a:\n  - b\n c: d'   | 3:2: is no valid YAML: expected <block end>",
        "'a: b: c'            | 1:5: is no valid YAML: mapping values are not allowed here",
        "'a:\n\tb: 1'         | 2:1: is no valid YAML: found character",
        "'a: \"x'             | 1:6: is no valid YAML: found unexpected end",
        "'? [a]\n: b'         | 1:3: a key is a list",
        "'a: 1\n---\nb: 2'    | 2:1: more follows",
        "'a: 1\n...\nfoo'     | 3:1: is no valid YAML",
        "'%YAML 1.1\n---\na: NO' | 1:1: declares a YAML version",
        "''                   | 1:1: is empty",
        "'# only a comment'   | 1:1: is empty",
        "'---'                | 1:1: is empty",
        "'a: \u0007'          | 1:4: has the character U+0007",
      })
  void gives_malformed_yaml_its_line_and_column(String text, String start) {
    assertTrue(refusal(text).startsWith("file.yaml:" + start), refusal(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1", "[1,", "{\"a\":\"b", "{\"a\":1,\"a\":2}", "{a}", "nul", "{]"})
  void tells_what_is_wrong_with_json_in_our_words_and_what_to_do(String text) {
    BadInput bad =
        assertThrows(BadInput.class, () -> DocumentReader.json("\n" + text, "file.json"));
    assertTrue(bad.getMessage().startsWith("file.json:2:"), bad.getMessage());
    assertFalse(bad.getMessage().contains("Source"), bad.getMessage());
    assertFalse(bad.getMessage().contains("StreamRead"), bad.getMessage());
    assertTrue(bad.getMessage().endsWith(")"), bad.getMessage());
  }

  @Test
  void counts_columns_in_characters_not_code_units() {
    assertTrue(refusal("a: [😀, *x]").startsWith("file.yaml:1:8: "), refusal("a: [😀, *x]"));
  }

  @Test
  void takes_a_byte_order_mark_for_nothing() {
    assertEquals(Json.parse("{\"a\":1}"), yaml("\uFEFFa: 1"));
  }

  @Test
  void takes_characters_of_two_units_wherever_they_stand() {
    for (int i = 1015; i < 1030; i++) {
      String text = "x".repeat(i) + "\ud83d\ude00";
      assertEquals(Json.parse("{\"a\":\"" + text + "\"}"), yaml("a: " + text));
    }
  }

  @Test
  void bounds_depth_size_and_numbers() {
    assertTrue(refusal("[".repeat(100_000)).contains("nested deeper than 64"));
    assertTrue(refusal("{a: ".repeat(100_000)).contains("nested deeper than 64"));
    assertTrue(refusal("- ".repeat(10_000) + "a").contains("nested deeper than 64"));
    assertTrue(refusal("a: " + "x".repeat(2 << 20)).contains("larger than 1 MiB"));
    assertTrue(refusal("a: " + "x".repeat(100_001)).contains("expected at most 100000"));
    assertTrue(refusal("? " + "x".repeat(1001) + "\n: a").contains("a key has 1001 characters"));
    assertTrue(refusal("- a\n".repeat(200_000)).contains("more than 100000 values"));
    assertTrue(refusal("a: " + "9".repeat(500)).contains("more than 400 digits"));
    assertTrue(refusal("a: 1e999999999").contains("more than 400 digits"));
    assertTrue(refusal("a: 1e99999999999999").contains("more than 400 digits"));
  }

  @Test
  void reads_files_and_says_why_one_cannot_be_read(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, "a: é");
    assertEquals(Json.parse("{\"a\":\"é\"}"), DocumentReader.yaml(file, "a.yaml"));

    Files.write(file, "a: é".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "a.yaml:1:4: is no UTF-8 text from here on (save the file as UTF-8)", fileRefusal(file));
    Files.writeString(file, "#".repeat(2 << 20));
    assertEquals("a.yaml:1:1: is larger than 1 MiB (split it)", fileRefusal(file));
    assertEquals("a.yaml: is no file", fileRefusal(folder));
    assertEquals("a.yaml: does not exist", fileRefusal(folder.resolve("missing")));
  }

  private static String fileRefusal(Path file) {
    return assertThrows(BadInput.class, () -> DocumentReader.yaml(file, "a.yaml")).getMessage();
  }

  @Test
  void gives_malformed_json_its_line_and_column() {
    for (String text :
        List.of("{\n \"a\": ]}", "{\n \"a\" 1}", "{\n \"a\": 1, \"a\": 2}", "{\n\"a\": NaN}")) {
      BadInput e = assertThrows(BadInput.class, () -> Json.parse(text, "file.json"));
      assertTrue(e.getMessage().startsWith("file.json:2:"), e.getMessage());
    }
    assertThrows(BadInput.class, () -> Json.parse("1e999999999"));
    assertThrows(BadInput.class, () -> Json.parse("1e99999999999999"));
    assertThrows(BadInput.class, () -> Json.parse("9".repeat(500)));
    assertThrows(BadInput.class, () -> Json.parse("[".repeat(100_000)));
    assertThrows(BadInput.class, () -> Json.parse("{} {}"));
    assertThrows(BadInput.class, () -> Json.parse(""));
  }

  @Test
  void writes_out_what_could_steer_a_terminal_in_a_message() {
    String message = refusal("\"\\e[31mred\\u202e\": 1\n\"\\e[31mred\\u202e\": 2");
    assertTrue(message.contains("key '\\u001b[31mred\\u202e' stands twice"), message);
  }
}
