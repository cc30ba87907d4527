package dev.talkspurt.speech;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code *.voice.yaml}. Not thread-safe; use it once. */
final class VoiceFileReader {
  static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
  static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(50);
  static final List<String> FORMATS = List.of("wav", "pcm");

  private static final List<String> KEYS =
      List.of("voice", "language", "command", "http", "timeout");
  private static final List<String> HTTP_KEYS =
      List.of("url", "model", "voice", "keyVariable", "format", "instructions");
  private static final String ID = "[a-z0-9][a-z0-9-]{0,79}";
  private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";
  private static final String VARIABLE = "[A-Z_][A-Z0-9_]{0,99}";
  private static final int MAX_ARGUMENTS = 100;
  private static final int MAX_TEXT = 2000;

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  private VoiceFileReader(Path file) {
    this.file = file;
  }

  static VoiceFile read(Path file, String asNamed) {
    VoiceFileReader reader = new VoiceFileReader(file);
    Json document = DocumentReader.yaml(file, asNamed);
    Optional<VoiceFile> read = reader.voice(document);
    if (!reader.problems.isEmpty()) {
      throw new BadInput(reader.problems);
    }
    return read.orElseThrow();
  }

  private Optional<VoiceFile> voice(Json document) {
    if (!(document instanceof Json.Obj top)) {
      wrong(document, "the voice file", "an object with " + String.join(", ", KEYS));
      return Optional.empty();
    }
    refuseUnknown(top, KEYS, "the voice file");
    String id = required(top, "voice", ID, "the voice's id: small letters, digits and hyphens");
    checkName(top, id);
    String language = required(top, "language", LANGUAGE, "a language tag (for example en-US)");
    Duration timeout = timeout(top);
    Optional<VoiceFile.Maker> maker = maker(top);
    return maker.map(made -> new VoiceFile(id, language, file, made, timeout));
  }

  private void checkName(Json.Obj top, String id) {
    String fileName = file.getFileName().toString();
    if (id.isEmpty()) {
      return;
    }
    if (CatalogueVoice.find(id).isPresent()) {
      add(
          top.get("voice").get(),
          "voice '" + id + "' is built in, expected another id (rename it)");
    } else if (!fileName.equals(id + VoiceFiles.SUFFIX)) {
      add(
          top.get("voice").get(),
          "'voice' is \"%s\", expected the name of its file, \"%s\"".formatted(id, fileName));
    }
  }

  private Duration timeout(Json.Obj top) {
    if (top.get("timeout").isEmpty()) {
      return USUAL_TIMEOUT;
    }
    Duration read = top.text("timeout").flatMap(DurationText::parse).orElse(Duration.ZERO);
    if (read.isZero() || read.compareTo(LONGEST_TIMEOUT) > 0) {
      wrong(
          top.get("timeout").get(),
          "'timeout'",
          DurationText.EXPECTED + " up to " + DurationText.write(LONGEST_TIMEOUT));
      return USUAL_TIMEOUT;
    }
    return read;
  }

  private Optional<VoiceFile.Maker> maker(Json.Obj top) {
    Optional<Json> command = top.get("command");
    Optional<Json> http = top.get("http");
    if (command.isPresent() == http.isPresent()) {
      String is = command.isPresent() ? "has both 'command' and 'http'" : "has no maker";
      problems.add(
          new Problem(top.place(), "the voice file " + is + ", expected one of command, http"));
      return Optional.empty();
    }
    return command.isPresent() ? command(command.get()) : http(http.get());
  }

