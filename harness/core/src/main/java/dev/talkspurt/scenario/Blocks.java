package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the steps of blocks where the script of a scenario includes them. One use each. */
final class Blocks {
  /** Keys of a step that hold steps. */
  static final List<String> BRANCHES = List.of("then", "otherwise");

  private static final String INCLUDE = "include";
  private static final int MAX_DEPTH = 8;
  private static final int MAX_VALUES = 100_000;

  private final Path scenarioFile;
  private final BlockFolder folder;
  private final List<Problem> problems;
  private final Set<Place> told;
  private int steps;
  private int values;
  private boolean full;

  /**
   * Blocks for one script.
   *
   * @param told gets the places of steps that have been told to be wrong
   */
  Blocks(Path scenarioFile, BlockFolder folder, List<Problem> problems, Set<Place> told) {
    this.scenarioFile = scenarioFile;
    this.folder = folder;
    this.problems = problems;
    this.told = told;
  }

  /** The scenario with the steps themselves instead of every {@code include}. */
  Json expand(Json document) {
    if (!(document instanceof Json.Obj scenario)
        || !(scenario.get("script").orElse(null) instanceof Json.Arr script)) {
      return document;
    }
    Map<String, Json> members = new LinkedHashMap<>(scenario.members());
    members.put("script", expand(script, List.of()));
    return new Json.Obj(members, scenario.keyPlaces(), scenario.place());
  }

  private Json.Arr expand(Json.Arr script, List<BlockFile> chain) {
    List<Json> expanded = new ArrayList<>();
    for (Json item : script.items()) {
      if (item instanceof Json.Obj step && step.members().containsKey(INCLUDE)) {
        expanded.addAll(full ? List.of() : include(step, chain));
      } else {
        steps++;
        checkWord(item);
        expanded.add(branched(item, chain));
      }
    }
    return new Json.Arr(expanded, script.place());
  }

  /** A mistyped {@code include} is a step like none that the script's reader knows. */
  private void checkWord(Json item) {
    if (item instanceof Json.Obj step
        && ScriptReader.STEPS.stream().noneMatch(step.members()::containsKey)) {
      step.members().keySet().stream()
          .filter(key -> Nearest.to(key, List.of(INCLUDE)).isPresent())
          .findFirst()
          .ifPresent(
              key -> {
                told.add(step.keyPlace(key));
                String unknown = Words.unknown(key, "in 'script'", List.of(INCLUDE));
                note(step.keyPlace(key), "unknown step " + unknown);
              });
    }
  }

  private Json branched(Json item, List<BlockFile> chain) {
    if (!(item instanceof Json.Obj step)
        || BRANCHES.stream()
            .noneMatch(branch -> step.get(branch).orElse(null) instanceof Json.Arr)) {
      return item;
    }
    Map<String, Json> members = new LinkedHashMap<>(step.members());
    for (String branch : BRANCHES) {
      if (members.get(branch) instanceof Json.Arr list) {
        members.put(branch, expand(list, chain));
      }
    }
    return new Json.Obj(members, step.keyPlaces(), step.place());
  }

  private List<Json> include(Json.Obj step, List<BlockFile> chain) {
    int before = problems.size();
    Optional<BlockFile> block = block(step, chain);
    Optional<Map<String, Json>> arguments = block.flatMap(known -> arguments(step, known));
    if (arguments.isEmpty() || problems.size() > before) {
      steps++;
      return List.of(missing(step));
    }
    values += block.get().size();
    if (steps + block.get().steps().size() > ScriptReader.MAX_STEPS || values > MAX_VALUES) {
      full = true;
      note(
          step.place(),
          values > MAX_VALUES
              ? "blocks make more than " + MAX_VALUES + " values of this script (include fewer)"
              : "blocks make more than "
                  + ScriptReader.MAX_STEPS
                  + " steps of this script (include fewer)");
      return steps > 0 ? List.of() : List.of(missing(step));
    }
    List<BlockFile> longer = new ArrayList<>(chain);
    longer.add(block.get());
    Substitution substitution = new Substitution(arguments.get());
    List<Json> filled = block.get().steps().stream().map(substitution::fill).toList();
    return expand(new Json.Arr(filled, step.place()), longer).items();
  }

  /** Stands for what is not there, so that nothing is said of a script without it. */
  private Json missing(Json.Obj step) {
    told.add(step.place());
    return new Json.Str(INCLUDE, step.place());
  }

  private Optional<BlockFile> block(Json.Obj step, List<BlockFile> chain) {
    Optional<Section> include =
        Section.of(step, "step 'include'", problems, List.of(INCLUDE, "with"));
    Json name = step.members().get(INCLUDE);
    if (include.isEmpty() || Section.text(name, "'include'", 200, problems).isEmpty()) {
      return Optional.empty();
    }
    Path file = chain.isEmpty() ? scenarioFile : chain.get(chain.size() - 1).file();
    Optional<BlockFile> block = folder.find((Json.Str) name, file);
    if (block.filter(chain::contains).isPresent()) {
      note(
          name.place(), "block includes itself: " + shown(chain, block.get()) + " (leave one out)");
      return Optional.empty();
    }
    if (chain.size() >= MAX_DEPTH) {
      note(
          name.place(),
          "blocks include each other more than %s deep: %s (flatten them)"
              .formatted(MAX_DEPTH, shown(chain, block.orElse(null))));
      return Optional.empty();
    }
    return block;
  }

  private static String shown(List<BlockFile> chain, BlockFile last) {
    List<BlockFile> all = new ArrayList<>(chain);
    if (last != null) {
      all.add(last);
    }
    return all.stream().map(BlockFile::name).collect(Collectors.joining(" > "));
  }

  /** The values of the block's parameters; empty, with problems noted, if one is wrong. */
  private Optional<Map<String, Json>> arguments(Json.Obj step, BlockFile block) {
    int before = problems.size();
    Json with = step.get("with").orElse(new Json.Obj(Map.of(), Map.of(), step.place()));
    if (!(with instanceof Json.Obj given)) {
      note(
          with.place(),
          "'with' is %s, expected an object with the block's parameters"
              .formatted(Words.describe(with)));
      return Optional.empty();
    }
    for (String name : given.members().keySet()) {
      if (!block.parameters().containsKey(name)) {
        String where = "of " + block.name();
        note(
            given.keyPlace(name),
            "unknown parameter " + Words.unknown(name, where, block.parameters().keySet()));
      }
    }
    block
        .parameters()
        .forEach(
            (name, kind) -> {
              Optional<Json> value = given.get(name);
              if (value.isEmpty()) {
                note(
                    given.place(),
                    "include has no parameter '%s' of %s, expected %s (add with: { %s: … })"
                        .formatted(name, block.name(), kind.expected(), name));
              } else if (!kind.takes(value.get())) {
                note(
                    value.get().place(),
                    "parameter '%s' of %s is %s, expected %s"
                        .formatted(
                            name, block.name(), Words.describe(value.get()), kind.expected()));
              }
            });
    return problems.size() == before ? Optional.of(given.members()) : Optional.empty();
  }

  private void note(Place place, String message) {
    problems.add(new Problem(place, message));
  }
}
