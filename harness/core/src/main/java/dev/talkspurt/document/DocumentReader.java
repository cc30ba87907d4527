package dev.talkspurt.document;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads JSON and YAML into {@link Json} with places.
 *
 * <p>YAML is read by the rules of 1.2; anchors, aliases, tags and keys given twice are errors, so
 * that nothing can pass silently. Thread-safe.
 */
public final class DocumentReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MAX_DEPTH = 64;
  private static final long MAX_FILE_BYTES = 4L << 20;

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
    return read(YAML.createParser(ObjectReadContext.empty(), text), source);
  }

  /** Read a YAML file, at most 4 MiB; {@code source} is how the user named it. */
  public static Json yaml(Path file, String source) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new BadInput(new Place(source, 0, 0), "file is larger than 4 MiB (split it)");
      }
      return yaml(Files.readString(file), source);
    } catch (java.io.IOException e) {
      throw new BadInput(new Place(source, 0, 0), "cannot be read: " + e.getMessage());
    }
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
      throw new BadInput(
          reader.place(e.getLocation()), e.getOriginalMessage().split("\n")[0].strip());
    }
  }

  private Json value(int depth) {
    Place place = place();
    if (depth > MAX_DEPTH) {
      throw new BadInput(place, "is nested deeper than " + MAX_DEPTH + " levels");
    }
    refuseYamlSurprises(place);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(place, depth);
      case START_ARRAY -> array(place, depth);
      case VALUE_STRING -> new Json.Str(parser.getString(), place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(number(place), place);
      case VALUE_TRUE -> new Json.Bool(true, place);
      case VALUE_FALSE -> new Json.Bool(false, place);
      case VALUE_NULL -> new Json.Null(place);
      default -> throw new BadInput(place, "unexpected " + token);
    };
  }

  private BigDecimal number(Place place) {
    String text = parser.getString();
    if (text.length() > 400) {
      throw new BadInput(place, "number has more than 400 digits");
    }
    return parser.getDecimalValue();
  }

  private void refuseYamlSurprises(Place place) {
    if (parser instanceof YAMLParser yaml) {
      if (yaml.isCurrentAlias()) {
        throw new BadInput(
            place, "YAML alias '*" + yaml.getString() + "' is not supported (write the value out)");
      }
      if (yaml.getObjectId() != null) {
        throw new BadInput(
            place,
            "YAML anchor '&" + yaml.getObjectId() + "' is not supported (write the value out)");
      }
      if (yaml.getTypeId() != null) {
        throw new BadInput(
            place, "YAML tag '" + yaml.getTypeId() + "' is not supported (remove it)");
      }
    }
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
