package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.document.Json;
import dev.talkspurt.spoken.Reading;
import dev.talkspurt.spoken.SpokenStatement;
import java.util.Locale;

/** A value the agent said, as JSON; the short form for run.json leaves out what was said. */
final class StatementJson {
  private StatementJson() {}

  static Json.Builder of(SpokenStatement statement) {
    return Json.object()
        .put("step", statement.stepIndex())
        .put("response", statement.response())
        .put("atMs", ms(statement.atMs()))
        .put("kind", word(statement.mention().kind()))
        .put("agreement", statement.agreement().name())
        .put("heard", word(statement.heard()))
        .put("readback", word(statement.readback()))
        .put("confirms", word(statement.confirms()))
        .put("afterFailure", statement.afterFailure());
  }

  static Json.Obj inFull(SpokenStatement statement) {
    return of(statement)
        .put("text", statement.mention().text())
        .put("start", statement.mention().start())
        .put("end", statement.mention().end())
        .put("readings", statement.mention().readings().stream().map(Reading::text).toList())
        .put("certain", statement.mention().certain())
        .put("unit", statement.mention().unit())
        .put("against", statement.against())
        .build();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
