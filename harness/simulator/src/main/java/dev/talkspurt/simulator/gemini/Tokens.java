package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.time.Scheduler;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes ephemeral tokens and knows those it has made. Thread-safe. */
final class Tokens {
  private static final int MOST = 1_000;
  private static final long DEFAULT_NEW_SESSION_S = 60;
  private static final long DEFAULT_EXPIRES_S = 30 * 60;
  private static final Duration LONGEST = Duration.ofHours(20);
  private static final String WHERE = "auth_token";

  private static final Shape SHAPE =
      Shape.object()
          .with("name", "uses", "expireTime", "newSessionExpireTime", "fieldMask")
          .with("bidiGenerateContentSetup", ClientShape.setup());

  private final Scheduler scheduler;
  private final SplittableRandom chance;

  private final Map<String, Token> byName =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
          return size() > MOST;
        }
      };

  Tokens(Scheduler scheduler, long seed) {
    this.scheduler = scheduler;
    this.chance = new SplittableRandom(~seed);
  }

  /** The token of this name, or empty if it was never made here. */
  synchronized Optional<Token> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Make one.
   *
   * @param body what is asked for, as JSON; empty for the defaults
   * @return its name
   * @throws Refusal if it asks for what there is not
   */
  synchronized String make(String body) throws Refusal {
    Json.Obj asked = read(body);
    Token token =
        new Token(
            uses(asked),
            deadlineNs(asked, "newSessionExpireTime", DEFAULT_NEW_SESSION_S),
            deadlineNs(asked, "expireTime", DEFAULT_EXPIRES_S),
            asked.obj("bidiGenerateContentSetup"),
            mask(asked));
    StringBuilder name = new StringBuilder("auth_tokens/");
    for (int i = 0; i < 4; i++) {
      name.append(HexFormat.of().toHexDigits(chance.nextLong()));
    }
    byName.put(name.toString(), token);
    return name.toString();
  }

  private static Json.Obj read(String body) throws Refusal {
    if (body.isBlank()) {
      return Json.object().build();
    }
    try {
      if (SHAPE.normalise(Json.parse(body), WHERE) instanceof Json.Obj asked) {
        return asked;
      }
      throw Refusal.invalidArgument();
    } catch (BadInput e) {
      throw new Refusal(1007, "Invalid JSON payload received. Cannot parse the message.");
    }
  }

  private static int uses(Json.Obj asked) throws Refusal {
    Optional<Json> value = asked.get("uses");
    if (value.isEmpty()) {
      return 1;
    }
    BigDecimal number = asked.number("uses").orElseThrow(Refusal::invalidArgument);
    try {
      int uses = number.intValueExact();
      if (uses < 0) {
        throw Refusal.invalidArgument();
      }
      return uses;
    } catch (ArithmeticException e) {
      throw Refusal.invalidArgument();
    }
  }

  private static Optional<FieldMask> mask(Json.Obj asked) throws Refusal {
    Optional<Json> value = asked.get("fieldMask");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = asked.text("fieldMask").orElseThrow(Refusal::invalidArgument);
    return text.isBlank() ? Optional.empty() : Optional.of(FieldMask.of(text, ClientShape.setup()));
  }

  /** Clients name times of day, so that this one place compares their clock with ours. */
  private long deadlineNs(Json.Obj asked, String key, long defaultSeconds) throws Refusal {
    Duration left = Duration.ofSeconds(defaultSeconds);
    if (asked.get(key).isPresent()) {
      String text = asked.text(key).orElseThrow(Refusal::invalidArgument);
      left = Duration.between(scheduler.wallTime(), instant(text, key));
      if (left.compareTo(LONGEST) > 0) {
        throw new Refusal(1007, key + " must be less than 20 hours in the future.");
      }
      if (left.compareTo(LONGEST.negated()) < 0) {
        left = LONGEST.negated();
      }
    }
    return scheduler.nowNs() + left.toNanos();
  }

  private static Instant instant(String text, String key) throws Refusal {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Refusal(
          1007,
          "Invalid value at '"
              + WHERE
              + "."
              + key
              + "' (type.googleapis.com/google.protobuf.Timestamp), \""
              + text
              + "\"");
    }
  }
}
