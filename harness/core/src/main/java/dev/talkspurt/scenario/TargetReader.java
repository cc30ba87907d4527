package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds targets: the built-in ones by name, others in {@code *.target.yaml}. Thread-safe. */
public final class TargetReader {
  static final String SUFFIX = ".target.yaml";
  static final List<String> PROTOCOLS = List.of("gemini-live");

  private static final List<String> BUILT_IN = List.of("simulated", "gemini");
  private static final List<String> KEYS =
      List.of("target", "protocol", "endpoint", "keyVariable", "settings");
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,79}";
  private static final String VARIABLE = "[A-Z_][A-Z0-9_]{0,99}";

  private TargetReader() {}

  /** Whether a target of this name needs no file. */
  public static boolean isBuiltIn(String name) {
    return BUILT_IN.contains(name);
  }

  /**
   * The target of this name, or in this file.
   *
   * @param nameOrFile {@code simulated}, {@code gemini} or the path of a {@code *.target.yaml}
   * @throws BadInput if there is none, or with every problem found in the file
   */
  public static TargetFile read(String nameOrFile) {
    if (nameOrFile.equals("simulated")) {
      return builtIn("simulated", true, Optional.empty());
    }
    if (nameOrFile.equals("gemini")) {
      return builtIn("gemini", false, Optional.of("GEMINI_API_KEY"));
    }
    if (nameOrFile.endsWith(SUFFIX)) {
      return read(Path.of(nameOrFile), nameOrFile);
    }
    String where = "as a target, or a *" + SUFFIX + " file";
    throw new BadInput("unknown name " + Words.unknown(nameOrFile, where, BUILT_IN));
  }

  /**
   * Read one target file.
   *
   * @param asNamed how messages name the file
   * @throws BadInput with every problem found
   */
  public static TargetFile read(Path file, String asNamed) {
    List<Problem> problems = new ArrayList<>();
    Json document = DocumentReader.yaml(file, asNamed);
    Optional<TargetFile> target =
        Section.of(document, "the target file", problems, KEYS)
            .map(section -> target(section, file));
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return target.orElseThrow();
  }

  private static TargetFile builtIn(String name, boolean simulated, Optional<String> keyVariable) {
    return new TargetFile(
        name,
        "gemini-live",
        simulated,
        Optional.empty(),
        keyVariable,
        Map.of(),
        Json.object().build());
  }

  private static TargetFile target(Section section, Path file) {
    section.require("target", "the target's name (for example target: gemini-preview)");
    section.require("protocol", Words.anyOf(PROTOCOLS));
    String name = section.text("target", 80).orElse("");
    String fileName = file.getFileName().toString();
    if (BUILT_IN.contains(name)) {
      section.wrong("target", "a name that is not built in");
    } else if (!name.isEmpty() && !name.matches(NAME)) {
      section.wrong("target", "small letters, digits and hyphens");
    } else if (!name.isEmpty() && !fileName.equals(name + SUFFIX)) {
      section.wrong("target", "the name of its file, " + Words.quote(fileName));
    }
    Optional<String> keyVariable = keyVariable(section);
    return new TargetFile(
        name,
        section.oneOf("protocol", PROTOCOLS).orElse(""),
        false,
        endpoint(section, keyVariable.isPresent()),
        keyVariable,
        Map.of(),
        section.has("settings")
            ? section.object("settings").orElse(Json.object().build())
            : Json.object().build());
  }

  static Optional<String> keyVariable(Section section) {
    Optional<String> name = section.text("keyVariable", 200);
    if (name.filter(text -> !text.matches(VARIABLE)).isPresent()) {
      // The value is not shown: it may be the key itself, put here by mistake.
      section.add(
          section.placeOf("keyVariable"),
          "'keyVariable' is not the name of an environment variable, expected one such as"
              + " GEMINI_API_KEY (never the key itself)");
      return Optional.empty();
    }
    return name;
  }

  static Optional<String> endpoint(Section section, boolean secret) {
    Optional<String> text = section.text("endpoint", 500);
    if (text.isEmpty()) {
      return text;
    }
    Optional<String> wrong = wrongEndpoint(text.get(), secret);
    // Not shown either: an address may carry a user name, a password or a key.
    wrong.ifPresent(is -> section.add(section.placeOf("endpoint"), "'endpoint' " + is));
    return wrong.isEmpty() ? text : Optional.empty();
  }

  private static Optional<String> wrongEndpoint(String text, boolean secret) {
    String example = ", expected a scheme and a host (for example wss://host.example:443)";
    try {
      URI uri = new URI(text);
      boolean socket = "ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme());
      if (!socket || uri.getHost() == null) {
        return Optional.of("is no ws: or wss: address" + example);
      }
      if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
        return Optional.of("has a user, query or fragment" + example);
      }
      if (secret && "ws".equals(uri.getScheme()) && !loopback(uri.getHost())) {
        return Optional.of("would send the key unencrypted, expected wss: (or a loopback host)");
      }
      return Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of("is no address" + example);
    }
  }

  private static boolean loopback(String host) {
    return Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
  }
}
