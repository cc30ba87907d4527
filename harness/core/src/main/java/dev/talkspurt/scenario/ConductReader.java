package dev.talkspurt.scenario;

import java.util.List;
import java.util.Optional;

/** Reads how a call is conducted as a whole. */
final class ConductReader {
  private static final int MOST = 10;

  private ConductReader() {}

  static Conduct read(Section scenario) {
    return new Conduct(
        scenario.whole("retries", 0, MOST).orElse(0),
        reasks(scenario),
        scenario.flag("withControl").orElse(false),
        List.of(),
        List.of(),
        false);
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
