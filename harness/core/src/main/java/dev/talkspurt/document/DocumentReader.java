package dev.talkspurt.document;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON and YAML into {@link Json} with places.
 *
 * <p>YAML is read by the rules of 1.2. Anchors, aliases, tags, merge keys, keys given twice and
 * unquoted scalars that YAML readers disagree on ({@code 012}, {@code True}, {@code ~}) are errors,
 * so that nothing can pass silently. Depth, size and the length of numbers, texts and keys are
 * bounded. Thread-safe.
 */
public final class DocumentReader {
  static final int MAX_DEPTH = 64;
  static final int MAX_YAML_BYTES = 1 << 20;
  static final int MAX_SCALAR = 100_000;
  static final int MAX_KEY = 1000;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MAX_DIGITS = 400;

  /** Where the parser says what it reads from: our own place says it better. */
  private static final Pattern PARSERS_OWN =
      Pattern.compile("\\s*(\\([^()\\[]*)?\\[Source:.*", Pattern.DOTALL);

  private final JsonParser parser;
  private final String source;

  private DocumentReader(JsonParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  /** Read JSON text. Throws {@link BadInput}. */
  public static Json json(String text, String source) {
    return read(JSON.createParser(ObjectReadContext.empty(), text), source);
  }

  /** Read YAML text. Throws {@link BadInput}. */
  public static Json yaml(String text, String source) {
    return YamlReader.read(text, source);
  }

  /** Read a YAML file, at most 1 MiB of UTF-8; {@code source} is how the user named it. */
  public static Json yaml(Path file, String source) {
    Place place = new Place(source, 0, 0);
    try {
      if (!Files.isRegularFile(file) && Files.exists(file)) {
        throw new BadInput(place, "is no file");
      }
      if (Files.size(file) > MAX_YAML_BYTES) {
        throw new BadInput(new Place(source, 1, 1), "is larger than 1 MiB (split it)");
      }
      return yaml(text(Files.readAllBytes(file), source), source);
    } catch (NoSuchFileException e) {
      throw new BadInput(place, "does not exist");
    } catch (IOException e) {
      throw new BadInput(place, "cannot be read: " + e.getMessage());
    }
  }

  private static String text(byte[] bytes, String source) {
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    CoderResult end =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
    String text = decoded.flip().toString();
    if (end.isError()) {
      Place place = YamlReader.placeOf(text, text.length(), source);
      throw new BadInput(place, "is no UTF-8 text from here on (save the file as UTF-8)");
    }
    return text;
  }

  private static Json read(JsonParser parser, String source) {
    DocumentReader reader = new DocumentReader(parser, source);
    try (parser) {
      if (parser.nextToken() == null) {
        throw new BadInput(new Place(source, 1, 1), "is empty, expected a document");
      }
      Json value = reader.value(0);
      if (parser.nextToken() != null) {
        throw new BadInput(reader.place(), "more follows the end of the document");
      }
      return value;
    } catch (JacksonException e) {
      String problem = PARSERS_OWN.matcher(e.getOriginalMessage().split("\n")[0]).replaceAll("");
      boolean cut = problem.startsWith("Unexpected end-of-input");
      throw new BadInput(
          reader.place(e.getLocation()),
          "is no valid JSON: "
              + problem.strip()
              + (cut ? " (it ends too soon: put back what is missing)" : " (correct it here)"));
    }
  }

  private Json value(int depth) {
    Place place = place();
    if (depth > MAX_DEPTH) {
      throw new BadInput(place, "is nested deeper than " + MAX_DEPTH + " levels (flatten it)");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(place, depth);
      case START_ARRAY -> array(place, depth);
      case VALUE_STRING -> new Json.Str(parser.getString(), place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Json.Num(number(parser.getString(), place), place);
      case VALUE_TRUE -> new Json.Bool(true, place);
      case VALUE_FALSE -> new Json.Bool(false, place);
      case VALUE_NULL -> new Json.Null(place);
      default -> throw new BadInput(place, "unexpected " + token);
    };
  }

  /** The number written so; one that would fill memory when written out is refused. */
  static BigDecimal number(String written, Place place) {
    try {
      BigDecimal number = written.length() > MAX_DIGITS ? null : new BigDecimal(written);
      if (number != null && Math.abs((long) number.scale()) <= MAX_DIGITS) {
        return number;
      }
    } catch (NumberFormatException e) {
      // An exponent beyond the range of int: refused like any other of that kind.
    }
    throw new BadInput(place, "number has more than " + MAX_DIGITS + " digits (shorten it)");
  }

  private Json object(Place place, int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    Map<String, Place> keyPlaces = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      keyPlaces.put(key, place());
      parser.nextToken();
      members.put(key, value(depth + 1));
    }
    return new Json.Obj(members, keyPlaces, place);
  }

  private Json array(Place place, int depth) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(depth + 1));
    }
    return new Json.Arr(items, place);
  }

  private Place place() {
    return place(parser.currentTokenLocation());
  }

  private Place place(TokenStreamLocation location) {
    return location == null
        ? new Place(source, 0, 0)
        : new Place(source, Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
  }
}
