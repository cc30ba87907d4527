package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how a call is conducted as a whole. */
final class ConductReader {
  private static final int MOST = 10;
  private static final String UNDER = "under ";

  /** An answer that has not come by then counts as none. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

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
        expect.flatMap(ConductReader::latency),
        statements.context(),
        expect.filter(e -> e.has("truthful")).map(e -> e.keyPlace("truthful")));
  }

  private static Optional<LatencyLimits> latency(Section expect) {
    return expect
        .section(
            "responseLatency",
            List.of("p50", "max"),
            "an object (responseLatency: { p50: under 1500 ms })")
        .map(
            limits -> {
              if (limits.isEmpty()) {
                limits.add(limits.place(), "'responseLatency' says nothing, expected p50 or max");
              }
              return new LatencyLimits(
                  expect.keyPlace("responseLatency"), under(limits, "p50"), under(limits, "max"));
            });
  }

  private static Optional<Duration> under(Section limits, String key) {
    Optional<Duration> limit =
        limits
            .get(key)
            .map(value -> value instanceof Json.Str text ? text.value() : "")
            .filter(text -> text.startsWith(UNDER))
            .flatMap(text -> DurationText.parse(text.substring(UNDER.length())))
            .filter(duration -> duration.compareTo(LONGEST_ANSWER) <= 0);
    if (limits.has(key) && limit.isEmpty()) {
      limits.wrong(key, "a limit of at most 15 s (for example under 1500 ms)");
    }
    return limit;
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
