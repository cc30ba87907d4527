package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code *.block.yaml}: steps that scenarios share. Thread-safe. */
public final class BlockReader {
  /** How the names of the files end. */
  public static final String SUFFIX = ".block.yaml";

  static final int MAX_STEPS = 500;

  private static final int MAX_PARAMETERS = 30;
  private static final List<String> KEYS = List.of("block", "parameters", "script");
  private static final List<String> KINDS =
      Arrays.stream(BlockFile.Kind.values()).map(BlockFile.Kind::word).toList();

  private BlockReader() {}

  /**
   * Check a block by itself: its keys and parameters, and that the blocks it includes are there.
   * Its steps are read with the scenarios that include it.
   *
   * @param asNamed how messages name the file
   * @throws BadInput with every problem found
   */
  public static void check(Path file, String asNamed) {
    List<Problem> problems = new ArrayList<>();
    read(file, asNamed, problems)
        .ifPresent(block -> checkIncludes(block.steps(), block, new BlockFolder(file, problems)));
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  private static void checkIncludes(List<Json> steps, BlockFile block, BlockFolder folder) {
    for (Json item : steps) {
      if (item instanceof Json.Obj step) {
        if (step.get("include").orElse(null) instanceof Json.Str name
            && !name.value().startsWith("$")) {
          folder.find(name, block.file());
        }
        for (String branch : Blocks.BRANCHES) {
          checkIncludes(step.items(branch), block, folder);
        }
      }
    }
  }

  /** The block; empty, with problems noted, if it cannot be used. */
  static Optional<BlockFile> read(Path file, String asNamed, List<Problem> problems) {
    int before = problems.size();
    try {
      Json document = DocumentReader.yaml(file, asNamed);
      Optional<BlockFile> block =
          Section.of(document, "the block file", problems, KEYS)
              .map(section -> block(section, file, asNamed, problems));
      return problems.size() == before ? block : Optional.empty();
    } catch (BadInput e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private static BlockFile block(
      Section section, Path file, String asNamed, List<Problem> problems) {
    section.require("block", "a title (for example block: The caller greets)");
    section.require("script", "a list of steps (for example - say: Hello.)");
    section.text("block", 200);
    Map<String, BlockFile.Kind> parameters = parameters(section, problems);
    List<Json> steps =
        section.has("script")
            ? section.filledList("script", MAX_STEPS, "- say: Hello.")
            : List.of();
    Substitution.Uses uses =
        new Substitution.Uses(parameters.keySet(), "in the block file", problems);
    steps.forEach(uses::in);
    for (String name : parameters.keySet()) {
      if (!uses.names().contains(name)) {
        Json.Obj given = section.object("parameters").orElseThrow();
        section.add(
            given.keyPlace(name),
            "parameter '%s' is used nowhere, expected a value $%s in the script (remove it)"
                .formatted(name, name));
      }
    }
    int size = steps.stream().mapToInt(step -> 1 + Substitution.size(step)).sum();
    return new BlockFile(file, asNamed, parameters, steps, size);
  }

  private static Map<String, BlockFile.Kind> parameters(Section section, List<Problem> problems) {
    Map<String, BlockFile.Kind> parameters = new LinkedHashMap<>();
    if (!section.has("parameters")) {
      return parameters;
    }
    if (!(section.get("parameters").orElseThrow() instanceof Json.Obj given)) {
      section.wrong("parameters", "names with kinds (for example { number: text })");
      return parameters;
    }
    if (given.members().size() > MAX_PARAMETERS) {
      section.add(
          given.place(),
          "'parameters' has %s, expected at most %s"
              .formatted(given.members().size(), MAX_PARAMETERS));
      return parameters;
    }
    given
        .members()
        .forEach(
            (name, kind) -> {
              String word = kind instanceof Json.Str text ? text.value() : "";
              if (!name.matches(Substitution.NAME)) {
                String is = "parameter is " + Words.quote(name);
                section.add(
                    given.keyPlace(name),
                    is + ", expected a letter, then letters, digits, - and _, at most 40");
              } else if (KINDS.contains(word)) {
                parameters.put(name, BlockFile.Kind.values()[KINDS.indexOf(word)]);
              } else {
                String meant =
                    Nearest.to(word, KINDS)
                        .map(near -> " (did you mean '" + near + "'?)")
                        .orElse("");
                problems.add(
                    new Problem(
                        kind.place(),
                        "kind of parameter '%s' is %s, expected %s"
                                .formatted(name, Words.describe(kind), Words.anyOf(KINDS))
                            + meant));
              }
            });
    return parameters;
  }
}
