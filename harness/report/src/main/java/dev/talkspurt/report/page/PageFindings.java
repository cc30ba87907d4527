package dev.talkspurt.report.page;

import dev.talkspurt.detect.Finding;
import dev.talkspurt.run.CallResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Known failures found in a call: what, where, why, and what to do; each plays from its place. */
final class PageFindings {
  private static final double LEAD_MS = 500;

  private PageFindings() {}

  static void write(Markup out, CallResult call) {
    if (call.findings().isEmpty()) {
      return;
    }
    List<Finding> findings = new ArrayList<>(call.findings());
    findings.sort(Comparator.comparing(finding -> finding.detector().severity()));
    out.open("section", "class", "card").leaf("h2", "Known failures found");
    out.open("ol", "class", "checks findings");
    findings.forEach(finding -> finding(out, finding));
    out.close().close();
  }

  private static void finding(Markup out, Finding finding) {
    Double at = Double.isFinite(finding.atMs()) ? Math.max(0, finding.atMs() - LEAD_MS) : null;
    String severity = finding.detector().severity().word();
    out.open("li", "class", "s-" + severity, "data-at", at, "tabindex", at == null ? null : "0");
    out.leaf("span", severity, "class", "verdict s-" + severity);
    out.open("div").open("p").leaf("b", finding.detector().title()).text(where(finding)).close();
    out.leaf("p", finding.evidence(), "class", "evidence", "dir", "auto");
    out.leaf("p", finding.detector().remedy(), "class", "remedy");
    out.leaf("p", finding.detector().definition(), "class", "note");
    out.close().close();
  }

  private static String where(Finding finding) {
    String of = finding.of().isEmpty() ? "" : ", " + finding.of();
    return Double.isFinite(finding.atMs()) ? of + ", " + Labels.seconds(finding.atMs()) : of;
  }
}
