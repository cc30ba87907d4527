package dev.talkspurt.report.page;

import dev.talkspurt.spoken.Reading;
import dev.talkspurt.spoken.SpokenStatement;
import dev.talkspurt.spoken.SpokenStatement.Echo;
import dev.talkspurt.spoken.Utterance.Heard;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of values the agent said, and what they were held against. */
final class PageStatements {
  private static final int MOST = 200;

  private PageStatements() {}

  static void write(Markup out, List<SpokenStatement> statements) {
    List<SpokenStatement> checked = statements.stream().filter(SpokenStatement::checked).toList();
    if (checked.isEmpty()) {
      return;
    }
    PageTables.begin(
        out,
        "Values said",
        "words",
        "kind",
        "readings",
        "agreement",
        "against",
        "#heard at",
        "remarks");
    for (SpokenStatement statement : checked.subList(0, Math.min(MOST, checked.size()))) {
      PageTables.row(out, statement.atMs());
      PageTables.cell(out, Labels.shortened(statement.mention().text(), 120));
      PageTables.cell(out, word(statement.mention().kind()));
      PageTables.cell(out, readings(statement));
      String style = !statement.counts() ? null : statement.disagrees() ? "bad" : "good";
      out.leaf("td", word(statement.agreement()), "class", style);
      PageTables.cell(out, Labels.shortened(statement.against(), 200));
      PageTables.figure(out, Labels.seconds(statement.atMs()));
      PageTables.cell(out, remarks(statement));
      out.close();
    }
    PageTables.end(out);
  }

  private static String readings(SpokenStatement statement) {
    String all =
        statement.mention().readings().stream()
            .map(Reading::text)
            .distinct()
            .collect(Collectors.joining(" or "));
    return Labels.shortened(all, 120);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String remarks(SpokenStatement statement) {
    StringBuilder remarks = new StringBuilder();
    add(remarks, statement.readback() == Echo.RIGHT, "read back rightly");
    add(remarks, statement.readback() == Echo.WRONG, "read back wrongly");
    add(remarks, statement.confirms() == Echo.RIGHT, "confirms");
    add(remarks, statement.confirms() == Echo.WRONG, "confirms a wrong value");
    add(remarks, statement.afterFailure(), "after a tool failed");
    add(remarks, statement.heard() == Heard.UNHEARD, "cut off before it was heard");
    add(remarks, statement.heard() == Heard.UNCERTAIN, "near where it was cut off");
    return remarks.toString();
  }

  private static void add(StringBuilder remarks, boolean applies, String remark) {
    if (applies) {
      remarks.append(remarks.length() > 0 ? "; " : "").append(remark);
    }
  }
}
