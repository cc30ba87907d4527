package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Messages as the journal keeps them: no audio, no secrets.
 *
 * <p>Keys and tokens are replaced wherever they stand, in keys and values. A resumption handle,
 * which opens a session like a key, is replaced by its length. Immutable and thread-safe.
 */
final class WireForm {
  private static final int SHORTEST_SECRET = 12;
  private static final int MAX_BROKEN = 2000;
  private static final String MASK = "[key]";
  private static final Set<String> SOUNDS = Set.of("inlineData", "audio");
  private static final Set<String> SAMPLES = Set.of("voiceSampleAudio", "consentAudio");
  private static final Pattern HANDLE = Pattern.compile("((?i:handle)\"\\s*:\\s*\")[^\"]*");

  private final List<String> secrets;

  WireForm(String key) {
    this(worthHiding(key));
  }

  private WireForm(List<String> secrets) {
    this.secrets = secrets;
  }

  /** The secret, and what a token is without its first part, which is no secret. */
  private static List<String> worthHiding(String key) {
    String stripped = key == null ? "" : key.strip();
    return Stream.of(stripped, stripped.substring(stripped.lastIndexOf('/') + 1))
        .filter(secret -> secret.length() >= SHORTEST_SECRET)
        .distinct()
        .toList();
  }

  /** The same, which hides another secret as well. */
  WireForm hiding(String secret) {
    return new WireForm(Stream.concat(worthHiding(secret).stream(), secrets.stream()).toList());
  }

  /** {@code text} without the keys. */
  String withoutKey(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, MASK);
    }
    return clean;
  }

  /** {@code message} without the keys; the same object if there is nothing to hide. */
  Json withoutKey(Json message) {
    return secrets.isEmpty() ? message : hideKey(message);
  }

  private Json hideKey(Json value) {
    if (value instanceof Json.Str text && secrets.stream().anyMatch(text.value()::contains)) {
      return new Json.Str(withoutKey(text.value()), text.place());
    }
    if (value instanceof Json.Arr list) {
      return new Json.Arr(list.items().stream().map(this::hideKey).toList(), list.place());
    }
    if (value instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>();
      object.members().forEach((name, item) -> members.put(withoutKey(name), hideKey(item)));
      return new Json.Obj(members, Map.of(), object.place());
    }
    return value;
  }

  /** The journal's form of a message, key removed before or not. */
  Json journal(Json message) {
    return quiet("", "", withoutKey(message));
  }

  /** The journal's form of a message that is no JSON. */
  Json broken(String text) {
    String start = text.length() > MAX_BROKEN ? text.substring(0, MAX_BROKEN) : text;
    return new Json.Str(HANDLE.matcher(withoutKey(start)).replaceAll("$1[handle]"), Place.NONE);
  }

  private Json quiet(String parent, String name, Json value) {
    if (name.equals("args") || name.equals("response")) {
      return value; // A tool's own words, whatever its members are called.
    }
    if (value instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>();
      object.members().forEach((child, item) -> members.put(child, quiet(name, child, item)));
      return new Json.Obj(members, Map.of(), object.place());
    }
    if (value instanceof Json.Arr list) {
      List<Json> items = new ArrayList<>();
      list.items().forEach(item -> items.add(quiet(parent, name, item)));
      return new Json.Arr(items, list.place());
    }
    if (value instanceof Json.Str text) {
      if (name.equals("data") && parent.equals("video")) {
        return Json.object().put("pictureBytes", decodedBytes(text.value())).build();
      }
      boolean sound = name.equals("data") && SOUNDS.contains(parent) || SAMPLES.contains(name);
      if (sound) {
        return Json.object().put("audioBytes", decodedBytes(text.value())).build();
      }
      boolean handle = name.equals("newHandle") || name.equals("handle");
      if (handle && parent.startsWith("sessionResumption")) {
        return Json.object().put("secretCharacters", text.value().length()).build();
      }
    }
    return value;
  }

  private static long decodedBytes(String base64) {
    int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return (base64.length() - padding) * 3L / 4;
  }
}
