package dev.talkspurt.matching;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A date with a time, as an instant in the zone of the context's now. Thread-safe. */
final class MomentText {
  private MomentText() {}

  static Interpretation<Instant> read(String text, Context context) {
    String shown = text.strip();
    if (shown.length() > 160) {
      return Interpretation.none();
    }
    Optional<Instant> exact = parse(() -> OffsetDateTime.parse(shown).toInstant());
    if (exact.isPresent()) {
      return Interpretation.of(exact);
    }
    Optional<LocalDateTime> local = parse(() -> LocalDateTime.parse(shown.replace(' ', 'T')));
    return local.isPresent()
        ? inZone(Interpretation.of(local), context)
        : inZone(parted(shown, context), context);
  }

  private static <T> Optional<T> parse(java.util.function.Supplier<T> form) {
    try {
      return Optional.of(form.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Interpretation<Instant> inZone(
      Interpretation<LocalDateTime> local, Context context) {
    if (local.value().isPresent() && context.now().isEmpty()) {
      return Interpretation.doubtful("it has no zone, and the scenario has no now");
    }
    return local.map(time -> time.atZone(context.now().orElseThrow().getZone()).toInstant());
  }

  /** Wherever the text can be parted into a date and a time, in either order. */
  private static Interpretation<LocalDateTime> parted(String text, Context context) {
    String[] words = text.split("\\s+");
    List<Interpretation<LocalDateTime>> doubtful = new ArrayList<>();
    for (int at = 1; at < words.length; at++) {
      String head = part(words, 0, at);
      String tail = part(words, at, words.length);
      for (int order = 0; order < 2; order++) {
        Interpretation<LocalDate> date = DateText.read(order == 0 ? head : tail, context);
        Interpretation<LocalTime> time = TimeText.read(order == 0 ? tail : head);
        if (date.isNothing() || time.isNothing()) {
          continue;
        }
        Interpretation<LocalDateTime> both = joined(date, time);
        if (both.isCertain()) {
          return both;
        }
        doubtful.add(both);
      }
    }
    return doubtful.isEmpty() ? Interpretation.none() : doubtful.get(0);
  }

  private static Interpretation<LocalDateTime> joined(
      Interpretation<LocalDate> date, Interpretation<LocalTime> time) {
    String doubt = date.doubt().isEmpty() ? time.doubt() : date.doubt();
    Function<LocalDate, Optional<LocalDateTime>> at = d -> time.value().map(d::atTime);
    return new Interpretation<>(date.value().flatMap(at), doubt);
  }

  private static String part(String[] words, int from, int to) {
    String part = String.join(" ", List.of(words).subList(from, to));
    return part.replaceAll("^(at|on) |,$| (at|on)$", "");
  }
}
