package dev.talkspurt.document;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document, event by event, without anything that could make a file mean more
 * than it shows. One use each; not thread-safe.
 */
final class YamlReader {
  private static final int MAX_VALUES = 100_000;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");

  /** Unquoted text that YAML 1.1, 1.2 and JSON readers take for different things. */
  private static final Pattern DISPUTED =
      Pattern.compile(
          "~|Null|NULL|True|TRUE|False|FALSE"
              + "|[-+]?[0-9][0-9_]*|0[xob][0-9A-Fa-f_]+"
              + "|[-+]?(?:[0-9][0-9_]*\\.[0-9_]*|\\.[0-9_]+)(?:[eE][-+]?[0-9]+)?"
              + "|[-+]?[0-9]+[eE][-+]?[0-9]+|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  private final String text;
  private final String source;
  private final Iterator<Event> events;
  private int values;

  private YamlReader(String text, String source) {
    this.text = text;
    this.source = source;
    // The parser breaks where the two halves of a character fall on the end of its buffer.
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(DocumentReader.MAX_YAML_BYTES)
            .setBufferSize(text.length() + 2)
            .build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  static Json read(String text, String source) {
    if (text.length() > DocumentReader.MAX_YAML_BYTES) {
      throw new BadInput(new Place(source, 1, 1), "is larger than 1 MiB (split it)");
    }
    try {
      return new YamlReader(text, source).document();
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark()
              .or(e::getContextMark)
              .map(mark -> place(mark, source))
              .orElse(new Place(source, 1, 1));
      String context = oneLine(e.getContext());
      String during = context.isEmpty() ? "" : " (" + context + ")";
      String what = oneLine(e.getProblem()) + during;
      throw new BadInput(place, "is no valid YAML: " + what + remedy(what));
    } catch (ReaderException e) {
      Place place = placeOf(text, e.getPosition(), source);
      String character = "U+%04X".formatted(e.getCodePoint());
      throw new BadInput(
          place, "has the character " + character + ", which YAML forbids (remove it)");
    } catch (YamlEngineException e) {
      throw new BadInput(
          new Place(source, 1, 1), "is no valid YAML: " + oneLine(e.getMessage()) + remedy(""));
    }
  }

  /** What to do about the usual slips; empty for the others. */
  private static String remedy(String problem) {
    if (problem.contains("mapping values are not allowed")) {
      return " (a text that holds ': ' needs quotes around it)";
    }
    return problem.contains("expected <block end>")
        ? " (check the indentation)"
        : " (check quotes, brackets and indentation, here and above)";
  }

  private static String oneLine(String message) {
    return message == null ? "" : message.strip().replaceAll("\\s+", " ");
  }

  private Json document() {
    events.next();
    Event start = events.next();
    if (!(start instanceof DocumentStartEvent document)) {
      throw new BadInput(new Place(source, 1, 1), "is empty, expected a document");
    }
    if (document.getSpecVersion().filter(v -> v.getMinor() != 2).isPresent()) {
      throw new BadInput(place(start), "declares a YAML version other than 1.2 (remove the line)");
    }
    Event first = events.next();
    boolean nothing = first instanceof ScalarEvent scalar && isEmpty(scalar);
    if (nothing) {
      throw new BadInput(new Place(source, 1, 1), "is empty, expected a document");
    }
    Json value = value(first, 0);
    events.next();
    Event after = events.next();
    if (after instanceof DocumentStartEvent) {
      throw new BadInput(place(after), "more follows the end of the document (split the file)");
    }
    return value;
  }

  private static boolean isEmpty(ScalarEvent scalar) {
    return scalar.isPlain() && scalar.getValue().isEmpty();
  }

  private Json value(Event event, int depth) {
    Place place = place(event);
    if (depth > DocumentReader.MAX_DEPTH) {
      throw new BadInput(
          place, "is nested deeper than " + DocumentReader.MAX_DEPTH + " levels (flatten it)");
    }
    if (++values > MAX_VALUES) {
      throw new BadInput(place, "has more than " + MAX_VALUES + " values (split the file)");
    }
    refuseIndirection(event, place);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, place);
    }
    return event instanceof MappingStartEvent ? object(place, depth) : array(place, depth);
  }

