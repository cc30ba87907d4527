package dev.talkspurt.cli;

import java.io.PrintWriter;
import java.util.List;

/**
 * Where a command writes, and what each end can show: they differ when one of them is a file.
 *
 * @param out results
 * @param err progress and messages
 */
record Screen(PrintWriter out, PrintWriter err, Terminal outTerminal, Terminal errTerminal) {
  /** Two ends that are no terminals. */
  static Screen plain(PrintWriter out, PrintWriter err) {
    return new Screen(out, err, Terminal.NONE, Terminal.NONE);
  }

  /** What looked wrong and keeps nobody from going on, a line each on the error screen. */
  void warn(List<String> warnings) {
    warnings.forEach(one -> err.println(Terminal.line("warning: " + one)));
  }
}
