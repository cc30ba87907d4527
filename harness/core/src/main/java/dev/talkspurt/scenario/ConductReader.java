package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Optional;

/** Reads how a call is conducted as a whole. */
final class ConductReader {
  private static final int MOST = 10;

  private ConductReader() {}

  static Conduct read(Section scenario, StatementReader statements) {
    Optional<Section> expect = statements.wholeCall(scenario);
    return new Conduct(
        scenario.whole("retries", 0, MOST).orElse(0),
        reasks(scenario),
        scenario.flag("withControl").orElse(false),
        expect.map(e -> statements.list(e, "says")).orElse(List.of()),
        expect.map(e -> statements.list(e, "neverSays")).orElse(List.of()),
        expect.map(ConductReader::truthful).orElse(false),
        statements.context(),
        expect.filter(e -> e.has("truthful")).map(e -> e.keyPlace("truthful")));
  }

  private static boolean truthful(Section expect) {
    boolean expected = expect.get("truthful").equals(Optional.of(Json.of(true)));
    if (expect.has("truthful") && !expected) {
      expect.wrong("truthful", "true (or leave it out)");
    }
    return expected;
  }

  private static Optional<Conduct.Reasks> reasks(Section scenario) {
    return scenario
        .section("reasks", List.of("atMost", "phrases"), "an object (reasks: { atMost: 2 })")
        .map(
            reasks -> {
              reasks.require(
                  "atMost", "how often the caller says it again (for example atMost: 2)");
              List<String> own = ConditionReader.phrases(reasks, "phrases");
              return new Conduct.Reasks(
                  reasks.whole("atMost", 1, MOST).orElse(1),
                  own.isEmpty() ? Conduct.Reasks.USUAL : own);
            });
  }
}
