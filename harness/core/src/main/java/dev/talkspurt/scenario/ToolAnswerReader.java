package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a mock tool answers when it works. Not thread-safe. */
final class ToolAnswerReader {
  static final List<String> KEYS =
      List.of("returns", "sequence", "reads", "writes", "appends", "removes", "notFound", "http");
  static final ToolAnswer NOTHING = ToolAnswer.of(Json.object().build());
  private static final Set<String> STATE_KEYS = Set.of("reads", "writes", "appends", "removes");
  private static final int MAX_ITEMS = 200;
  private static final Json.Obj DONE = Json.object().put("ok", true).build();
  private static final Json.Obj NOT_FOUND = Json.object().put("error", "not found").build();

  private final Optional<AgentFile.ToolDeclaration> declared;
  private final List<Problem> problems;

  ToolAnswerReader(Optional<AgentFile.ToolDeclaration> declared, List<Problem> problems) {
    this.declared = declared;
    this.problems = problems;
  }

  /** The answer that the keys of a tool, or of what it does later, tell of. */
  ToolAnswer read(Section tool, String expected) {
    boolean fromState = STATE_KEYS.stream().anyMatch(tool::has);
    refuseTogether(tool, fromState);
    if (fromState) {
      return fromState(tool);
    }
    if (tool.has("notFound")) {
      tool.add(
          tool.keyPlace("notFound"),
          "'notFound' stands without reads, writes, appends or removes (remove it)");
    }
    if (tool.has("http")) {
      return new EndpointReader(problems).read(tool).map(ToolAnswer.class::cast).orElse(NOTHING);
    }
    if (tool.has("sequence")) {
      return sequence(tool);
    }
    tool.require("returns", expected);
    return tool.has("returns")
        ? tool.object("returns").map(ToolAnswer::of).orElse(NOTHING)
        : NOTHING;
  }

  private static void refuseTogether(Section tool, boolean fromState) {
    List<String> found = new ArrayList<>();
    for (String key : List.of("http", "sequence", "returns")) {
      if (tool.has(key) && !(fromState && key.equals("returns"))) {
        found.add(key);
      }
    }
    if (fromState) {
      STATE_KEYS.stream().filter(tool::has).sorted().findFirst().ifPresent(found::add);
    }
    if (found.size() > 1) {
      tool.add(
          tool.keyPlace(found.get(0)),
          "'%s' stands beside '%s', expected one way to answer (remove one)"
              .formatted(found.get(0), found.get(1)));
    }
  }

  private ToolAnswer sequence(Section tool) {
    List<Json.Obj> results = new ArrayList<>();
    String example = "[ { status: packed }, { status: sent } ]";
    for (Json item : tool.filledList("sequence", MAX_ITEMS, example)) {
      if (item instanceof Json.Obj result) {
        results.add(result);
      } else {
        tool.add(
            item.place(),
            "answer in 'sequence' is " + Words.describe(item) + ", expected an object");
      }
    }
    return results.isEmpty() ? NOTHING : new ToolAnswer.Sequence(results);
  }

  private ToolAnswer fromState(Section tool) {
    List<ToolAnswer.Edit> edits = new ArrayList<>();
    for (ToolAnswer.Edit.Kind kind : ToolAnswer.Edit.Kind.values()) {
      edits.addAll(edits(tool, kind));
    }
    List<ToolAnswer.Read> reads = tool.has("reads") ? reads(tool) : List.of();
    Json.Obj otherwise = reads.isEmpty() ? DONE : Json.object().build();
    return new ToolAnswer.FromState(
        reads, edits, filled(tool, "returns", otherwise), filled(tool, "notFound", NOT_FOUND));
  }

  private Json.Obj filled(Section tool, String key, Json.Obj otherwise) {
    Optional<Json.Obj> given = tool.has(key) ? tool.object(key) : Optional.empty();
    given.ifPresent(this::wantArguments);
    return given.orElse(otherwise);
  }

