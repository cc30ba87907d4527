package dev.talkspurt.regression;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.YamlText;

/** Values as a scenario file writes them: a text that would be read as a parameter is escaped. */
final class ScenarioValue {
  private static final String PARAMETER = "\\$[A-Za-z_][A-Za-z0-9_-]{0,39}";

  private ScenarioValue() {}

  static String of(Json value) {
    return YamlText.of(literal(value));
  }

  static String of(String text) {
    return YamlText.of(literal(text));
  }

  private static String literal(String text) {
    return text.matches(PARAMETER) ? "$" + text : text;
  }

  private static Json literal(Json value) {
    if (value instanceof Json.Str text) {
      return Json.of(literal(text.value()));
    }
    if (value instanceof Json.Arr list) {
      return Json.of(list.items().stream().map(ScenarioValue::literal).toList());
    }
    if (value instanceof Json.Obj object) {
      Json.Builder members = Json.object();
      object.members().forEach((key, member) -> members.put(key, literal(member)));
      return members.build();
    }
    return value;
  }
}
