package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings from the command line, and what their figures are worth against a known truth. */
class MeasureTest {
  private static final int RATE_HZ = 16_000;
  private static final double NEAR_MS = 600;

  @TempDir Path folder;

  private Console measure(String... arguments) {
    return Console.run(
        Stream.concat(
                Stream.of("measure"),
                Stream.concat(Stream.of(arguments), Stream.of("--out", folder + "/out")))
            .toArray(String[]::new));
  }

  /** Noise from one second to another, in a track of ten. */
  private static AudioClip track(double fromS, double toS) {
    short[] samples = new short[10 * RATE_HZ];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = (int) (fromS * RATE_HZ); i < toS * RATE_HZ; i++) {
      samples[i] = (short) (random.nextInt(6000) - 3000);
    }
    return AudioClip.of(samples, RATE_HZ);
  }

  private Path recording(String name, WavFile wav) throws IOException {
    Path file = folder.resolve(name);
    wav.write(file);
    return file;
  }

  private static Json.Obj read(Path file) throws IOException {
    return (Json.Obj) Json.parse(Files.readString(file));
  }

  private static double p50(Json.Obj measured, String metric) {
    return measured
        .obj("metrics")
        .flatMap(metrics -> metrics.obj(metric))
        .flatMap(one -> one.number("p50"))
        .orElseThrow()
        .doubleValue();
  }

  @Test
  void a_recording_is_measured_shown_and_written_down() throws IOException {
    Path file = recording("call.wav", WavFile.stereo(track(1, 3), track(4.25, 6)));
    Console console = measure(file.toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(console.out().contains("1250 ± "), console.out());
    Path own = folder.resolve("out/call");
    assertEquals(1250, p50(read(own.resolve("measure.json")), "REC_LATENCY"), 3);
    String schema = Files.readString(Console.ROOT.resolve("reports/schema/measure.schema.json"));
    assertEquals(
        List.of(),
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema)
            .validate(Files.readString(own.resolve("measure.json")), InputFormat.JSON));
    String page = Files.readString(own.resolve("page.html"));
    assertTrue(page.contains("RECORDING"));
    assertTrue(page.contains("data:audio/wav;base64,"));
    assertTrue(Files.readString(own.resolve("timeline.svg")).startsWith("<svg"));
  }

  @Test
  void sides_may_be_swapped_or_apart() throws IOException {
    Path swapped = recording("swapped.wav", WavFile.stereo(track(4.25, 6), track(1, 3)));
    Path caller = recording("caller.wav", WavFile.mono(track(1, 3)));
    Path agent = recording("agent.wav", WavFile.mono(track(4.25, 6)));
    Console left = measure(swapped.toString(), "--agent-left", "--json", "--quiet");
    Console apart = measure(caller.toString(), "--agent", agent.toString(), "--json", "--quiet");
    assertEquals(1250, p50((Json.Obj) Json.parse(left.out()), "REC_LATENCY"), 3);
    assertEquals(1250, p50((Json.Obj) Json.parse(apart.out()), "REC_LATENCY"), 3);
  }

  @Test
  void files_of_one_name_do_not_overwrite_each_other() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("b"));
    recording("a/call.wav", WavFile.stereo(track(1, 3), track(4, 6)));
    recording("b/call.wav", WavFile.stereo(track(1, 3), track(5, 6)));
    Console console = measure(folder + "/a", folder + "/b");
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(console.out().contains("a/call "), console.out());
    assertEquals(1000, p50(read(folder.resolve("out/a-call/measure.json")), "REC_LATENCY"), 3);
    assertEquals(2000, p50(read(folder.resolve("out/b-call/measure.json")), "REC_LATENCY"), 3);
  }

  @Test
  void what_cannot_be_measured_says_what_helps() throws IOException {
    Path mono = recording("mono.wav", WavFile.mono(track(1, 3)));
    Path text = Files.writeString(folder.resolve("text.wav"), "hello");
    Console one = measure(mono.toString());
    assertEquals(Main.USAGE, one.code());
    assertTrue(one.err().contains("has one channel, expected two"), one.err());
    assertTrue(measure(text.toString()).err().contains("text"), "no WAV file");
    assertTrue(measure(folder + "/none.wav").err().contains("check the path"));
    assertEquals(Main.USAGE, measure(folder + "/none.wav").code());
    Path silent =
        recording("silent.wav", WavFile.stereo(track(1, 3), AudioClip.silence(RATE_HZ, RATE_HZ)));
    Console nobody = measure(silent.toString());
    assertEquals(Main.INCONCLUSIVE, nobody.code());
    assertTrue(nobody.out().contains("nobody is heard in the agent's channel"), nobody.out());
  }

  @Test
  void good_recordings_are_kept_beside_a_bad_one() throws IOException {
    Path good = recording("good.wav", WavFile.stereo(track(1, 3), track(4, 6)));
    Console console = measure(good.toString(), folder + "/none.wav");
    assertEquals(Main.USAGE, console.code());
    assertTrue(Files.exists(folder.resolve("out/good/measure.json")));
    assertFalse(Files.exists(folder.resolve("out/none")));
  }

  /** One turn of a scripted call, and the same turn as its recording shows it. */
  private record Pair(String turn, double errorMs, double expandedMs) {}

  @Test
  void the_truth_of_scripted_calls_lies_within_the_uncertainty() throws IOException {
    Console.assumeVoices();
    Path library = Console.ROOT.resolve("scenarios/suites/library");
    Console run =
        Console.run(
            "run",
            Console.ROOT.resolve("scenarios/suites/smoke").toString(),
            library.resolve("field-support/field-serial-beside-a-pump.scenario.yaml").toString(),
            library.resolve("order-line/order-number-muffled.scenario.yaml").toString(),
            "--virtual-time",
            "--quiet",
            "--no-report",
            "--out",
            folder + "/runs");
    assertTrue(run.out().contains("run "), run.both());
    List<Pair> pairs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      for (Path call : files.filter(file -> file.endsWith("call.json")).sorted().toList()) {
        pairs.addAll(pairs(call.getParent()));
      }
    }
    long within = pairs.stream().filter(p -> Math.abs(p.errorMs()) <= p.expandedMs()).count();
    assertTrue(pairs.size() >= 18, () -> pairs.size() + " turns");
    assertTrue(within >= 0.95 * pairs.size(), pairs::toString);
    assertTrue(pairs.stream().anyMatch(p -> p.expandedMs() < 40), "no recording is good");
  }

  private List<Pair> pairs(Path call) throws IOException {
    Console console = measure(call.resolve("call.wav").toString(), "--json", "--quiet");
    Json.Obj measured = (Json.Obj) Json.parse(console.out());
    double expanded =
        measured
            .obj("expandedUncertaintyMs")
            .flatMap(of -> of.number("REC_LATENCY"))
            .orElseThrow()
            .doubleValue();
    List<Pair> pairs = new ArrayList<>();
    for (Json item : read(call.resolve("call.json")).items("turns")) {
      Json.Obj turn = (Json.Obj) item;
      if (turn.number("v2vAudibleMs").isPresent()) {
        double truth = turn.number("v2vAudibleMs").get().doubleValue();
        double error = latency(measured, turn) - truth;
        pairs.add(new Pair(call + " " + turn.text("id").orElseThrow(), error, expanded));
      }
    }
    return pairs;
  }

  private static double latency(Json.Obj measured, Json.Obj turn) {
    double atMs = turn.number("callerOffsetMs").orElseThrow().doubleValue();
    return measured.items("readings").stream()
        .map(Json.Obj.class::cast)
        .filter(reading -> reading.text("metric").orElseThrow().equals("REC_LATENCY/1"))
        .filter(
            reading ->
                Math.abs(reading.number("atMs").orElseThrow().doubleValue() - atMs) < NEAR_MS)
        .map(reading -> reading.number("value").orElseThrow().doubleValue())
        .findFirst()
        .orElseThrow();
  }
}
