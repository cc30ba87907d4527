package dev.talkspurt.speech;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.speech.FixtureLibrary.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the committed recordings promise to those that build on them. */
final class CommittedFixturesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("talkspurt.root"), "audio-fixtures");
  private final FixtureLibrary library = new FixtureLibrary(FOLDER);

  @Test
  void every_file_is_the_one_the_manifest_describes() {
    assertAll(library.fixtures().stream().map(fixture -> () -> library.load(fixture)));
  }

  @Test
  void at_least_four_voices_say_the_same_twenty_texts_or_more() {
    Map<String, List<Fixture>> byVoice =
        library.fixtures().stream().collect(groupingBy(Fixture::voice));
    assertTrue(byVoice.size() >= 4, byVoice.keySet().toString());
    var texts = byVoice.values().stream().map(CommittedFixturesTest::texts).distinct().toList();
    assertEquals(1, texts.size(), "each voice says the same texts");
    assertTrue(texts.get(0).size() >= 20, texts.toString());
  }

  private static TreeSet<String> texts(List<Fixture> fixtures) {
    return fixtures.stream().map(Fixture::text).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void all_are_16_khz_and_begin_and_end_with_at_most_300_ms_of_silence() {
    for (Fixture fixture : library.fixtures()) {
      assertEquals(16000, fixture.sampleRateHz(), fixture.file());
      assertTrue(fixture.onsetSample() <= 4800, fixture.file());
      assertTrue(fixture.samples() - 1 - fixture.offsetSample() <= 4800, fixture.file());
    }
  }

  @Test
  void the_manifest_lists_every_recording_in_the_folder() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      var found =
          files
              .filter(file -> file.toString().endsWith(".wav"))
              .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));
      var listed =
          library.fixtures().stream()
              .map(Fixture::file)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(listed, found);
    }
  }
}
