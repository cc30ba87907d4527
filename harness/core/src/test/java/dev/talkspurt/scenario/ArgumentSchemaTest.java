package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentSchemaTest {
  private static final String SCHEMA =
      """
      type: object
      properties:
        day: { type: string, enum: [ Monday, Tuesday ] }
        count: { type: integer, minimum: 1, maximum: 9 }
        price: { type: number, exclusiveMinimum: 0 }
        code: { type: string, pattern: "^[A-Z]{2}[0-9]+$", maxLength: 6 }
        urgent: { type: boolean, nullable: true }
        tags: { type: array, items: { type: string }, minItems: 1, maxItems: 2 }
        customer:
          type: object
          properties: { name: { type: string }, "a/b": { type: [ string, "null" ] } }
          required: [ name ]
        extra: { type: object }
      required: [ day ]
      """;

  private static List<String> faults(String schema, String args) {
    return ArgumentSchema.faults(
        new AgentFile.ToolDeclaration("t", "", (Json.Obj) DocumentReader.yaml(schema, "s")),
        (Json.Obj) Json.parse(args));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | /day is missing, expected string",
        "{\"day\":\"Sunday\"} | /day is \"Sunday\", expected one of \"Monday\", \"Tuesday\"",
        "{\"day\":7} | /day is 7, expected string",
        "{\"day\":\"Monday\",\"dya\":1} | /dya is not declared, expected only day, count, price, code, urgent, tags, customer, extra",
        "{\"day\":\"Monday\",\"count\":0} | /count is 0, expected at least 1",
        "{\"day\":\"Monday\",\"count\":10} | /count is 10, expected at most 9",
        "{\"day\":\"Monday\",\"count\":1.5} | /count is 1.5, expected integer",
        "{\"day\":\"Monday\",\"count\":\"1\"} | /count is \"1\", expected integer",
        "{\"day\":\"Monday\",\"price\":0} | /price is 0, expected more than 0",
        "{\"day\":\"Monday\",\"code\":\"ab1\"} | /code is \"ab1\", expected text that matches \"^[A-Z]{2}[0-9]+$\"",
        "{\"day\":\"Monday\",\"code\":\"AB12345\"} | /code is \"AB12345\", expected at most 6 characters",
        "{\"day\":\"Monday\",\"urgent\":\"yes\"} | /urgent is \"yes\", expected boolean",
        "{\"day\":\"Monday\",\"tags\":[]} | /tags has 0 items, expected at least 1",
        "{\"day\":\"Monday\",\"tags\":[\"a\",3]} | /tags/1 is 3, expected string",
        "{\"day\":\"Monday\",\"customer\":{}} | /customer/name is missing, expected string",
        "{\"day\":\"Monday\",\"customer\":{\"name\":\"A\",\"x\":1}} | /customer/x is not declared, expected only name, a/b",
        "{\"day\":\"Monday\",\"customer\":{\"name\":\"A\",\"a/b\":1}} | /customer/a~1b is 1, expected string or null"
      })
  void names_path_value_and_what_was_expected(String args, String fault) {
    assertEquals(List.of(fault), faults(SCHEMA, args));
  }

  @Test
  void takes_what_fits() {
    String all =
        "{\"day\":\"Monday\",\"count\":2.0,\"price\":0.5,\"code\":\"AB1\",\"urgent\":null,\"tags\":[\"a\"],"
            + "\"customer\":{\"name\":\"A\",\"a/b\":null},\"extra\":{\"what\":[1]}}";
    assertEquals(List.of(), faults(SCHEMA, all));
  }

  @Test
  void is_open_only_where_the_schema_says_so() {
    assertEquals(List.of(), faults("{}", "{\"a\":1}"));
    assertEquals(1, faults("properties: {}", "{\"a\":1}").size());
    assertEquals(List.of(), faults("{ properties: {}, additionalProperties: true }", "{\"a\":1}"));
    assertEquals(
        List.of("/a is 1, expected string"),
        faults("{ properties: {}, additionalProperties: { type: string } }", "{\"a\":1}"));
  }

  @Test
  void gives_up_a_pattern_that_takes_for_ever() {
    String schema = "properties: { a: { type: string, pattern: \"^(.*a){5}b$\" } }";
    String args = Json.object().put("a", "a".repeat(60) + "!").build().compact();
    assertEquals(List.of(), faults(schema, args));
    assertEquals(1, faults(schema, "{\"a\":\"b\"}").size());
    assertEquals(List.of(), faults("properties: { a: { pattern: \"(\" } }", "{\"a\":\"b\"}"));
  }

  @Test
  void tells_of_some_faults_only() {
    StringBuilder args = new StringBuilder("{\"x0\":0");
    for (int i = 1; i < 100; i++) {
      args.append(",\"x").append(i).append("\":0");
    }
    assertTrue(faults(SCHEMA, args.append('}').toString()).size() <= 8);
  }
}
