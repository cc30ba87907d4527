package dev.talkspurt.spoken;

import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.scenario.Statement;
import dev.talkspurt.spoken.Utterance.Heard;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a scenario wants said, or not said, in what the agent said: words as words, values in
 * whatever words. What can be read two ways states both. Thread-safe.
 */
public final class Stating {
  private static final int LONGEST = 12;
  private static final int MOST_WORDS = 1_500;

  private final Utterance utterance;
  private final String text;
  private final Context context;
  private final List<Mention> mentions;

  private Stating(Utterance utterance, Context context) {
    this.utterance = utterance;
    this.text = utterance.text();
    this.context = context;
    this.mentions = Extraction.of(text, context);
  }

  /**
   * One place where something is said.
   *
   * @param words as they stand in the transcript
   * @param atMs when they are heard, estimated
   */
  public record Place(String words, double atMs, Heard heard, Utterance utterance) {}

  private record Span(int start, int end) {}

  /** Every response that states it, with the first place in it. */
  public static List<Place> find(Statement statement, List<Utterance> utterances) {
    List<Place> places = new ArrayList<>();
    for (Utterance utterance : utterances) {
      new Stating(utterance, statement.context()).place(statement).ifPresent(places::add);
    }
    return places;
  }

  private Optional<Place> place(Statement statement) {
    Optional<Span> span =
        statement.words().isPresent()
            ? words(statement.words().get())
            : statement.value().flatMap(this::value);
    return span.map(
        s ->
            new Place(
                text.substring(s.start(), s.end()),
                utterance.atMs(s.start()),
                utterance.heard(s.start(), s.end()),
                utterance));
  }

  private Optional<Span> words(String phrase) {
    return SaidWords.find(text, phrase).map(found -> new Span(found.start(), found.end()));
  }

  private Optional<Span> value(ValueMatcher matcher) {
    if (matcher instanceof ValueMatcher.OneOf oneOf) {
      return oneOf.alternatives().stream().map(this::value).flatMap(Optional::stream).findFirst();
    }
    if (matcher instanceof ValueMatcher.Exact exact) {
      return exact.value() instanceof Json.Str str ? words(str.value()) : Optional.empty();
    }
    if (matcher instanceof ValueMatcher.Folded folded) {
      return words(folded.value());
    }
    if (matcher instanceof ValueMatcher.Regex regex) {
      ValueMatcher within = new ValueMatcher.Regex("(?s).*(?:" + regex.regex() + ").*");
      boolean there = within.match(Json.of(text), context).strict();
      return there ? Optional.of(new Span(0, text.length())) : Optional.empty();
    }
    if (matcher instanceof ValueMatcher.Moment moment) {
      return moment(moment);
    }
    boolean free =
        matcher instanceof ValueMatcher.Email
            || matcher instanceof ValueMatcher.Name
            || matcher instanceof ValueMatcher.Length;
    return free ? window(matcher) : mention(matcher);
  }

  private Optional<Span> mention(ValueMatcher matcher) {
    return mentions.stream()
        .filter(mention -> mention.readings().stream().anyMatch(r -> is(r, mention, matcher)))
        .findFirst()
        .map(mention -> new Span(mention.start(), mention.end()));
  }

  private boolean is(Reading reading, Mention mention, ValueMatcher matcher) {
    if (matcher instanceof ValueMatcher.Date date) {
      return reading instanceof Reading.Day day && day.date().means(date.value(), today());
    }
    Optional<Json> value = reading.value();
    boolean abroad = mention.text().matches("(?is)(\\+|plus\\b).*");
    if (matcher instanceof ValueMatcher.Phone && reading instanceof Reading.Code && abroad) {
      return matcher.match(Json.of("+" + reading.text()), context).strict();
    }
    return value.filter(v -> matcher.match(v, context).strict()).isPresent();
  }

  private Optional<LocalDate> today() {
    return context.now().map(ZonedDateTime::toLocalDate);
  }

  /** A day and a time of one response, in whatever order. */
  private Optional<Span> moment(ValueMatcher.Moment moment) {
    ZoneId zone = context.now().map(ZonedDateTime::getZone).orElse(ZoneOffset.UTC);
    LocalDateTime at = LocalDateTime.ofInstant(moment.value(), zone);
    Optional<Span> day = mention(new ValueMatcher.Date(at.toLocalDate()));
    for (Mention mention : mentions) {
      for (Reading reading : mention.readings()) {
        boolean near =
            reading instanceof Reading.Clock clock
                && java.time.Duration.between(at.toLocalTime(), clock.time())
                        .abs()
                        .compareTo(moment.within())
                    <= 0;
        if (near && day.isPresent()) {
          int start = Math.min(day.get().start(), mention.start());
          return Optional.of(new Span(start, Math.max(day.get().end(), mention.end())));
        }
      }
    }
    return Optional.empty();
  }

  /** A name, an address, a length of time: any words side by side. */
  private Optional<Span> window(ValueMatcher matcher) {
    List<SaidWords.Word> words = SaidWords.of(text);
    int count = Math.min(words.size(), MOST_WORDS);
    for (int from = 0; from < count; from++) {
      for (int to = Math.min(count, from + LONGEST) - 1; to >= from; to--) {
        Span span = new Span(words.get(from).start(), words.get(to).end());
        Json part = Json.of(text.substring(span.start(), span.end()));
        if (matcher.match(part, context).strict()) {
          return Optional.of(span);
        }
      }
    }
    return Optional.empty();
  }
}
