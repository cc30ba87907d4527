package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.talkspurt.document.BadInput;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagExpressionTest {
  @ParameterizedTest
  @CsvSource({
    "smoke, true",
    "slow, false",
    "!slow, true",
    "!!smoke, true",
    "smoke & !slow, true",
    "smoke&noise, true",
    "smoke & slow, false",
    "slow | noise, true",
    "slow | other, false",
    "noise | slow & slow, true",
    "(noise | slow) & slow, false",
    "!(slow | other), true",
    "!slow & other, false",
    "'  smoke  ', true",
    "smok, false"
  })
  void selects_by_tags(String expression, boolean selected) {
    assertEquals(selected, TagExpression.parse(expression).test(Set.of("smoke", "noise")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "smoke &; tag expression \"smoke &\" has the end of it at character 8, expected a tag, '!' or '(' (smoke & !slow)",
        "~~; tag expression \"\" has the end of it at character 1, expected a tag, '!' or '(' (smoke & !slow)",
        "a b; tag expression \"a b\" has \"b\" at character 3, expected '&' or '|' (smoke & !slow)",
        "(a | b; tag expression \"(a | b\" has the end of it at character 7, expected a closing ')' (smoke & !slow)",
        "a); tag expression \"a)\" has \")\" at character 2, expected '&' or '|' (smoke & !slow)",
        "a && b; tag expression \"a && b\" has \"&\" at character 4, expected a tag, '!' or '(' (smoke & !slow)",
        "A; tag expression \"A\" has \"A\" at character 1, expected a tag, '!' or '(' (smoke & !slow)"
      })
  void names_the_character_at_fault(String expression, String message) {
    BadInput e = assertThrows(BadInput.class, () -> TagExpression.parse(expression));
    assertEquals(message, e.getMessage());
  }

  @Test
  void bounds_length_and_depth() {
    assertThrows(BadInput.class, () -> TagExpression.parse("a".repeat(501)));
    assertThrows(BadInput.class, () -> TagExpression.parse("(".repeat(200)));
    assertThrows(BadInput.class, () -> TagExpression.parse("!".repeat(200) + "a"));
  }
}
