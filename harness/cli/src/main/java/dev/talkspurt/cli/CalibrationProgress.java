package dev.talkspurt.cli;

import dev.talkspurt.calibration.Calibrate;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.calibration.StudyResult;
import java.io.PrintWriter;

/**
 * A line for each study; while one is at work, a line that counts on a terminal, and lines now and
 * then elsewhere, where nobody could tell silence from standing still.
 */
final class CalibrationProgress implements Calibrate.Listener {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final Terminal terminal;
  private String title = "";
  private String how = "";

  CalibrationProgress(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public synchronized void begins(String study) {
    title = study;
    how = "";
    show();
  }

  @Override
  public synchronized void progress(int done, int all) {
    how = " " + done + "/" + all;
    if (terminal.interactive()) {
      show();
    }
  }

  @Override
  public synchronized void still() {
    if (!terminal.interactive() && !title.isEmpty()) {
      show();
    }
  }

  private void show() {
    String text = title + " …" + how;
    if (terminal.interactive()) {
      err.print(CLEAR + Terminal.clipped(text, terminal.columns() - 1));
    } else {
      err.println(text);
    }
    err.flush();
  }

  @Override
  public synchronized void ends(StudyResult result) {
    if (result.outcome() == Outcome.NOT_RUN) {
      return;
    }
    String line = CalibrationTable.word(result.outcome()) + "  " + result.title();
    err.println((terminal.interactive() ? CLEAR : "") + line);
    err.flush();
  }
}