  private Optional<VoiceFile.Maker> command(Json value) {
    String expected =
        "a list of a program and its arguments, no shell line (for example [piper, --model,"
            + " amy.onnx, --output_file, \"{wav}\"])";
    if (!(value instanceof Json.Arr list)
        || list.items().isEmpty()
        || list.items().size() > MAX_ARGUMENTS) {
      wrong(value, "'command'", expected);
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    for (Json item : list.items()) {
      boolean usable =
          item instanceof Json.Str text
              && text.value().length() <= MAX_TEXT
              && text.value().indexOf(0) < 0
              && !(arguments.isEmpty() && text.value().isBlank());
      if (usable) {
        arguments.add(((Json.Str) item).value());
      } else {
        wrong(item, "an argument of 'command'", "text (put it in quotes)");
      }
    }
    boolean complete = arguments.size() == list.items().size();
    return complete ? Optional.of(new VoiceFile.Command(arguments)) : Optional.empty();
  }

  private Optional<VoiceFile.Maker> http(Json value) {
    if (!(value instanceof Json.Obj http)) {
      wrong(value, "'http'", "an object with " + String.join(", ", HTTP_KEYS));
      return Optional.empty();
    }
    refuseUnknown(http, HTTP_KEYS, "'http'");
    Optional<String> key = keyVariable(http);
    String url = url(http, http.get("keyVariable").isPresent());
    String format = http.get("format").isEmpty() ? "wav" : text(http, "format").orElse("");
    if (!format.isEmpty() && !FORMATS.contains(format)) {
      wrong(http.get("format").get(), "'format'", "one of " + String.join(", ", FORMATS));
    }
    return Optional.of(
        new VoiceFile.Http(
            url,
            text(http, "model"),
            text(http, "voice"),
            key,
            format,
            text(http, "instructions")));
  }

  private Optional<String> keyVariable(Json.Obj http) {
    Optional<String> name = http.text("keyVariable").filter(text -> text.matches(VARIABLE));
    if (name.isEmpty() && http.get("keyVariable").isPresent()) {
      // The value is not shown: it may be the key itself, put here by mistake.
      add(
          http.get("keyVariable").get(),
          "'keyVariable' is not the name of an environment variable, expected one such as"
              + " OPENAI_API_KEY (never the key itself)");
    }
    return name;
  }

  private String url(Json.Obj http, boolean secret) {
    if (http.get("url").isEmpty()) {
      problems.add(new Problem(http.place(), "'http' has no 'url', expected the whole address"));
      return "";
    }
    String text = http.text("url").filter(one -> one.length() <= MAX_TEXT).orElse("");
    // Not shown: an address may carry a user name, a password or a key.
    wrongUrl(text, secret).ifPresent(is -> add(http.get("url").get(), "'url' " + is));
    return text;
  }

  private static Optional<String> wrongUrl(String text, boolean secret) {
    String example =
        ", expected a scheme, a host and a path (for example https://host.example/v1/audio/speech)";
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null) {
        return Optional.of("is no http: or https: address" + example);
      }
      if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
        return Optional.of("has a user, query or fragment" + example);
      }
      boolean open = "http".equals(uri.getScheme());
      boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
      return secret && open && !here
          ? Optional.of("would send the key unencrypted, expected https: (or a loopback host)")
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of("is no address" + example);
    }
  }

  private String required(Json.Obj object, String key, String pattern, String expected) {
    if (object.get(key).isEmpty()) {
      problems.add(
          new Problem(object.place(), "the voice file has no '" + key + "', expected " + expected));
      return "";
    }
    Optional<String> text = object.text(key).filter(one -> one.matches(pattern));
    if (text.isEmpty()) {
      wrong(object.get(key).get(), "'" + key + "'", expected);
    }
    return text.orElse("");
  }

  private Optional<String> text(Json.Obj object, String key) {
    Optional<String> text =
        object.text(key).filter(one -> !one.isBlank() && one.length() <= MAX_TEXT);
    if (text.isEmpty() && object.get(key).isPresent()) {
      wrong(object.get(key).get(), "'" + key + "'", "text of 1 to " + MAX_TEXT + " characters");
    }
    return text;
  }

  private void refuseUnknown(Json.Obj object, List<String> keys, String name) {
    for (String key : object.members().keySet()) {
      if (!keys.contains(key)) {
        problems.add(
            new Problem(
                object.keyPlace(key),
                "unknown key '%s' in %s, expected one of %s %s"
                    .formatted(key, name, String.join(", ", keys), Nearest.hint(key, keys))));
      }
    }
  }

  private void wrong(Json value, String what, String expected) {
    String shown = value instanceof Json.Str text ? quoted(text.value()) : "a " + value.kind();
    add(value, what + " is " + shown + ", expected " + expected);
  }

  private static String quoted(String text) {
    return "\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"";
  }

  private void add(Json value, String message) {
    problems.add(new Problem(value.place(), message));
  }
}
