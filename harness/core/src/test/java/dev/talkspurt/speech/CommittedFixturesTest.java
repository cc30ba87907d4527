package dev.talkspurt.speech;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.signal.Talkspurts;
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
  private static final int FIVE_MS = 80;
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

  /** Folders below that have a manifest look after their own files, and none is left over. */
  @Test
  void each_manifest_lists_every_recording_in_its_folder() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<Path> folders =
          files
              .filter(file -> file.endsWith(FixtureManifest.NAME))
              .map(Path::getParent)
              .sorted()
              .toList();
      assertTrue(folders.containsAll(List.of(FOLDER, FOLDER.resolve("ear/declared"))));
      for (Path folder : folders) {
        FixtureVerification verified = FixtureVerification.of(folder);
        assertEquals(List.of(), verified.problems(), folder.toString());
      }
    }
  }

  @Test
  void the_planted_edges_are_where_the_detector_finds_them() {
    for (Fixture fixture : library.fixtures()) {
      List<Segment> found =
          Talkspurts.find(library.load(fixture).audio(), Talkspurts.UTTERANCE_GAP_MS);
      int onset = found.get(0).onsetSample();
      int offset = found.get(found.size() - 1).offsetSample();
      assertEquals(fixture.onsetSample(), onset, FIVE_MS, fixture.file());
      assertEquals(fixture.offsetSample(), offset, FIVE_MS, fixture.file());
    }
  }

  @Test
  void nothing_but_a_whisper_lies_outside_the_planted_edges() {
    for (Fixture fixture : library.fixtures()) {
      AudioClip audio = library.load(fixture).audio();
      double before = energy(audio, 0, fixture.onsetSample());
      double after = energy(audio, fixture.offsetSample() + 1, fixture.samples());
      double share = (before + after) / energy(audio, 0, fixture.samples());
      assertTrue(share < 0.001, () -> fixture.file() + " " + share);
    }
  }

  private static double energy(AudioClip audio, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += (double) audio.at(i) * audio.at(i);
    }
    return energy;
  }

  private static int peak(AudioClip audio, int from, int to) {
    int peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(audio.at(i)));
    }
    return peak;
  }

  @Test
  void all_are_as_loud_and_none_clips() {
    for (Fixture fixture : library.fixtures()) {
      AudioClip audio = library.load(fixture).audio();
      assertEquals(-26, SpeechLevel.of(audio).activeDbov(), 0.5, fixture.file());
      assertTrue(peak(audio, 0, fixture.samples()) < 30000, fixture.file());
    }
  }
}
