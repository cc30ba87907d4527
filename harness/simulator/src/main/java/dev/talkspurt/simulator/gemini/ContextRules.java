package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.session.Compression;
import java.math.BigDecimal;
import java.util.Optional;

/** What the service makes of {@code contextWindowCompression}. */
final class ContextRules {
  /** 80 % of a window of 128 k tokens, as the service's default is told. */
  private static final int TRIGGER = 104_858;

  private static final long MOST = 100_000_000;

  private ContextRules() {}

  /**
   * The compression asked for; empty when there is none.
   *
   * @throws Refusal for a size that is no whole number
   */
  static Optional<Compression> compression(Json.Obj setup) throws Refusal {
    Optional<Json.Obj> asked = setup.obj("contextWindowCompression");
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    int trigger = tokens(asked.get(), "triggerTokens", TRIGGER);
    // Half the trigger, as the proto says of a target that is not given.
    int target =
        tokens(
            asked.get().obj("slidingWindow").orElse(Json.object().build()),
            "targetTokens",
            trigger / 2);
    return Optional.of(new Compression(trigger, Math.min(target, trigger)));
  }

  /** Proto JSON writes an int64 as text; clients send it either way. */
  private static int tokens(Json.Obj object, String key, int otherwise) throws Refusal {
    Optional<Json> value = object.get(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    BigDecimal number = object.number(key).orElse(null);
    if (value.get() instanceof Json.Str text && text.value().matches("\\d{1,9}")) {
      number = new BigDecimal(text.value());
    }
    if (number == null
        || number.stripTrailingZeros().scale() > 0
        || number.signum() <= 0
        || number.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      throw Refusal.invalidArgument();
    }
    return number.intValue();
  }
}
