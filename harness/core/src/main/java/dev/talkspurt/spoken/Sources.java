package dev.talkspurt.spoken;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spoken.Mention.Kind;
import dev.talkspurt.spoken.Source.Origin;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All values an agent can have from somewhere: results and arguments of its tools, the caller's
 * words, its prompt and declarations, the state of the mock tools. Not thread-safe.
 */
final class Sources {
  private static final int MOST = 4_000;
  private static final int MOST_CHARACTERS = 400_000;
  private static final int DEEPEST = 60;
  private static final String SUMS = ".*(price|cost|amount|total|fee|balance|refund|charge|due).*";
  private static final String NAMES =
      ".*(id|number|code|ref|reference|order|account|phone|no|ticket|booking|pin|sku)";

  private final Context context;
  private final List<Source> all = new ArrayList<>();
  private final Map<String, Double> words = new HashMap<>();
  private int characters;

  private Sources(Context context) {
    this.context = context;
  }

  static Sources of(Timeline timeline, Scenario scenario) {
    Sources sources = new Sources(scenario.conduct().context());
    double ever = Double.NEGATIVE_INFINITY;
    for (ToolUse use : timeline.toolUses()) {
      Place given = new Place(Origin.ARGUMENT, use.name() + " was given ", use.calledMs());
      sources.json(use.args(), given, "", "", 0);
      if (!Double.isNaN(use.answeredMs())) {
        Place result = new Place(Origin.TOOL, use.name() + " returned ", use.answeredMs());
        sources.json(use.response(), result, "", "", 0);
      }
    }
    for (CallerSound sound : timeline.caller()) {
      Place said = new Place(Origin.CALLER, "the caller said ", sound.onsetMs());
      sources.text(sound.text(), said, "", "");
    }
    for (Timeline.Moment moment : timeline.signals()) {
      if (moment.kind().equals(Timeline.TYPED) && moment.source().equals("bench")) {
        Place typed = new Place(Origin.CALLER, "the caller typed ", moment.atMs());
        sources.text(moment.detail(), typed, "", "");
      }
    }
    AgentFile agent = scenario.agent();
    agent
        .settings()
        .members()
        .get("history")
        .ifPresent(
            turns ->
                sources.json(
                    turns, new Place(Origin.PROMPT, "the history says ", ever), "", "", 0));
    sources.text(agent.prompt(), new Place(Origin.PROMPT, "the prompt says ", ever), "", "");
    for (AgentFile.ToolDeclaration tool : agent.tools()) {
      Place declared = new Place(Origin.PROMPT, tool.name() + " declares ", ever);
      sources.text(tool.description(), declared, "", "");
      sources.json(tool.parameters(), declared, "", "", 0);
    }
    Place state = new Place(Origin.STATE, "the state holds ", ever);
    scenario.state().initial().ifPresent(json -> sources.json(json, state, "", "", 0));
    sources.today();
    return sources;
  }

  /** The values of one JSON value alone. */
  static List<Source> of(Json value, Context context) {
    Sources sources = new Sources(context);
    sources.json(value, new Place(Origin.ARGUMENT, "", 0), "", "", 0);
    return sources.all;
  }

  /** Who told, in words that a value follows, and when. */
  private record Place(Origin origin, String said, double atMs) {}

  List<Source> all() {
    return all;
  }

  /** Whether this was a word of anyone's until then. */
  boolean isWord(String word, double atMs) {
    return words.getOrDefault(word, Double.POSITIVE_INFINITY) <= atMs;
  }

  private void today() {
    context
        .now()
        .map(now -> new Reading.Day(PartialDate.of(now.toLocalDate())))
        .ifPresent(
            day ->
                all.add(
                    new Source(
                        Origin.PROMPT,
                        "it is " + day.text(),
                        Kind.DATE,
                        List.of(day),
                        "",
                        false,
                        true,
                        false,
                        Double.NEGATIVE_INFINITY)));
  }

