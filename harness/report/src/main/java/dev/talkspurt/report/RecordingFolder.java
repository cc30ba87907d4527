package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.figure;
import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.audio.WavFile;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.recording.MeasuredRecording;
import dev.talkspurt.report.page.RecordingPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A measured recording as files: {@code measure.json}, {@code page.html}, {@code timeline.svg},
 * {@code call.wav}. Each is renamed into place when it is whole. Not thread-safe for one folder.
 */
public final class RecordingFolder {
  static final String SCHEMA = "talkspurt.measure/1";

  private final String benchVersion;

  /** A writer for this version of the bench. */
  public RecordingFolder(String benchVersion) {
    this.benchVersion = benchVersion;
  }

  /**
   * Write the files into {@code folder}, which is created.
   *
   * @return what measure.json holds
   * @throws UncheckedIOException if the disk does not take it
   */
  public Json.Obj write(MeasuredRecording recording, List<Summary> metrics, Path folder) {
    Timeline timeline = recording.timeline();
    try {
      Files.createDirectories(folder);
      WavFile.stereo(timeline.callerTrack(), timeline.heardTrack())
          .write(folder.resolve("call.wav"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder + ": " + e.getMessage(), e);
    }
    AtomicFiles.write(folder.resolve("timeline.svg"), RecordingPage.picture(recording));
    AtomicFiles.write(
        folder.resolve("page.html"), RecordingPage.of(recording, metrics, benchVersion));
    Json.Obj json = json(recording, metrics);
    AtomicFiles.write(folder.resolve("measure.json"), json.pretty());
    return json;
  }

  /** The same as {@code reports/schema/measure.schema.json} describes it. */
  Json.Obj json(MeasuredRecording recording, List<Summary> metrics) {
    Timeline timeline = recording.timeline();
    Json.Builder uncertainty = Json.object();
    recording.uncertainty().forEach((id, expanded) -> uncertainty.put(id, ms(expanded)));
    return Json.object()
        .put("schema", SCHEMA)
        .put("bench", RunJson.bench(benchVersion))
        .put("name", recording.name())
        .put("durationMs", ms(timeline.callerTrack().durationMs()))
        .put("warnings", recording.warnings())
        .put("callerSnrDb", figure(recording.callerSnrDb()))
        .put("agentSnrDb", figure(recording.agentSnrDb()))
        .put("leakDb", figure(recording.leakDb()))
        .put(
            "caller",
            timeline.caller().stream()
                .map(
                    sound ->
                        span(sound.onsetMs(), sound.offsetMs())
                            .put("id", sound.id())
                            .put("role", sound.role())
                            .build())
                .toList())
        .put(
            "agent",
            timeline.heard().stream()
                .map(span -> span(span.startMs(), span.endMs()).build())
                .toList())
        .put("readings", recording.readings().stream().map(MeasureJson::reading).toList())
        .put("expandedUncertaintyMs", uncertainty.build())
        .put("metrics", MeasureJson.metrics(metrics))
        .build();
  }

  private static Json.Builder span(double startMs, double endMs) {
    return Json.object().put("startMs", ms(startMs)).put("endMs", ms(endMs));
  }
}
