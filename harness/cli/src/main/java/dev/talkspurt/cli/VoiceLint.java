package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.KnownVoices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds voices that nobody has, in scenarios and agents, without having anyone speak. */
final class VoiceLint {
  private final KnownVoices known;

  VoiceLint(KnownVoices known) {
    this.known = known;
  }

  /** Unknown voices; as advice, those that need something this machine seems not to have. */
  List<Problem> problems(Scenario scenario) {
    Set<String> voices = new LinkedHashSet<>();
    voices.add(scenario.caller().voice());
    for (Step step : scenario.script()) {
      step.with().voice().ifPresent(voices::add);
      if (step instanceof Step.Change change) {
        change.change().voice().ifPresent(voices::add);
      }
    }
    List<Problem> problems = new ArrayList<>();
    for (String voice : voices) {
      Optional<String> message = message(voice);
      if (message.isPresent()) {
        for (Place place : places(scenario, voice)) {
          problems.add(new Problem(place, message.get()));
        }
      }
    }
    return problems;
  }

  /** The same of a simulated agent's own voice. */
  List<Problem> problems(AgentFile agent) {
    return agent
        .simulated()
        .obj("speaks")
        .flatMap(speaks -> speaks.get("voice"))
        .filter(Json.Str.class::isInstance)
        .flatMap(
            voice ->
                message(((Json.Str) voice).value())
                    .map(message -> new Problem(voice.place(), message)))
        .stream()
        .toList();
  }

  private Optional<String> message(String voice) {
    return known.wrong(voice).or(() -> known.missing(voice).map(note -> "warning: " + note));
  }

  /** Where the file names this voice; its title, if the voice came from elsewhere. */
  private static List<Place> places(Scenario scenario, String voice) {
    List<Place> places = new ArrayList<>();
    try {
      Path file = scenario.source();
      collect(DocumentReader.yaml(file, scenario.place().source()), voice, places);
    } catch (BadInput changedMeanwhile) {
      places.clear();
    }
    return places.isEmpty() ? List.of(scenario.place()) : places;
  }

  private static void collect(Json value, String voice, List<Place> places) {
    if (value instanceof Json.Arr list) {
      list.items().forEach(item -> collect(item, voice, places));
    } else if (value instanceof Json.Obj object) {
      object
          .members()
          .forEach(
              (key, member) -> {
                if (key.equals("voice")) {
                  named(member, voice, places);
                } else {
                  collect(member, voice, places);
                }
              });
    }
  }

  /** One voice, or a list of them that a sweep goes through. */
  private static void named(Json value, String voice, List<Place> places) {
    List<Json> items = value instanceof Json.Arr list ? list.items() : List.of(value);
    for (Json item : items) {
      if (item instanceof Json.Str text && text.value().equals(voice)) {
        places.add(item.place());
      }
    }
  }
}
