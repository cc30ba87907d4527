package dev.talkspurt.report.page;

import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.GivenTable;
import dev.talkspurt.run.CallResult;
import java.util.List;

/** What the agent was given: asked for against achieved, and the caller's picture. */
final class PageGiven {
  private static final int FIRST_FIGURE = 4;
  private static final int ONSET = 2;

  private PageGiven() {}

  /**
   * The section; nothing where nothing was measured.
   *
   * @param withPicture whether the picture is in it, folded up
   */
  static void write(Markup out, CallResult call, boolean withPicture) {
    Given given = Given.of(call);
    if (!given.measured()) {
      return;
    }
    out.open("section", "class", "card", "id", "given").leaf("h2", "What the agent was given");
    out.leaf("p", GivenTable.summary(given), "class", "given");
    if (!given.truth().reproduced()) {
      out.leaf("p", "Not rendered again: " + given.truth().why(), "class", "note");
    }
    if (given.stretches().stream().anyMatch(stretch -> !stretch.words().equals("clean"))) {
      table(out, GivenTable.rows(given));
    }
    if (withPicture) {
      out.open("details").leaf("summary", "Picture: wave, spectrum, levels, SNR (caller.svg)");
      out.open("div", "class", "wide").trusted(CallerPicture.of(given)).close().close();
    }
    out.close();
  }

  private static void table(Markup out, List<List<String>> rows) {
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (int i = 0; i < GivenTable.HEADINGS.size(); i++) {
      String style = i >= FIRST_FIGURE || i == ONSET ? "n" : null;
      out.leaf("th", GivenTable.HEADINGS.get(i), "scope", "col", "class", style);
    }
    out.close().close().open("tbody");
    for (List<String> row : rows) {
      out.open("tr");
      for (int i = 0; i < row.size(); i++) {
        boolean figure = i >= FIRST_FIGURE || i == ONSET;
        out.leaf("td", row.get(i), "dir", figure ? null : "auto", "class", figure ? "n" : null);
      }
      out.close();
    }
    out.close().close().close();
  }
}
