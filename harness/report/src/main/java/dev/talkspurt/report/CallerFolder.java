package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.audio.WavFile;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.document.Json;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.page.CallerPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A caller's side as files: {@code caller.wav} as sent, {@code caller.svg}, {@code caller.json}.
 * Each is renamed into place when it is whole. Not thread-safe for one folder.
 */
public final class CallerFolder {
  static final String SCHEMA = "talkspurt.listen/1";

  private final String benchVersion;

  /** A writer for this version of the bench. */
  public CallerFolder(String benchVersion) {
    this.benchVersion = benchVersion;
  }

  /**
   * Write the files into {@code folder}, which is created.
   *
   * @return what caller.json holds
   * @throws UncheckedIOException if the disk does not take it
   */
  public Json.Obj write(Given given, Path folder) {
    try {
      Files.createDirectories(folder);
      WavFile.mono(given.track()).write(folder.resolve("caller.wav"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder + ": " + e.getMessage(), e);
    }
    AtomicFiles.write(folder.resolve("caller.svg"), CallerPicture.of(given));
    Json.Obj json = json(given);
    AtomicFiles.write(folder.resolve("caller.json"), json.pretty());
    return json;
  }

  /** The same as {@code reports/schema/listen.schema.json} describes it. */
  Json.Obj json(Given given) {
    return Json.object()
        .put("schema", SCHEMA)
        .put("bench", RunJson.bench(benchVersion))
        .put("scenario", given.scenario().id())
        .put("family", given.scenario().family())
        .put("parameters", given.scenario().parameters())
        .put("title", given.scenario().name())
        .put("trial", given.trial())
        .put("seed", given.seed())
        .put("durationMs", ms(given.track().durationMs()))
        .put("sampleRateHz", given.track().sampleRateHz())
        .put("trackSha256", given.track().sha256())
        .put("callerAudioSha256", given.callerAudioSha256())
        .put("sounds", given.sounds().stream().map(mark -> sound(mark, given)).toList())
        .put(
            "placeholderAgent",
            given.timeline().heard().stream()
                .map(
                    span ->
                        Json.object()
                            .put("startMs", ms(span.startMs()))
                            .put("endMs", ms(span.endMs()))
                            .build())
                .toList())
        .put("callerConditions", CallerJson.conditions(given))
        .put("notRun", given.notRun())
        .build();
  }

  private static Json.Obj sound(CallerMark mark, Given given) {
    int count = given.track().sampleCount();
    int from = (int) Math.min(mark.startSample(), count);
    int to = (int) Math.min(mark.endSample(), count);
    return Json.object()
        .put("id", mark.id())
        .put("role", mark.role())
        .put("step", mark.stepIndex())
        .put("text", mark.text())
        .put("startSample", mark.startSample())
        .put("onsetSample", mark.onsetSample())
        .put("offsetSample", mark.offsetSample())
        .put("endSample", mark.endSample())
        .put("onsetMs", ms(Given.ms(mark.onsetSample())))
        .put("offsetMs", ms(Given.ms(mark.offsetSample())))
        .put("cleanSha256", mark.sha256())
        .put("sentSha256", given.track().slice(from, to).sha256())
        .build();
  }
}
