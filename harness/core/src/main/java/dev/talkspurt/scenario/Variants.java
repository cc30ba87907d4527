package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one scenario file stands for: a document for each row of its table and each combination of
 * its sweeps, with the steps of blocks in their places.
 *
 * @param list in order, the sweeps' values changing fastest; empty only with problems
 * @param told where something has been told to be wrong, so that nothing more need be said of it
 * @param blocks the files of the blocks
 */
record Variants(List<Sweep.Variant> list, Set<Place> told, Set<Path> blocks) {
  /** So that a small file cannot fill the memory. */
  static final int MAX_VALUES_IN_ALL = 1_000_000;

  /** The variants of a document. */
  static Variants of(Json document, Path file, List<Problem> problems) {
    return of(document, file, new BlockFolder(file, problems), problems);
  }

  /** The variants of a document, with blocks from {@code blocks}. */
  static Variants of(Json document, Path file, BlockFolder blocks, List<Problem> problems) {
    Set<Place> told = new LinkedHashSet<>();
    List<Sweep.Variant> variants = new ArrayList<>();
    String id = ScenarioReader.idOf(file);
    List<Sweep.Variant> rows = Table.rows(document, id, problems, told);
    int before = problems.size();
    long values = 0;
    for (Sweep.Variant row : rows) {
      Json whole = new Blocks(file, blocks, problems, told).expand(row.document());
      for (Sweep.Variant swept : Sweep.of(whole, id + row.suffix(), problems)) {
        variants.add(combined(row, swept, problems));
      }
      values += Substitution.size(whole);
      if (problems.size() > before) {
        // What is wrong with one row is wrong with all, or told of the next once this is mended.
        break;
      }
      if (tooMany(document, rows.size(), variants.size(), values, problems)) {
        break;
      }
    }
    return new Variants(variants, told, blocks.found());
  }

  private static boolean tooMany(
      Json document, int rows, int variants, long values, List<Problem> problems) {
    if (rows > 1 && variants > Sweep.MAX_VARIANTS) {
      problems.add(
          new Problem(
              table(document),
              "the table and the lists make more than %s scenarios of this one (shorten one)"
                  .formatted(Sweep.MAX_VARIANTS)));
    } else if (rows > 1 && values > MAX_VALUES_IN_ALL) {
      problems.add(new Problem(table(document), tooLarge(rows)));
    } else {
      return false;
    }
    return true;
  }

  private static Place table(Json document) {
    return ((Json.Obj) document).members().get(Table.KEY).place();
  }

  /** What is said of a document that is too large to be multiplied so often. */
  static String tooLarge(long times) {
    return "the file is too large to make %s scenarios of it, expected at most %s values in all"
        .formatted(times, MAX_VALUES_IN_ALL);
  }

  private static Sweep.Variant combined(
      Sweep.Variant row, Sweep.Variant swept, List<Problem> problems) {
    Map<String, String> parameters = new LinkedHashMap<>(row.parameters());
    for (Map.Entry<String, String> value : swept.parameters().entrySet()) {
      if (parameters.put(value.getKey(), value.getValue()) != null) {
        problems.add(
            new Problem(
                swept.document().place(),
                "'%s' is both a column of the table and a list of values (rename the column)"
                    .formatted(value.getKey())));
      }
    }
    List<String> words = new ArrayList<>(row.words());
    words.addAll(swept.words());
    return new Sweep.Variant(swept.document(), row.suffix() + swept.suffix(), parameters, words);
  }
}
