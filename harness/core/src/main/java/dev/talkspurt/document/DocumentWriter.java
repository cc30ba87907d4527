package dev.talkspurt.document;

import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes {@link Json} as text. Thread-safe. */
final class DocumentWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private DocumentWriter() {}

  static String write(Json value, boolean pretty) {
    StringWriter out = new StringWriter();
    ObjectWriteContext context =
        pretty
            ? new ObjectWriteContext.Base() {
              @Override
              public PrettyPrinter getPrettyPrinter() {
                return printer();
              }
            }
            : ObjectWriteContext.empty();
    try (JsonGenerator generator = JSON.createGenerator(context, out)) {
      write(value, generator);
    }
    return pretty ? out.append('\n').toString() : out.toString();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  private static void write(Json value, JsonGenerator generator) {
    if (value instanceof Json.Obj object) {
      generator.writeStartObject();
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        generator.writeName(member.getKey());
        write(member.getValue(), generator);
      }
      generator.writeEndObject();
    } else if (value instanceof Json.Arr array) {
      generator.writeStartArray();
      array.items().forEach(item -> write(item, generator));
      generator.writeEndArray();
    } else if (value instanceof Json.Str text) {
      generator.writeString(text.value());
    } else if (value instanceof Json.Num number) {
      generator.writeNumber(number.value());
    } else if (value instanceof Json.Bool bool) {
      generator.writeBoolean(bool.value());
    } else {
      generator.writeNull();
    }
  }
}
