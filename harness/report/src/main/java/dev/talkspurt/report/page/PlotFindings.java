package dev.talkspurt.report.page;

import dev.talkspurt.detect.Finding;
import java.util.List;

/** Marks on the axis where known failures were found; what and why stands in their titles. */
final class PlotFindings {
  private static final double TOP = Lanes.AXIS + 17;
  private static final double HEIGHT = 5;
  private static final double LEAST_PX = 6;

  private final List<Finding> findings;
  private final Pen pen;
  private final double leastMs;

  PlotFindings(List<Finding> findings, Pen pen, double pxPerMs) {
    this.findings = findings;
    this.pen = pen;
    this.leastMs = LEAST_PX / pxPerMs;
  }

  void draw() {
    for (Finding finding : findings) {
      if (Double.isFinite(finding.atMs())) {
        double from = Math.max(0, finding.atMs());
        double to = Math.max(from + leastMs, finding.endMs());
        pen.bar(from, to, TOP, HEIGHT, Ink.FAILED, 1);
        pen.title(finding.detector().title() + ": " + finding.evidence());
        pen.close();
      }
    }
  }
}
