package dev.talkspurt.run;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.StatePath;
import dev.talkspurt.scenario.ToolAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the mock tools of one call know. Not thread-safe. */
final class StateStore {
  private static final String INDEX = "0|[1-9]\\d{0,8}";

  private Json.Obj state;

  StateStore(Json.Obj initial) {
    this.state = initial;
  }

  /** The state now. */
  Json.Obj now() {
    return state;
  }

  /** The value at a path; empty if it, or an argument it needs, is not there. */
  Optional<Json> read(StatePath at, Json.Obj args) {
    Optional<Json> found = Optional.of(state);
    Optional<List<String>> segments = at.resolve(args);
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    for (String segment : segments.get()) {
      found = found.flatMap(value -> child(value, segment));
    }
    return found;
  }

  private static Optional<Json> child(Json value, String segment) {
    if (value instanceof Json.Obj object) {
      return object.get(segment);
    }
    boolean inside =
        value instanceof Json.Arr list
            && segment.matches(INDEX)
            && Integer.parseInt(segment) < list.items().size();
    return inside
        ? Optional.of(((Json.Arr) value).items().get(Integer.parseInt(segment)))
        : Optional.empty();
  }

  /** Make the changes, or none of them if a path is not there. */
  boolean change(List<Change> changes) {
    Optional<Json> changed = Optional.of(state);
    for (Change change : changes) {
      changed = changed.flatMap(value -> edit(value, change.segments(), change));
    }
    if (changed.isPresent() && changed.get() instanceof Json.Obj object) {
      state = object;
      return true;
    }
    return false;
  }

  /** A change with its arguments filled in. */
  record Change(ToolAnswer.Edit.Kind kind, List<String> segments, Json value) {}

  private static Optional<Json> edit(Json value, List<String> path, Change change) {
    if (path.isEmpty()) {
      return switch (change.kind()) {
        case WRITE -> Optional.of(change.value());
        case APPEND -> appended(value, change.value());
        case REMOVE -> Optional.empty();
      };
    }
    String segment = path.get(0);
    boolean last = path.size() == 1;
    if (last && change.kind() == ToolAnswer.Edit.Kind.REMOVE) {
      return child(value, segment).map(gone -> with(value, segment, null));
    }
    boolean fresh = last && change.kind() == ToolAnswer.Edit.Kind.WRITE && takes(value, segment);
    Optional<Json> inner =
        fresh
            ? Optional.of(change.value())
            : child(value, segment)
                .flatMap(child -> edit(child, path.subList(1, path.size()), change));
    return inner.map(replaced -> with(value, segment, replaced));
  }

  /** Whether a new value may stand there. */
  private static boolean takes(Json value, String segment) {
    return value instanceof Json.Obj || value instanceof Json.Arr && segment.equals("-");
  }

  private static Optional<Json> appended(Json list, Json item) {
    if (!(list instanceof Json.Arr known)) {
      return Optional.empty();
    }
    List<Json> items = new ArrayList<>(known.items());
    items.add(item);
    return Optional.of(Json.of(items));
  }

  /** The same value with one member set, or taken out if it is to be null. */
  private static Json with(Json value, String segment, Json member) {
    if (value instanceof Json.Arr list) {
      List<Json> items = new ArrayList<>(list.items());
      if (segment.equals("-")) {
        items.add(member);
      } else if (member == null) {
        items.remove(Integer.parseInt(segment));
      } else {
        items.set(Integer.parseInt(segment), member);
      }
      return Json.of(items);
    }
    Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) value).members());
    if (member == null) {
      members.remove(segment);
    } else {
      members.put(segment, member);
    }
    return Json.of(members);
  }
}
