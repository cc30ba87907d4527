package dev.talkspurt.report.page;

import dev.talkspurt.document.Place;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.verdict.Check;
import dev.talkspurt.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was said, and how each expectation came out. */
final class PageStory {
  private static final double LEAD_MS = 800;

  private PageStory() {}

  static void transcript(Markup out, CallResult call) {
    out.open("section", "class", "card").leaf("h2", "What was said");
    out.open("ol", "class", "talk");
    for (Conversation.Line line : Conversation.of(call)) {
      Double end = Double.isNaN(line.endMs()) ? null : line.endMs();
      out.open("li", "class", line.who(), "data-at", line.atMs(), "data-end", end, "tabindex", "0");
      out.leaf("span", Labels.seconds(line.atMs()), "class", "at");
      out.leaf("span", line.who(), "class", "who");
      out.open("div", "class", "said");
      out.leaf("p", line.text().isEmpty() ? "(no transcript)" : line.text(), "dir", "auto");
      if (!line.note().isEmpty()) {
        out.leaf("p", line.note(), "class", "note", "dir", "auto");
      }
      out.close().close();
    }
    out.close().close();
  }

  static void checks(Markup out, CallResult call) {
    out.open("section", "class", "card").leaf("h2", "What was expected");
    if (call.checks().isEmpty()) {
      out.leaf("p", "Nothing was expected of this call.", "class", "note");
    }
    out.open("ol", "class", "checks");
    List<Check> checks = new ArrayList<>(call.checks());
    checks.sort(Comparator.comparingInt(PageStory::rank));
    checks.forEach(check -> check(out, check));
    out.close().close();
  }

  /** What went wrong first, what was not asked last. */
  private static int rank(Check check) {
    return !check.verdict().harmless() ? 0 : check.verdict() == Verdict.PASSED ? 1 : 2;
  }

  private static void check(Markup out, Check check) {
    Double at = Double.isFinite(check.atMs()) ? Math.max(0, check.atMs() - LEAD_MS) : null;
    out.open(
        "li",
        "class",
        "v-" + check.verdict().word(),
        "data-at",
        at,
        "tabindex",
        at == null ? null : "0");
    PageHeader.pill(out, check.verdict());
    out.open("div");
    out.leaf("p", check.expectation());
    out.leaf("p", check.evidence(), "class", "evidence", "dir", "auto");
    String where = check.stepIndex() < 0 ? "whole call" : "step " + (check.stepIndex() + 1);
    String when = at == null ? "" : ", " + Labels.seconds(check.atMs());
    out.leaf(
        "p", where + when + " · " + place(check.place()), "class", "note", "title", check.place());
    out.close().close();
  }

  /** The file's name without its folders. */
  private static String place(Place place) {
    String whole = place.toString();
    return whole.substring(whole.lastIndexOf('/') + 1);
  }
}
