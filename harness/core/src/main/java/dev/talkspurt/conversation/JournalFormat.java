package dev.talkspurt.conversation;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Journal entries as JSON: the record's own component names are the keys. */
final class JournalFormat {
  private static final Map<String, Class<?>> KINDS = new TreeMap<>();

  static {
    for (Class<?> kind : JournalEntry.class.getPermittedSubclasses()) {
      KINDS.put(nameOf(kind), kind);
    }
  }

  private JournalFormat() {}

  private static String nameOf(Class<?> kind) {
    String name = kind.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  static Json.Obj write(JournalEntry entry) {
    Json.Builder line = Json.object().put("t", entry.atNs()).put("event", nameOf(entry.getClass()));
    for (RecordComponent component : entry.getClass().getRecordComponents()) {
      if (!component.getName().equals("atNs")) {
        line.put(component.getName(), valueOf(component, entry));
      }
    }
    return line.build();
  }

  private static Object valueOf(RecordComponent component, JournalEntry entry) {
    try {
      return component.getAccessor().invoke(entry);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  static JournalEntry read(Json.Obj line) {
    String name = line.text("event").orElse("");
    Class<?> kind = KINDS.get(name);
    if (kind == null) {
      throw new BadInput(
          line.place(), "event is \"" + name + "\", expected one of " + KINDS.keySet());
    }
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = components[i].getName().equals("atNs") ? "t" : components[i].getName();
      types[i] = components[i].getType();
      Json value =
          line.get(key)
              .orElseThrow(
                  () -> new BadInput(line.place(), "event " + name + " lacks \"" + key + "\""));
      values[i] = convert(value, types[i]);
    }
    try {
      return (JournalEntry) kind.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + kind, e);
    }
  }

  private static Object convert(Json value, Class<?> type) {
    if (value instanceof Json.Num number && type.isPrimitive()) {
      return convert(number, type);
    }
    if (value instanceof Json.Null && type == double.class) {
      return Double.NaN;
    }
    if (value instanceof Json.Str text && type == String.class) {
      return text.value();
    }
    if (value instanceof Json.Bool bool && type == boolean.class) {
      return bool.value();
    }
    if (value instanceof Json.Arr array && type == List.class) {
      List<String> texts = new ArrayList<>();
      for (Json item : array.items()) {
        texts.add((String) convert(item, String.class));
      }
      return texts;
    }
    if (type.isInstance(value)) {
      return value;
    }
    throw new BadInput(
        value.place(), "is " + value.compact() + ", expected " + type.getSimpleName());
  }

  private static Object convert(Json.Num number, Class<?> type) {
    try {
      if (type == long.class) {
        return number.value().longValueExact();
      }
      if (type == int.class) {
        return number.value().intValueExact();
      }
      if (type == double.class) {
        return number.value().doubleValue();
      }
    } catch (ArithmeticException e) {
      throw new BadInput(number.place(), "is " + number.compact() + ", expected " + type);
    }
    throw new BadInput(number.place(), "is " + number.compact() + ", expected " + type);
  }
}
