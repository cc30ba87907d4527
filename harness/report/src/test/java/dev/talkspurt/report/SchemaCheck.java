package dev.talkspurt.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Judges JSON text by a committed schema. */
final class SchemaCheck {
  private final Schema schema;

  /** The schema {@code reports/schema/<name>.schema.json}. */
  SchemaCheck(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("talkspurt.root"), "reports/schema", name + ".schema.json");
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(file));
  }

  List<String> problems(String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }
}
