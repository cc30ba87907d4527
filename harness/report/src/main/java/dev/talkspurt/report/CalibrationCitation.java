package dev.talkspurt.report;

import dev.talkspurt.calibration.Machine;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run says of the bench's own error: the calibration it cites, or why it cites none.
 * Immutable.
 *
 * @param cited the calibration; empty if there is none to cite
 * @param note why there is none, and how to make one; empty if there is one
 */
public record CalibrationCitation(Optional<Cited> cited, String note) {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * A calibration.
   *
   * @param file its calibration.json
   * @param expandedMs U of V2V_AUDIBLE with k = 2, bias included; NaN if it could not tell
   * @param n how many errors that rests on
   * @param caveats why it may not hold for this run, a line each; empty if it holds
   */
  public record Cited(
      Path file,
      Instant date,
      String benchVersion,
      String machineId,
      String java,
      String outcome,
      double expandedMs,
      double biasMs,
      int n,
      List<String> caveats) {
    public Cited {
      caveats = List.copyOf(caveats);
    }

    private Cited with(List<String> others) {
      return new Cited(
          file, date, benchVersion, machineId, java, outcome, expandedMs, biasMs, n, others);
    }
  }

  /** No calibration, and why. */
  public static CalibrationCitation none(String note) {
    return new CalibrationCitation(Optional.empty(), note);
  }

  /** In virtual time no host has a part in what is measured. */
  public static CalibrationCitation virtualTime() {
    return none("virtual time: the error of a host has no part in it");
  }

  /**
   * The newest calibration below {@code folder} that holds for this bench on this machine now, or
   * else the newest of this machine, or else the newest, with what speaks against it.
   *
   * @param folder whose folders have a calibration.json each; need not exist
   */
  public static CalibrationCitation find(
      Path folder, String benchVersion, Machine here, Instant now) {
    List<Cited> all = all(folder);
    List<Cited> judged = new ArrayList<>();
    for (Cited one : all) {
      judged.add(one.with(caveats(one, all, benchVersion, here, now)));
    }
    Optional<Cited> holds = judged.stream().filter(one -> one.caveats().isEmpty()).findFirst();
    Optional<Cited> ours =
        judged.stream().filter(one -> one.machineId().equals(here.id())).findFirst();
    Optional<Cited> best = holds.or(() -> ours).or(() -> judged.stream().findFirst());
    return best.map(one -> new CalibrationCitation(Optional.of(one), ""))
        .orElseGet(
            () -> none("this bench has not been calibrated here (make one: talkspurt calibrate)"));
  }

  private static List<String> caveats(
      Cited one, List<Cited> all, String benchVersion, Machine here, Instant now) {
    List<String> caveats = new ArrayList<>();
    if (!one.outcome().equals("passed")) {
      caveats.add("it " + (one.outcome().equals("failed") ? "failed" : "is " + one.outcome()));
    }
    if (!one.machineId().equals(here.id())) {
      caveats.add("made on another machine");
    }
    if (!one.benchVersion().equals(benchVersion)) {
      caveats.add("made with Talkspurt " + one.benchVersion());
    }
    if (!one.java().equals(here.java())) {
      caveats.add("made with " + one.java());
    }
    long days = Duration.between(one.date(), now).toDays();
    if (Duration.between(one.date(), now).compareTo(LONGEST) > 0) {
      caveats.add(days + " days old");
    }
    all.stream()
        .filter(other -> other.date().isAfter(one.date()) && other.outcome().equals("failed"))
        .filter(other -> other.machineId().equals(one.machineId()))
        .filter(other -> other.benchVersion().equals(one.benchVersion()))
        .findFirst()
        .ifPresent(other -> caveats.add("a newer one failed"));
    return caveats;
  }

  /** Newest first; what cannot be read is none. */
  private static List<Cited> all(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(one -> one.resolve(CalibrationFolder.JSON))
          .filter(Files::isRegularFile)
          .flatMap(file -> read(file).stream())
          .sorted(Comparator.comparing(Cited::date).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<Cited> read(Path file) {
    try {
      Json read = DocumentReader.json(Files.readString(file), file.toString());
      if (!(read instanceof Json.Obj json)
          || !json.text("schema").orElse("").equals(CalibrationJson.SCHEMA)) {
        return Optional.empty();
      }
      Optional<Json.Obj> machine = json.obj("machine");
      Optional<Json.Obj> v2v = json.obj("v2v");
      return Optional.of(
          new Cited(
              file,
              Instant.parse(json.text("date").orElse("")),
              json.obj("bench").flatMap(bench -> bench.text("version")).orElse(""),
              machine.flatMap(one -> one.text("id")).orElse(""),
              machine.flatMap(one -> one.text("java")).orElse(""),
              json.text("outcome").orElse(""),
              number(v2v, "expandedMs"),
              number(v2v, "biasMs"),
              (int) Math.max(0, number(v2v, "n")),
              List.of()));
    } catch (IOException | BadInput | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static double number(Optional<Json.Obj> object, String key) {
    return object.flatMap(one -> one.number(key)).map(BigDecimal::doubleValue).orElse(Double.NaN);
  }

  /** In one line, for people. */
  public String words() {
    return cited
        .map(
            one ->
                (Double.isNaN(one.expandedMs())
                        ? "V2V_AUDIBLE ± not known"
                        : String.format(
                            Locale.ROOT, "V2V_AUDIBLE ± %.1f ms (U, k = 2)", one.expandedMs()))
                    + ", calibrated "
                    + DAY.format(one.date())
                    + (one.caveats().isEmpty()
                        ? ""
                        : "; may not hold: " + String.join(", ", one.caveats())))
        .orElse(note);
  }

  /** As run.json holds it; null if there is none. */
  Json.Obj json(Path runFolder) {
    return cited.map(one -> json(one, runFolder)).orElse(null);
  }

  private static Json.Obj json(Cited one, Path runFolder) {
    return Json.object()
        .put("file", relative(runFolder, one.file()))
        .put("date", one.date().toString())
        .put("benchVersion", one.benchVersion())
        .put("machine", one.machineId())
        .put("outcome", one.outcome())
        .put("v2vUMs", Figures.ms(one.expandedMs()))
        .put("v2vBiasMs", Figures.ms(one.biasMs()))
        .put("n", one.n())
        .put("holds", one.caveats().isEmpty())
        .put("caveats", one.caveats())
        .build();
  }

  private static String relative(Path runFolder, Path file) {
    Path from = runFolder.toAbsolutePath().normalize();
    Path to = file.toAbsolutePath().normalize();
    boolean together = from.getRoot() != null && from.getRoot().equals(to.getRoot());
    return (together ? from.relativize(to) : to).toString().replace('\\', '/');
  }
}
