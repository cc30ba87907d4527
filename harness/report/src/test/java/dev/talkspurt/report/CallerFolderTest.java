package dev.talkspurt.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.document.Json;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.GivenTable;
import dev.talkspurt.run.Rehearsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerFolderTest {
  @TempDir Path folder;
  private final Rehearsed rehearsed = FakeCaller.rehearsed("Good morning.");
  private final Given given = Given.of(rehearsed, 1);

  private Json.Obj written() throws IOException {
    new CallerFolder("0.1.0").write(given, folder);
    return (Json.Obj) Json.parse(Files.readString(folder.resolve("caller.json")));
  }

  @Test
  void the_file_is_valid_by_its_schema_and_the_wave_is_what_was_sent() throws IOException {
    written();
    String json = Files.readString(folder.resolve("caller.json"));
    assertEquals(List.of(), new SchemaCheck("listen").problems(json));
    AudioClip wave = WavFile.read(folder.resolve("caller.wav")).channels().get(0);
    assertEquals(rehearsed.track(), wave);
    assertTrue(Files.readString(folder.resolve("caller.svg")).startsWith("<svg"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void the_schema_refuses_what_is_wrong() throws IOException {
    String json = written().pretty();
    SchemaCheck schema = new SchemaCheck("listen");
    assertFalse(schema.problems(json.replace("\"achieved\"", "\"got\"")).isEmpty());
    assertFalse(
        schema
            .problems(json.replace("\"nominalSnrDb\": 25", "\"nominalSnrDb\": \"25\""))
            .isEmpty());
    assertFalse(schema.problems(json.replace("\"role\": \"noise\"", "\"role\": \"x\"")).isEmpty());
  }

  @Test
  void figures_are_those_of_the_truth() throws IOException {
    Json.Obj conditions = written().obj("callerConditions").orElseThrow();
    CallerTruth truth = rehearsed.truth();
    Json.Obj loss = conditions.obj("loss").orElseThrow();
    assertEquals(3, number(loss, "nominalPercent"), 1e-9);
    assertEquals(3, number(loss, "nominalBurstFrames"), 1e-9);
    assertEquals(
        100.0 * truth.framesLost() / truth.frames(), number(loss, "achievedPercent"), 1e-6);
    assertEquals(truth.framesLost(), number(loss, "framesLost"), 0);
    assertEquals(truth.meanBurstFrames(), number(loss, "meanBurstFrames"), 1e-9);
    Json.Obj snr = conditions.obj("snrDb").orElseThrow();
    assertEquals(truth.snrDb(), number(snr, "achieved"), 1e-6);
    assertEquals("null", snr.get("nominal").orElseThrow().compact(), "12 dB, then 25 dB");
    Json.Obj first = (Json.Obj) conditions.items("stretches").get(1);
    assertEquals("cafe 12 dB · telephone · loss 3 % · 2 stalls", first.text("conditions").get());
    Json.Obj bed = (Json.Obj) first.items("background").get(0);
    assertEquals(12, number(bed, "nominalSnrDb"), 1e-9);
    assertEquals(truth.stretches().get(1).background().get(0).snrDb(), number(bed, "snrDb"), 1e-6);
    long lost =
        conditions.items("stretches").stream()
            .mapToLong(stretch -> ((Json.Obj) stretch).items("lostFramesMs").size())
            .sum();
    assertEquals(truth.framesLost(), lost);
  }

  @Test
  void a_noise_over_the_agent_stands_there_with_its_moment_and_its_peak() throws IOException {
    Json.Obj json = written();
    Json.Obj cough = (Json.Obj) json.items("sounds").get(1);
    assertEquals("noise", cough.text("role").orElseThrow());
    assertEquals(FakeCaller.COUGH, number(cough, "onsetSample"), 0);
    Json.Obj second = (Json.Obj) json.items("placeholderAgent").get(1);
    assertEquals(
        FakeCaller.COUGH_AFTER_MS, number(cough, "onsetMs") - number(second, "startMs"), 1e-9);
    Json.Obj stretch =
        (Json.Obj) json.obj("callerConditions").orElseThrow().items("stretches").get(2);
    assertEquals(10_200, number(stretch, "soundOnsetMs"), 1e-9);
    assertEquals(12, number(stretch, "nominalPeakAboveSpeechDb"), 1e-9);
    assertEquals(12.04, number(stretch, "peakAboveSpeechDb"), 1e-9);
  }

  @Test
  void hashes_are_of_the_track_and_of_each_sound_as_sent() throws IOException {
    Json.Obj json = written();
    assertEquals(rehearsed.track().sha256(), json.text("trackSha256").orElseThrow());
    for (Json sound : json.items("sounds")) {
      int from = (int) number((Json.Obj) sound, "startSample");
      int to = (int) number((Json.Obj) sound, "endSample");
      assertEquals(
          rehearsed.track().slice(from, to).sha256(),
          ((Json.Obj) sound).text("sentSha256").orElseThrow());
    }
  }

  @Test
  void network_trouble_is_told_as_planned_and_as_it_was() throws IOException {
    Json.Obj network = written().obj("callerConditions").orElseThrow().obj("network").orElseThrow();
    Json.Obj plan = (Json.Obj) network.items("nominal").get(0);
    assertEquals(2, plan.items("stalls").size());
    assertEquals(2, number(network, "dropped"), 0);
    assertEquals(490, number(network, "meanHeldMs"), 1e-9);
    Json.Obj outage = (Json.Obj) network.items("outages").get(0);
    assertEquals(6000, number(outage, "startMs"), 1e-9);
    assertEquals(6040, number(outage, "endMs"), 1e-9);
  }

  @Test
  void what_was_not_measured_is_null_and_never_zero() {
    Given nothing = Given.of(FakeCall.failed(folder));
    Json.Obj conditions = CallerJson.conditions(nothing);
    for (String key : List.of("band", "speechActiveDbov", "loss", "clipping", "network")) {
      assertEquals("null", conditions.get(key).orElseThrow().compact(), key);
    }
    assertEquals("made up", conditions.text("why").orElseThrow());
    assertEquals("not measured: made up", GivenTable.summary(nothing));
    assertEquals(List.of(), GivenTable.rows(nothing));
  }

  private static double number(Json.Obj object, String key) {
    return object.number(key).orElseThrow().doubleValue();
  }
}
