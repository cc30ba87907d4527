package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FixturesSchemaTest {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));

  private static List<?> problems(String manifest) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(ROOT.resolve("reports/schema/fixtures.schema.json")))
        .validate(manifest, InputFormat.JSON);
  }

  @Test
  void the_committed_manifest_is_valid_and_a_spoilt_one_is_not() throws IOException {
    String manifest = Files.readString(ROOT.resolve("audio-fixtures/manifest.json"));
    assertEquals(List.of(), problems(manifest));
    assertFalse(problems(manifest.replace("\"sha256\": \"", "\"sha256\": \"!")).isEmpty());
    assertFalse(problems(manifest.replace("onsetSample", "onset")).isEmpty());
  }

  @Test
  void a_manifest_with_a_recording_is_valid_and_a_spoilt_one_is_not(@TempDir Path folder)
      throws IOException {
    Path call = folder.resolve("call.wav");
    Files.copy(ROOT.resolve("audio-fixtures/en-us-slt/no-thank-you.wav"), call);
    Console added =
        Console.run("fixtures", "add", call.toString(), "--fixtures", folder.toString());
    assertEquals(0, added.code(), added.both());
    String manifest = Files.readString(folder.resolve("manifest.json"));
    assertEquals(List.of(), problems(manifest));
    assertFalse(problems(manifest.replace("\"detector\"", "\"guess\"")).isEmpty());
    assertFalse(problems(manifest.replace("gainDb", "gain")).isEmpty());
  }
}
