package dev.talkspurt.simulator;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebListener;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import dev.talkspurt.simulator.gemini.GeminiAcceptor;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Voice;
import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Virtual time, a network in memory without delay, an agent on it, and what it truly did. */
final class Room {
  static final String PATH =
      "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";

  static final String CLINIC =
      """
      greets: Good morning.
      endpointing: 500 ms
      latency: 400 ms
      leadingSilence: 100 ms
      burst: 4
      chunk: 200 ms
      yieldsAfter: 160 ms
      notUnderstood: Could you say it again?
      afterSilence: { wait: 6 s, says: Are you still there?, times: 1 }
      slots:
        day: [Monday, Tuesday]
      dialogue:
        - id: hours
          hears: [ "What are your opening hours?" ]
          says: We are open from nine to five, from Monday to Friday, and on Saturday until noon.
        - id: reschedule
          hears: [ "I need to move my appointment to {day}" ]
          calls: { find_slots: { day: "{day}" } }
          filler: One moment please.
          says: On {day} I have {result.slots.0}.
          onError: I cannot reach the calendar right now.
      """;

  final VirtualTime time = new VirtualTime();
  final MemoryNetwork network = new MemoryNetwork(time, 0);
  final List<Json.Obj> truth = new ArrayList<>();

  private AgentKit kit;

  /** From now on refuse who has no key. */
  void askForKeys() {
    network.listen("agent", new GeminiAcceptor(kit, true));
  }

  /** From now on keep what passes. */
  Tape tape() {
    Tape tape = new Tape();
    network.listen("agent", tape.around(new GeminiAcceptor(kit, false)));
    return tape;
  }

  /** A room whose agent greets nobody and behaves as {@code simulated} and the overrides say. */
  static Room with(String simulated, Map<String, String> overrides) {
    return with(simulated, overrides, FakeEar::new);
  }

  /** The same with another ear, made from the phrases it may hear. */
  static Room with(
      String simulated,
      Map<String, String> overrides,
      Function<List<Phrase>, Function<AudioClip, Recognition>> ear) {
    Room room = new Room();
    Behaviour behaviour = Behaviour.read(agent(simulated), overrides);
    List<Phrase> phrases = behaviour.phrases();
    Voice voice = new Voice(new FakeSpeech(), behaviour.speaks());
    behaviour.lines(Map.of()).forEach(voice::render);
    AgentKit kit =
        new AgentKit(behaviour, phrases, ear.apply(phrases), voice, room.time, 7, room.truth::add);
    room.kit = kit;
    room.network.listen("agent", new GeminiAcceptor(kit, false));
    return room;
  }

  static Room clinic(Map<String, String> overrides) {
    return with(CLINIC, overrides);
  }

  /** Without the greeting, so that the first turn is the caller's. */
  static Room quietClinic(Map<String, String> overrides) {
    return with(CLINIC.replace("greets: Good morning.\n", ""), overrides);
  }

  static AgentFile agent(String simulated) {
    Json.Obj parameters =
        (Json.Obj)
            Json.parse("{\"type\":\"object\",\"properties\":{\"day\":{\"type\":\"string\"}}}");
    return new AgentFile(
        "clinic",
        Path.of("clinic.agent.yaml"),
        Optional.of("gemini-3.1-flash-live-preview"),
        Optional.empty(),
        Optional.empty(),
        "You answer the phone.",
        List.of(
            new AgentFile.ToolDeclaration("find_slots", "Free appointments.", parameters),
            new AgentFile.ToolDeclaration("book_slot", "Books one.", parameters)),
        new AgentFile.TurnDetection(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new AgentFile.Thinking(Optional.empty(), Optional.empty()),
        (Json.Obj) dev.talkspurt.document.DocumentReader.yaml(simulated, "clinic.agent.yaml"));
  }

  WireClient dial() {
    return dial(PATH + "?key=k");
  }

  WireClient dial(String pathAndQuery) {
    return dial(pathAndQuery, Map.of());
  }

  WireClient dial(String pathAndQuery, Map<String, String> headers) {
    WireClient client = new WireClient(time);
    network.dial(
        new DialRequest(URI.create("ws://agent" + pathAndQuery), headers, 0, null), client);
    time.advanceTo(time.nowNs());
    return client;
  }

  /** What the agent answers over HTTP. */
  WebAnswer ask(String method, String pathAndQuery, Map<String, String> headers, String body) {
    List<WebAnswer> answers = new ArrayList<>();
    network.ask(
        new DialRequest(URI.create("ws://agent" + pathAndQuery), headers, 0, null),
        method,
        body,
        new WebListener() {
          @Override
          public void answered(WebAnswer answer) {
            answers.add(answer);
          }

          @Override
          public void failed(String reason) {
            throw new AssertionError(reason);
          }
        });
    time.advanceTo(time.nowNs());
    return answers.get(0);
  }

  /** A client that has been set up and streams its microphone. */
  WireClient call() {
    WireClient client = dial();
    client.setUp();
    time.advanceTo(time.nowNs());
    client.openMicrophone();
    return client;
  }

  void advanceMs(double ms) {
    time.advanceTo(time.nowNs() + Math.round(ms * 1e6));
  }

  /** Facts of this kind, in order. */
  List<Json.Obj> facts(String kind) {
    return truth.stream().filter(fact -> fact.text("fact").orElse("").equals(kind)).toList();
  }

  /** When the fact of this kind with this index was, in ns. */
  long factNs(String kind, int index) {
    return number(facts(kind).get(index), "t");
  }

  static long number(Json.Obj object, String key) {
    return object.number(key).orElseThrow().longValueExact();
  }
}