  private List<ToolAnswer.Read> reads(Section tool) {
    Json value = tool.get("reads").orElseThrow();
    List<Json> items = List.of(value);
    if (value instanceof Json.Arr) {
      items = tool.filledList("reads", MAX_ITEMS, "[ { at: /slots, as: slots } ]");
    }
    List<ToolAnswer.Read> reads = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Json item : items) {
      read(item)
          .ifPresent(
              read -> {
                if (!names.add(read.as())) {
                  tool.add(
                      item.place(),
                      "two values are read as '"
                          + read.as()
                          + "', expected 'as' to tell them apart"
                          + " (for example { at: /slots, as: slots })");
                }
                reads.add(read);
              });
    }
    return reads;
  }

  private Optional<ToolAnswer.Read> read(Json item) {
    if (item instanceof Json.Str) {
      return path(item, "'reads'").map(at -> new ToolAnswer.Read(at, "result"));
    }
    Optional<Section> read = Section.of(item, "'reads'", problems, List.of("at", "as"));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section section = read.get().require("at", "a path (for example at: /appointment)");
    String as = section.text("as", 100).orElse("result");
    return section.get("at").flatMap(at -> path(at, "'at'")).map(at -> new ToolAnswer.Read(at, as));
  }

  private List<ToolAnswer.Edit> edits(Section tool, ToolAnswer.Edit.Kind kind) {
    String key =
        switch (kind) {
          case WRITE -> "writes";
          case APPEND -> "appends";
          case REMOVE -> "removes";
        };
    if (!tool.has(key)) {
      return List.of();
    }
    boolean removes = kind == ToolAnswer.Edit.Kind.REMOVE;
    String example =
        removes ? "[ /appointment ]" : "[ { at: /appointment/time, value: \"{time}\" } ]";
    boolean one = !(tool.get(key).orElseThrow() instanceof Json.Arr);
    List<Json> items =
        one ? List.of(tool.get(key).orElseThrow()) : tool.filledList(key, MAX_ITEMS, example);
    List<ToolAnswer.Edit> edits = new ArrayList<>();
    for (Json item : items) {
      if (removes) {
        path(item, "'removes'")
            .ifPresent(at -> edits.add(new ToolAnswer.Edit(kind, at, Json.of(null))));
      } else {
        edit(item, key, kind).ifPresent(edits::add);
      }
    }
    return edits;
  }

  private Optional<ToolAnswer.Edit> edit(Json item, String key, ToolAnswer.Edit.Kind kind) {
    Optional<Section> read = Section.of(item, "'" + key + "'", problems, List.of("at", "value"));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section section =
        read.get()
            .require("at", "a path (for example at: /appointment/time)")
            .require("value", "a value (for example value: \"{time}\")");
    Json value = section.get("value").orElse(Json.of(null));
    wantArguments(value);
    return section
        .get("at")
        .flatMap(at -> path(at, "'at'"))
        .map(at -> new ToolAnswer.Edit(kind, at, value));
  }

  private Optional<StatePath> path(Json value, String what) {
    Optional<String> text = Section.text(value, what, 500, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      StatePath path = StatePath.parse(text.get());
      path.arguments().forEach(name -> wantArgument(name, value.place()));
      return Optional.of(path);
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(
              value.place(),
              what + " is " + Words.describe(value) + ", expected " + e.getMessage()));
      return Optional.empty();
    }
  }

  private void wantArguments(Json value) {
    if (value instanceof Json.Obj object) {
      object.members().values().forEach(this::wantArguments);
    } else if (value instanceof Json.Arr list) {
      list.items().forEach(this::wantArguments);
    } else {
      Placeholders.names(value).forEach(name -> wantArgument(name, value.place()));
    }
  }

  private void wantArgument(String name, Place place) {
    declared.ifPresent(tool -> wantArgument(name, tool, place, problems));
  }

  /** Note it if the tool has no such argument. */
  static void wantArgument(
      String name, AgentFile.ToolDeclaration tool, Place place, List<Problem> problems) {
    Optional<Json.Obj> known = tool.parameters().obj("properties");
    boolean open =
        known.isEmpty()
            || tool.parameters().isTrue("additionalProperties")
            || tool.parameters().obj("additionalProperties").isPresent();
    if (!open && !known.get().members().containsKey(name)) {
      String where = "of tool '" + tool.name() + "'";
      problems.add(
          new Problem(
              place,
              "unknown argument " + Words.unknown(name, where, known.get().members().keySet())));
    }
  }
}
