package dev.talkspurt.cli;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.speech.CheckedRecording;
import dev.talkspurt.speech.RecordingCheck;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/** What was found in a recording, on a few lines. */
final class RecordingTable {
  private static final int LABEL = 13;
  private static final int WIDEST = 100;
  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
  private static final String ASCII = " .:-=+*#@";

  /** The level of the lowest bar that is drawn, in dBov. */
  private static final double FLOOR_DBOV = -60;

  /** From here on a bar has its full height. */
  private static final double TOP_DBOV = -18;

  private final PrintWriter out;
  private final Terminal terminal;

  RecordingTable(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void print(CheckedRecording recording) {
    RecordingCheck check = recording.check();
    row(
        "source",
        "%s, %d Hz, %s, %.2f s",
        check.coding(),
        check.sampleRateHz(),
        channels(check),
        check.durationS());
    row("peak", "%.1f dBov, %.2f %% clipped", check.peakDbov(), check.clippedPercent());
    row(
        "level",
        "%.1f dBov %+.1f dB = %.1f dBov",
        check.sourceLevelDbov(),
        check.gainDb(),
        check.activeLevelDbov());
    row("ends", "%s ahead, %s behind", cut(check.cutStartMs()), cut(check.cutEndMs()));
    check
        .warnings()
        .forEach(
            warning ->
                out.println(
                    "  " + terminal.paint("yellow", "warning") + "    " + Terminal.line(warning)));
    wave(recording.audio(), recording.onsetSample(), recording.offsetSample());
  }

  private static String channels(RecordingCheck check) {
    if (check.channels() == 1) {
      return "1 channel";
    }
    return check.channels()
        + " channels, "
        + (check.usedChannel() == 0 ? "their mean" : "of which " + check.usedChannel());
  }

  private static String cut(double ms) {
    return ms < 0
        ? String.format(Locale.ROOT, "%.0f ms of silence added", -ms)
        : String.format(Locale.ROOT, "%.0f ms cut", ms);
  }

  /** The edges, and the level over time with the edges below it. */
  void wave(AudioClip audio, int onsetSample, int offsetSample) {
    double rate = audio.sampleRateHz();
    row(
        "speech",
        "%.3f s to %.3f s of %.3f s",
        onsetSample / rate,
        offsetSample / rate,
        audio.sampleCount() / rate);
    int columns = Math.min(WIDEST, terminal.columns() - LABEL - 1);
    String bars = terminal.interactive() ? BLOCKS : ASCII;
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      int from = position(audio, i, columns);
      double db = Levels.rmsDbfs(audio, from, position(audio, i + 1, columns));
      double share = Math.min(1, Math.max(0, (db - FLOOR_DBOV) / (TOP_DBOV - FLOOR_DBOV)));
      line.append(bars.charAt((int) Math.ceil(share * (bars.length() - 1))));
    }
    char[] marks = new char[columns];
    Arrays.fill(marks, ' ');
    marks[(int) ((long) onsetSample * columns / audio.sampleCount())] = '^';
    marks[(int) ((long) offsetSample * columns / audio.sampleCount())] = '^';
    out.println(" ".repeat(LABEL) + line.toString().stripTrailing());
    out.println(" ".repeat(LABEL) + new String(marks).stripTrailing());
  }

  private static int position(AudioClip audio, int column, int columns) {
    return (int) ((long) audio.sampleCount() * column / columns);
  }

  private void row(String label, String pattern, Object... values) {
    out.println("  " + String.format("%-11s", label) + String.format(Locale.ROOT, pattern, values));
  }
}
