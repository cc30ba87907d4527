package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.simulator.ear.SlotKind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Fills the arguments of tool calls, wrongly where a fault says so. Not thread-safe. */
final class Arguments {
  private final Behaviour behaviour;
  private static final Fault.WrongArgument BY_CHANCE =
      new Fault.WrongArgument(Optional.empty(), Optional.empty(), Optional.empty());

  private final Luck luck;
  private final SplittableRandom random;

  Arguments(Behaviour behaviour, Luck luck, long seed) {
    this.behaviour = behaviour;
    this.luck = luck;
    this.random = new SplittableRandom(seed);
  }

  /**
   * The arguments with holes filled. An argument that is one hole takes the type of the answer's
   * part, or of the tool's declaration for a slot; it is left out if nothing is known.
   */
  Json.Obj fill(String tool, Json.Obj given, Map<String, String> values, Json.Obj result) {
    Map<String, Json> args = new LinkedHashMap<>();
    given
        .members()
        .forEach(
            (name, value) ->
                filled(value, values, result)
                    .ifPresent(filled -> args.put(name, typed(tool, name, filled))));
    boolean slips = luck.wrongArgument();
    behaviour
        .fault(Fault.WrongArgument.class)
        .or(() -> Optional.of(BY_CHANCE).filter(f -> slips))
        .filter(fault -> fault.tool().map(tool::equals).orElse(true))
        .ifPresent(fault -> spoil(fault, given, args));
    return new Json.Obj(args, Map.of(), Place.NONE);
  }

  private static Optional<Json> filled(Json value, Map<String, String> values, Json.Obj result) {
    if (value instanceof Json.Str text) {
      return filled(text.value(), values, result);
    }
    if (value instanceof Json.Arr list) {
      List<Json> items =
          list.items().stream().flatMap(i -> filled(i, values, result).stream()).toList();
      return Optional.of(new Json.Arr(items, Place.NONE));
    }
    if (value instanceof Json.Obj object) {
      Json.Builder inner = Json.object();
      object
          .members()
          .forEach((key, item) -> inner.putIfPresent(key, filled(item, values, result)));
      return Optional.of(inner.build());
    }
    return Optional.of(value);
  }

  private static Optional<Json> filled(String text, Map<String, String> values, Json.Obj result) {
    Template template = new Template(text);
    Optional<String> only = template.onlyHole();
    if (only.isPresent() && Template.isResult(only.get())) {
      return Wording.part(result, Template.path(only.get()));
    }
    if (only.isPresent() && !values.containsKey(only.get())) {
      return Optional.empty();
    }
    return Optional.of(
        Json.of(
            template.fill(
                hole ->
                    Template.isResult(hole)
                        ? Wording.part(result, Template.path(hole))
                            .flatMap(Fields::scalar)
                            .orElse("")
                        : values.getOrDefault(hole, ""))));
  }

  private Json typed(String tool, String argument, Json value) {
    String type =
        Optional.ofNullable(behaviour.parameters().get(tool))
            .flatMap(schema -> schema.obj("properties"))
            .flatMap(properties -> properties.obj(argument))
            .flatMap(property -> property.text("type"))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    if (value instanceof Json.Str text && (type.equals("integer") || type.equals("number"))) {
      try {
        return Json.of(new BigDecimal(text.value().strip()));
      } catch (NumberFormatException e) {
        return value;
      }
    }
    return value;
  }

  private void spoil(Fault.WrongArgument fault, Json.Obj given, Map<String, Json> args) {
    Optional<String> name =
        fault.argument().or(() -> args.keySet().stream().findFirst()).filter(args::containsKey);
    if (name.isPresent()) {
      Json right = args.get(name.get());
      Optional<String> slot = given.text(name.get()).flatMap(text -> new Template(text).onlyHole());
      args.put(name.get(), fault.value().orElseGet(() -> wrong(slot, right)));
    }
  }

  /** Another value of the slot, or one that is certainly not the right one. */
  private Json wrong(Optional<String> slot, Json right) {
    String shown = Fields.scalar(right).orElse("");
    List<String> others =
        slot.map(behaviour.slots()::get).map(Map::values).stream()
            .flatMap(Collection::stream)
            .filter(value -> !value.equals(shown))
            .distinct()
            .toList();
    Optional<SlotKind> kind = slot.map(behaviour.open()::get);
    if (kind.isPresent()) {
      return Json.of(OtherValue.of(kind.get(), shown));
    }
    if (right instanceof Json.Num number) {
      return Json.of(number.value().add(BigDecimal.ONE));
    }
    if (right instanceof Json.Bool bool) {
      return Json.of(!bool.value());
    }
    return Json.of(others.isEmpty() ? "wrong " + shown : others.get(random.nextInt(others.size())));
  }
}