  private static void refuseIndirection(Event event, Place place) {
    if (event instanceof AliasEvent alias) {
      throw new BadInput(
          place, "YAML alias '*" + alias.getAlias() + "' is not supported (write the value out)");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw new BadInput(
          place,
          "YAML anchor '&" + node.getAnchor().get() + "' is not supported (write the value out)");
    }
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    if (tag.isPresent()) {
      throw new BadInput(place, "YAML tag '" + tag.get() + "' is not supported (remove it)");
    }
  }

  private static Json scalar(ScalarEvent scalar, Place place) {
    String written = scalar.getValue();
    if (written.length() > DocumentReader.MAX_SCALAR) {
      throw new BadInput(
          place,
          "text has %s characters, expected at most %s"
              .formatted(written.length(), DocumentReader.MAX_SCALAR));
    }
    if (!scalar.isPlain()) {
      return new Json.Str(written, place);
    }
    return switch (written) {
      case "", "null" -> new Json.Null(place);
      case "true" -> new Json.Bool(true, place);
      case "false" -> new Json.Bool(false, place);
      default -> plain(written, place);
    };
  }

  private static Json plain(String written, Place place) {
    if (NUMBER.matcher(written).matches()) {
      return new Json.Num(DocumentReader.number(written, place), place);
    }
    if (DISPUTED.matcher(written).matches()) {
      String shown = written.length() > 40 ? written.substring(0, 40) + "…" : written;
      String message =
          "value is %s without quotes, which YAML readers disagree on, expected a plain number,"
              + " true, false or null (or, as text, \"%s\")";
      throw new BadInput(place, message.formatted(shown, shown));
    }
    return new Json.Str(written, place);
  }

  private Json object(Place place, int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    Map<String, Place> keyPlaces = new LinkedHashMap<>();
    for (Event event = events.next(); isNode(event); event = events.next()) {
      Place keyPlace = place(event);
      String key = key(event, keyPlace);
      Place first = keyPlaces.putIfAbsent(key, keyPlace);
      if (first != null) {
        String stands = "key '" + key + "' stands twice, first in line " + first.line();
        throw new BadInput(keyPlace, stands + " (remove one)");
      }
      members.put(key, value(events.next(), depth + 1));
    }
    return new Json.Obj(members, keyPlaces, place);
  }

  private static String key(Event event, Place place) {
    refuseIndirection(event, place);
    if (!(event instanceof ScalarEvent scalar)) {
      throw new BadInput(place, "a key is a list or an object, expected text");
    }
    if (isEmpty(scalar)) {
      throw new BadInput(place, "a key is empty, expected text");
    }
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      throw new BadInput(place, "YAML merge key '<<' is not supported (write the keys out)");
    }
    if (scalar.getValue().length() > DocumentReader.MAX_KEY) {
      throw new BadInput(
          place,
          "a key has %s characters, expected at most %s"
              .formatted(scalar.getValue().length(), DocumentReader.MAX_KEY));
    }
    return scalar.getValue();
  }

  private Json array(Place place, int depth) {
    List<Json> items = new ArrayList<>();
    for (Event event = events.next(); isNode(event); event = events.next()) {
      items.add(value(event, depth + 1));
    }
    return new Json.Arr(items, place);
  }

  private static boolean isNode(Event event) {
    return event instanceof NodeEvent;
  }

  private Place place(Event event) {
    return event
        .getStartMark()
        .map(mark -> place(mark, source))
        .orElseGet(() -> placeOf(text, 0, source));
  }

  private static Place place(Mark mark, String source) {
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  static Place placeOf(String text, int codePoints, String source) {
    int line = 1;
    int column = 1;
    for (int point : text.codePoints().limit(codePoints).toArray()) {
      column = point == '\n' ? 1 : column + 1;
      line += point == '\n' ? 1 : 0;
    }
    return new Place(source, line, column);
  }
}
