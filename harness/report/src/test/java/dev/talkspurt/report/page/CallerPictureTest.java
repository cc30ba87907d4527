package dev.talkspurt.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.report.FakeCall;
import dev.talkspurt.report.FakeCaller;
import dev.talkspurt.report.given.Given;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class CallerPictureTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("talkspurt.root"), "harness/report/target/sample");
  private final Given given = Given.of(FakeCaller.rehearsed("I need to reschedule."), 1);
  private final String svg = CallerPicture.of(given);

  @Test
  void a_sample_is_left_to_be_looked_at() throws IOException {
    Files.createDirectories(SAMPLES);
    Files.writeString(SAMPLES.resolve("caller.svg"), svg);
    assertTrue(svg.length() < 150_000, svg.length() + " characters");
  }
}