  private void json(Json value, Place place, String path, String key, int depth) {
    if (depth > DEEPEST || all.size() >= MOST) {
      return;
    }
    if (value instanceof Json.Obj object) {
      object
          .members()
          .forEach(
              (name, member) -> {
                if (name.chars().anyMatch(Character::isDigit)) {
                  text(name, place, path + "/" + name, "");
                }
                json(member, place, path + "/" + name, name, depth + 1);
              });
    } else if (value instanceof Json.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        json(list.items().get(i), place, path + "/" + i, key, depth + 1);
      }
    } else if (value instanceof Json.Num number) {
      number(number.value(), place, path, key);
    } else if (value instanceof Json.Str text) {
      text(text.value(), place, path, key);
      whole(text.value().strip(), place, path, key);
    }
  }

  private void number(BigDecimal number, Place place, String path, String key) {
    if (Math.abs(number.scale()) > 30 || number.precision() > 40) {
      return;
    }
    List<Reading> readings = new ArrayList<>(List.of(new Reading.Count(number)));
    String name = key.toLowerCase(java.util.Locale.ROOT);
    boolean whole = number.signum() > 0 && number.stripTrailingZeros().scale() <= 0;
    if (whole) {
      readings.add(new Reading.Code(number.toBigInteger().toString()));
    }
    if (name.contains("cents") || name.contains("pence")) {
      readings.add(new Reading.Sum(number.movePointLeft(2), Optional.empty()));
    }
    Kind kind = name.matches(SUMS) ? Kind.MONEY : Kind.NUMBER;
    boolean named = name.matches(NAMES) && number.precision() >= 3;
    boolean identifier = whole && (named || number.precision() >= 6 && !name.matches(SUMS));
    add(place, path, kind, readings, unit(key), identifier, kind == Kind.MONEY, false);
  }

  private void text(String text, Place place, String path, String key) {
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      return;
    }
    for (String word : text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      words.merge(word, place.atMs(), Math::min);
    }
    for (Mention mention : Extraction.of(text, context)) {
      String unit = mention.unit().isEmpty() ? unit(key) : mention.unit();
      boolean code = mention.kind() == Kind.CODE;
      boolean spelled = code && mention.certain();
      boolean loose = !mention.certain();
      boolean numeral =
          loose
              && place.origin() == Origin.PROMPT
              && mention.text().chars().noneMatch(Character::isDigit);
      add(place, path, mention.kind(), mention.readings(), unit, spelled, loose, numeral);
    }
  }

  /** A text that is a code or an hour as a whole, though within a sentence it would be neither. */
  private void whole(String text, Place place, String path, String key) {
    if (text.length() > 40) {
      return;
    }
    boolean code =
        text.matches("[A-Za-z0-9][A-Za-z0-9 .-]+")
            && (text.matches(".*[0-9].*[0-9].*") || text.matches("[A-Z]{3,}"));
    Optional<ValueMatcher> read = code ? Expecting.alnum(text).value() : Optional.empty();
    read.map(value -> ((ValueMatcher.Alnum) value).value())
        .filter(value -> value.length() >= 3)
        .ifPresent(
            value ->
                add(
                    place,
                    path,
                    Kind.CODE,
                    List.of(new Reading.Code(value)),
                    unit(key),
                    !text.matches(".*[.:].*|\\d{4}-\\d{2}-\\d{2}.*"),
                    false,
                    false));
    List<Reading> hours = new ArrayList<>();
    for (String half : List.of(" am", " pm")) {
      time(text + half).map(Reading.Clock::new).ifPresent(hours::add);
    }
    if (!hours.isEmpty()) {
      add(place, path, Kind.TIME, hours, unit(key), false, true, false);
    }
  }

  private static Optional<LocalTime> time(String text) {
    return Expecting.time(text).value().map(value -> ((ValueMatcher.Time) value).value());
  }

  private void add(
      Place place,
      String path,
      Kind kind,
      List<Reading> readings,
      String unit,
      boolean identifier,
      boolean loose,
      boolean numeral) {
    if (all.size() < MOST) {
      String where = place.said() + readings.get(0).text() + (path.isEmpty() ? "" : " at " + path);
      all.add(
          new Source(
              place.origin(),
              where,
              kind,
              readings,
              unit,
              identifier,
              loose,
              numeral,
              place.atMs()));
    }
  }

  /** The last word of a key: {@code slotCount} counts. */
  private static String unit(String key) {
    String[] parts = key.split("(?<=[a-z])(?=[A-Z])|[_\\s-]+");
    return parts.length == 0
        ? ""
        : Extraction.singular(parts[parts.length - 1].toLowerCase(java.util.Locale.ROOT));
  }
}
