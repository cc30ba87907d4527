package dev.talkspurt.spoken;

import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values in what a caller says that were nowhere before: an agent that has them has heard them.
 * Immutable.
 */
public final class PlantedValues {
  private final Context context;
  private final List<Planted> values;

  private PlantedValues(Context context, List<Planted> values) {
    this.context = context;
    this.values = List.copyOf(values);
  }

  /** A new value, and the one that it may replace: the last of its kind the caller had said. */
  private record Planted(Mention fresh, Optional<Mention> old) {}

  /**
   * The values of {@code said} that are new.
   *
   * @param caller what the caller had said before, in order
   * @param others all else that had been said or written before
   * @param values arguments and results of tool calls made before
   */
  public static PlantedValues of(
      String said, List<String> caller, List<String> others, List<Json> values, Context context) {
    List<Mention> fresh = Extraction.of(said, context);
    if (fresh.isEmpty()) {
      // Most of what a caller says holds no value: then all that went before is not read again.
      return new PlantedValues(context, List.of());
    }
    List<Mention> mine = mentions(caller, context);
    List<Mention> known = new ArrayList<>(mine);
    known.addAll(mentions(others, context));
    List<Planted> planted = new ArrayList<>();
    for (Mention mention : fresh) {
      boolean heard = known.stream().anyMatch(one -> agree(one, mention, context));
      if (!heard && !isIn(values, mention, context)) {
        Optional<Mention> old =
            mine.stream().filter(m -> m.kind() == mention.kind()).reduce((a, b) -> b);
        planted.add(new Planted(mention, old));
      }
    }
    return new PlantedValues(context, planted);
  }

  private static List<Mention> mentions(List<String> texts, Context context) {
    return texts.stream().flatMap(text -> Extraction.of(text, context).stream()).toList();
  }

  private static boolean agree(Mention one, Mention other, Context context) {
    return Values.agree(one.readings(), other.readings(), context);
  }

  private static boolean isIn(List<Json> values, Mention mention, Context context) {
    return values.stream().anyMatch(value -> isIn(value, mention, context));
  }

  private static boolean isIn(Json value, Mention mention, Context context) {
    return Sources.of(value, context).stream()
        .anyMatch(source -> Values.agree(source.readings(), mention.readings(), context));
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The new values, as they were said. */
  public String text() {
    return String.join(", ", values.stream().map(value -> value.fresh().text()).toList());
  }

  /** Whether each of them stands in the answer or in the arguments of one of the calls. */
  public boolean takenUp(String answer, List<Json> args) {
    return values.stream()
        .map(Planted::fresh)
        .allMatch(fresh -> says(answer, fresh) || isIn(args, fresh, context));
  }

  /**
   * Whether a sentence of the answer, or the arguments of a call, have a value that was replaced
   * without the one that replaced it.
   */
  public boolean clingsToOld(String answer, List<Json> args) {
    for (Planted value : values) {
      if (value.old().isEmpty()) {
        continue;
      }
      Mention old = value.old().get();
      for (String sentence : answer.split("(?<=[.!?])\\s+")) {
        if (says(sentence, old) && !says(sentence, value.fresh())) {
          return true;
        }
      }
      boolean called =
          args.stream()
              .anyMatch(arg -> isIn(arg, old, context) && !isIn(arg, value.fresh(), context));
      if (called) {
        return true;
      }
    }
    return false;
  }

  private boolean says(String text, Mention mention) {
    return Extraction.of(text, context).stream().anyMatch(one -> agree(one, mention, context));
  }
}
