package dev.talkspurt.metric;

import dev.talkspurt.audio.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that holds every definition there ever was, each with a hash of what it says: a definition
 * that changes under the same number is found.
 *
 * <p>A line is {@code ID/VERSION HASH}, with {@code retired} behind it where the code has that
 * definition no more. The first line counts the others, so that none is lost unseen.
 */
public final class DefinitionLock {
  /** The command line's word for adding lines. */
  public static final String APPEND = "append";

  private static final Pattern HEAD = Pattern.compile("# (\\d+) definitions");
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9_]+)/([1-9]\\d*) ([0-9a-f]{16})( retired)?");

  private final Map<String, String> hashes = new LinkedHashMap<>();
  private final Map<String, Boolean> retired = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private DefinitionLock() {}

  /** What such a file says. */
  static DefinitionLock parse(List<String> lines) {
    DefinitionLock lock = new DefinitionLock();
    Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0));
    List<String> rest = lines.subList(Math.min(1, lines.size()), lines.size());
    if (!lines.isEmpty() && (!head.matches() || Integer.parseInt(head.group(1)) != rest.size())) {
      lock.problems.add("the first line is not \"# " + rest.size() + " definitions\": lines lost?");
    }
    for (String text : rest) {
      Matcher line = LINE.matcher(text);
      if (!line.matches()) {
        lock.problems.add("\"" + text + "\" is no line, expected ID/VERSION HASH [retired]");
      } else if (lock.hashes.put(line.group(1) + "/" + line.group(2), line.group(3)) != null) {
        lock.problems.add(line.group(1) + "/" + line.group(2) + " stands twice");
      } else {
        lock.retired.put(line.group(1) + "/" + line.group(2), line.group(4) != null);
      }
    }
    return lock;
  }

  /** Sixteen digits that stand for these words; how they are broken into lines does not count. */
  public static String hash(String... words) {
    String text = String.join("\u0000", words).replaceAll("[ \\t\\r\\n]+", " ").strip();
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /**
   * What is wrong, or nothing.
   *
   * @param now {@code ID/VERSION} and hash of every definition the code has
   */
  List<String> problems(Map<String, String> now) {
    List<String> all = new ArrayList<>(problems);
    now.forEach(
        (definition, hash) -> {
          String locked = hashes.get(definition);
          if (locked == null) {
            all.add(definition + " has no line (run ci/definitions.sh)");
          } else if (!locked.equals(hash)) {
            all.add(definition + " says something else than it did (raise its version)");
          } else if (retired.get(definition)) {
            all.add(definition + " is retired, but the code has it");
          }
        });
    hashes
        .keySet()
        .forEach(
            definition -> {
              if (!now.containsKey(definition) && !retired.get(definition)) {
                all.add(definition + " is gone from the code (write \"retired\" behind its line)");
              }
            });
    highest()
        .forEach(
            (id, version) -> {
              for (int earlier = 1; earlier < version; earlier++) {
                if (!hashes.containsKey(id + "/" + earlier)) {
                  all.add(id + "/" + earlier + " has lost its line");
                }
              }
            });
    return all;
  }

  private Map<String, Integer> highest() {
    Map<String, Integer> highest = new TreeMap<>();
    for (String definition : hashes.keySet()) {
      int slash = definition.indexOf('/');
      int version = Integer.parseInt(definition.substring(slash + 1));
      highest.merge(definition.substring(0, slash), version, Math::max);
    }
    return highest;
  }

  /**
   * The same with a line for each new definition. One whose id was there before in another version
   * retires that.
   */
  List<String> appended(Map<String, String> now) {
    Map<String, String> lines = new LinkedHashMap<>();
    hashes.forEach((definition, hash) -> lines.put(definition, line(definition, hash, now)));
    now.forEach((definition, hash) -> lines.putIfAbsent(definition, definition + " " + hash));
    List<String> text = new ArrayList<>();
    text.add("# " + lines.size() + " definitions");
    text.addAll(lines.values());
    return text;
  }

  private String line(String definition, String hash, Map<String, String> now) {
    String id = definition.substring(0, definition.indexOf('/') + 1);
    boolean replaced =
        !now.containsKey(definition)
            && now.keySet().stream().anyMatch(other -> other.startsWith(id));
    return definition + " " + hash + (retired.get(definition) || replaced ? " retired" : "");
  }

  /**
   * Hold the definitions of the code against the file; or add lines to it, where the build is asked
   * to by {@code -Dtalkspurt.definitions=append}.
   *
   * @return what is wrong, or nothing
   */
  public static List<String> check(Path file, Map<String, String> now) throws IOException {
    DefinitionLock lock = parse(Files.exists(file) ? Files.readAllLines(file) : List.of());
    if (APPEND.equals(System.getProperty("talkspurt.definitions"))) {
      Files.write(file, lock.appended(now));
      lock = parse(Files.readAllLines(file));
    }
    return lock.problems(now);
  }
}
