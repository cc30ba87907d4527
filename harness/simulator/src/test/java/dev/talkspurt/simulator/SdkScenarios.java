package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.websocket.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every official library must be able to do with the simulated agent: {@code
 * sdk-scenarios.json}. Each scenario has an agent of its own; all run at once.
 */
final class SdkScenarios implements AutoCloseable {
  private static final String AGENT =
      """
      latency: 50 ms
      slots: { day: [ Monday, Tuesday ] }
      notUnderstood: Could you say it again?
      dialogue:
        - id: hours
          hears: [ "What are your opening hours?" ]
          says: We are open from nine to five.
        - id: everything
          hears: [ "Tell me all that there is to know" ]
          says: >-
            There is a lot to know, and I could go on for a very long time about the building, the
            people, the history of the house, the trams that stop here and the ones that do not, the
            doctors and their holidays, the forms to fill in, the colours of the forms, and so on.
        - id: reschedule
          hears: [ "I need to move my appointment to {day}" ]
          calls: { find_slots: { day: "{day}" } }
          says: On {day} I have {result.slots.0}.
        - id: day
          hears: [ "The day is {day}" ]
          says: "{day}."
        - id: book
          hears: [ "Book it for that very day, if you please" ]
          calls: { find_slots: { day: "{day}" } }
          says: Done.
      """;

  private final Path folder;
  private final TlsIdentity identity;
  private final Map<Json.Obj, LiveRoom> rooms = new LinkedHashMap<>();

  /**
   * Opens the rooms of all scenarios that are for this library.
   *
   * @param folder takes the recordings
   */
  SdkScenarios(String library, boolean tls, Path folder) throws IOException {
    this.folder = folder;
    this.identity = tls ? TlsIdentity.make() : null;
    try (InputStream in = SdkScenarios.class.getResourceAsStream("sdk-scenarios.json")) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Json item : ((Json.Arr) Json.parse(table, "sdk-scenarios.json")).items()) {
        Json.Obj scenario = (Json.Obj) item;
        if (!scenario.text("not").orElse("").equals(library)) {
          Map<String, String> overrides = new LinkedHashMap<>();
          scenario
              .obj("agent")
              .ifPresent(
                  agent ->
                      agent
                          .members()
                          .keySet()
                          .forEach(key -> overrides.put(key, agent.text(key).orElseThrow())));
          rooms.put(scenario, LiveRoom.of(AGENT, identity, overrides));
        }
      }
    }
  }

  /** Whom to trust, if the rooms have TLS. */
  TlsIdentity identity() {
    return identity;
  }

  Map<Json.Obj, LiveRoom> rooms() {
    return rooms;
  }

  /** What a script needs to know: each scenario with an address, and recordings in files. */
  Path forScript() throws IOException {
    List<Json> scripts = new ArrayList<>();
    for (Map.Entry<Json.Obj, LiveRoom> entry : rooms.entrySet()) {
      Json.Obj scenario = entry.getKey();
      List<Json> steps = new ArrayList<>();
      for (Json step : scenario.items("steps")) {
        String said = ((Json.Obj) step).text("say").orElse(null);
        steps.add(
            said == null ? step : Json.object().put("say", recording(said).toString()).build());
      }
      scripts.add(
          Json.object()
              .put("name", scenario.text("name").orElseThrow())
              .put("baseUrl", entry.getValue().httpAddress())
              .put("steps", steps)
              .build());
    }
    String document = scripts.stream().map(Json::compact).collect(Collectors.joining(","));
    return Files.writeString(folder.resolve("scenarios.json"), "[" + document + "]");
  }

  private Path recording(String text) throws IOException {
    Path file = folder.resolve(text.replaceAll("\\W+", "-") + ".pcm");
    return Files.write(file, Pcm16.toBytes(LiveRoom.recording(text)));
  }

  /** A test for each scenario, from the lines that a script prints. */
  Stream<DynamicTest> tests(String output) {
    Map<String, List<String>> stories = new LinkedHashMap<>();
    for (String line : output.lines().filter(l -> l.startsWith("{")).toList()) {
      Json.Obj told = (Json.Obj) Json.parse(line);
      List<String[]> events = new ArrayList<>();
      for (Json event : told.items("story")) {
        List<Json> parts = ((Json.Arr) event).items();
        events.add(parts.stream().map(part -> ((Json.Str) part).value()).toArray(String[]::new));
      }
      stories.put(told.text("name").orElseThrow(), story(events));
    }
    return tests(stories, output);
  }

  /** A test for each scenario: whether it went as it should, in messages that are published. */
  Stream<DynamicTest> tests(Map<String, List<String>> stories, String output) {
    return rooms.entrySet().stream()
        .map(
            entry -> {
              String name = entry.getKey().text("name").orElseThrow();
              return DynamicTest.dynamicTest(
                  name, () -> check(entry, stories.getOrDefault(name, List.of(output))));
            });
  }

  private static void check(Map.Entry<Json.Obj, LiveRoom> entry, List<String> story) {
    List<String> expected =
        entry.getKey().items("story").stream().map(line -> ((Json.Str) line).value()).toList();
    boolean same = expected.size() == story.size();
    for (int i = 0; same && i < expected.size(); i++) {
      String line = expected.get(i);
      same =
          line.endsWith("*")
              ? story.get(i).startsWith(line.substring(0, line.length() - 1))
              : story.get(i).equals(line);
    }
    assertTrue(same, () -> "expected " + expected + "\nbut was  " + story);
    Tape tape = entry.getValue().tape;
    assertEquals("", String.join("\n", tape.problems()));
    assertTrue(tape.messages.size() > 0);
  }

  /** Events as lines: pieces of text put together, packets of audio told once, handles left out. */
  static List<String> story(List<String[]> events) {
    List<String> story = new ArrayList<>();
    Map<String, StringBuilder> pieces = new LinkedHashMap<>();
    for (String[] event : events) {
      String kind = event[0];
      if (kind.matches("heard|said|audio")) {
        pieces.computeIfAbsent(kind, k -> new StringBuilder()).append(event[1]);
      } else if (!kind.equals("handle")) {
        tell(pieces, story);
        story.add((kind + " " + event[1]).strip());
      }
    }
    tell(pieces, story);
    return story;
  }

  private static void tell(Map<String, StringBuilder> pieces, List<String> story) {
    for (String kind : List.of("heard", "said", "audio")) {
      if (pieces.containsKey(kind)) {
        story.add((kind + " " + pieces.get(kind)).strip());
      }
    }
    pieces.clear();
  }

  @Override
  public void close() {
    rooms.values().forEach(LiveRoom::close);
  }
}
