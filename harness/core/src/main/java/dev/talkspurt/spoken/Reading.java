package dev.talkspurt.spoken;

import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.Optional;

/** One thing that words can mean. Immutable. */
public sealed interface Reading {
  /** In canonical form, for reports. */
  String text();

  /** As a value that matchers of arguments take; empty if it is known in part only. */
  Optional<Json> value();

  /** A day, or what is known of it. */
  record Day(PartialDate date) implements Reading {
    @Override
    public String text() {
      return date.toString();
    }

    @Override
    public Optional<Json> value() {
      return date.whole().map(LocalDate::toString).map(Json::of);
    }
  }

  /** A time of day. */
  record Clock(LocalTime time) implements Reading {
    @Override
    public String text() {
      return time.toString();
    }

    @Override
    public Optional<Json> value() {
      return Optional.of(Json.of(time.toString()));
    }
  }

  /** An amount of money; the currency is empty if none was named. */
  record Sum(BigDecimal amount, Optional<Currency> currency) implements Reading {
    @Override
    public String text() {
      return plain(amount) + currency.map(c -> " " + c.getCurrencyCode()).orElse("");
    }

    @Override
    public Optional<Json> value() {
      return Optional.of(
          currency.isEmpty()
              ? Json.of(amount)
              : Json.object()
                  .put("amount", amount)
                  .put("currency", currency.get().getCurrencyCode())
                  .build());
    }
  }

  /** A number. */
  record Count(BigDecimal number) implements Reading {
    @Override
    public String text() {
      return plain(number);
    }

    @Override
    public Optional<Json> value() {
      return Optional.of(Json.of(number));
    }
  }

  /** Letters and digits without separators, in capitals. */
  record Code(String code) implements Reading {
    @Override
    public String text() {
      return code;
    }

    @Override
    public Optional<Json> value() {
      return Optional.of(Json.of(code));
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
