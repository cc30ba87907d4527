package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.simulator.ear.SlotKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code slots}: closed lists, and open ones whose values are made up of words. */
final class SlotReader {
  private static final Map<String, SlotKind> WORDS =
      Map.of(
          "weekday", new SlotKind.Weekday(),
          "time", new SlotKind.ClockTime(),
          "date", new SlotKind.CalendarDate());
  private static final Set<String> COUNTED = Set.of("digits", "spelled");
  private static final int MOST = 20;

  private final Fields simulated;
  private final Map<String, Map<String, String>> closed = new LinkedHashMap<>();
  private final Map<String, SlotKind> open = new LinkedHashMap<>();

  SlotReader(Fields simulated) {
    this.simulated = simulated;
    simulated.object("slots").ifPresent(slots -> slots.members().forEach(this::read));
  }

  /** Spoken form to value, by slot name. */
  Map<String, Map<String, String>> closed() {
    return closed;
  }

  /** What the values are made of, by slot name. */
  Map<String, SlotKind> open() {
    return open;
  }

  private void read(String name, Json declared) {
    Optional<SlotKind> kind = kind(declared);
    if (kind.isPresent()) {
      open.put(name, kind.get());
    } else {
      closed.put(name, values(name, declared));
    }
  }

  private Optional<SlotKind> kind(Json declared) {
    if (declared instanceof Json.Str word) {
      if (!WORDS.containsKey(word.value())) {
        simulated.note(
            word.place(),
            "no kind of slot is called '"
                + word.value()
                + "', expected weekday, time or date "
                + Nearest.hint(word.value(), List.of("weekday", "time", "date")));
      }
      return Optional.of(WORDS.getOrDefault(word.value(), new SlotKind.Weekday()));
    }
    if (declared instanceof Json.Obj object && object.members().size() == 1) {
      String key = object.members().keySet().iterator().next();
      return Optional.of(key).filter(COUNTED::contains).map(k -> counted(k, object));
    }
    return Optional.empty();
  }

  private SlotKind counted(String key, Json.Obj object) {
    Json count = object.get(key).orElseThrow();
    List<Json> ends = count instanceof Json.Arr list ? list.items() : List.of(count, count);
    int least = ends.isEmpty() ? 0 : whole(ends.get(0));
    int most = ends.size() == 2 ? whole(ends.get(1)) : 0;
    if (least < 1 || most < least || most > MOST) {
      simulated.wrong(
          key, count, "how many, or the least and the most", "such as 4, or [3, 6], up to 20");
      least = 1;
      most = MOST;
    }
    return key.equals("digits")
        ? new SlotKind.Digits(least, most)
        : new SlotKind.Spelled(least, most);
  }

  private static int whole(Json value) {
    return value instanceof Json.Num number && number.value().stripTrailingZeros().scale() <= 0
        ? number.value().intValue()
        : 0;
  }

  private Map<String, String> values(String name, Json declared) {
    Map<String, String> values = new LinkedHashMap<>();
    if (declared instanceof Json.Arr list) {
      for (Json item : list.items()) {
        String value = value(name, item);
        values.put(value, value);
      }
    } else if (declared instanceof Json.Obj map) {
      map.members().forEach((spoken, item) -> values.put(spoken, value(name, item)));
    } else {
      simulated.wrong(name, declared, "a list or spoken: value pairs", "such as [Monday, Tuesday]");
    }
    if (values.isEmpty()) {
      simulated.note(declared.place(), "slot '" + name + "' has no value, expected some (add one)");
    }
    return values;
  }

  private String value(String name, Json item) {
    Optional<String> text = Fields.scalar(item).map(String::strip).filter(t -> !t.isEmpty());
    if (text.isEmpty()) {
      simulated.wrong(name, item, "text", "write it in quotes");
    }
    return text.orElse("?");
  }
}
