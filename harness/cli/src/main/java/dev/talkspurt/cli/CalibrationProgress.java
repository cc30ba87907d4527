package dev.talkspurt.cli;

import dev.talkspurt.calibration.Calibrate;
import dev.talkspurt.calibration.Outcome;
import dev.talkspurt.calibration.StudyResult;
import java.io.PrintWriter;

/** A line for each study; on a terminal, a line that counts while one is at work. */
final class CalibrationProgress implements Calibrate.Listener {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final Terminal terminal;
  private String title = "";

  CalibrationProgress(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public synchronized void begins(String study) {
    title = study;
    show("");
  }

  @Override
  public synchronized void progress(int done, int all) {
    show(" " + done + "/" + all);
  }

  private void show(String how) {
    if (terminal.interactive()) {
      err.print(CLEAR + Terminal.clipped(title + " …" + how, terminal.columns() - 1));
      err.flush();
    }
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
