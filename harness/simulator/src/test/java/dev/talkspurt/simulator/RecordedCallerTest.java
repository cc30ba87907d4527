package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.speech.FixtureLibrary;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.VirtualTime;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole agent, its ear included, with recorded speech. */
class RecordedCallerTest {
  private static final FixtureLibrary RECORDINGS =
      new FixtureLibrary(Path.of(System.getProperty("talkspurt.root"), "audio-fixtures"));

  private static final String CLINIC =
      """
      latency: 400 ms
      slots:
        day: [Tuesday, Friday]
      dialogue:
        - id: reschedule
          hears: [ "I need to reschedule my appointment for {day}." ]
          calls: { find_slots: { day: "{day}" } }
          says: On {day} I have {result.slots.0}.
        - id: hours
          hears: [ "What are your opening hours?" ]
          says: From nine to five.
        - id: person
          hears: [ "Can I speak to a person?" ]
          says: I will put you through.
      """;

  /** Speaks as {@link FakeSpeech} does, and has the recordings to learn from. */
  private static final class Library implements SpeechSource {
    private final FakeSpeech fake = new FakeSpeech();

    @Override
    public Utterance speak(Request request) {
      return fake.speak(request);
    }

    @Override
    public List<String> voices() {
      return List.of();
    }

    @Override
    public List<Utterance> examples(String text) {
      return RECORDINGS.examples(text);
    }

    @Override
    public void close() {}
  }

  @Test
  void a_recorded_request_is_understood_and_a_tool_called() {
    VirtualTime time = new VirtualTime();
    EmbeddedAgent.Prepared agent =
        new SimulatedAgents()
            .prepare(
                new EmbeddedAgent.Request(
                    Room.agent(CLINIC), Map.of(), 1, new Library(), time, fact -> {}));
    MemoryNetwork network = new MemoryNetwork(time, 0);
    network.listen("agent", agent.acceptor());
    WireClient client = new WireClient(time);
    network.dial(new DialRequest(URI.create("ws://agent" + Room.PATH), Map.of(), 0, null), client);
    time.advanceTo(0);
    client.setUp();
    time.advanceTo(0);
    client.openMicrophone();
    time.advanceTo(500_000_000L);
    String request = "I need to reschedule my appointment for Friday.";
    client.play(RECORDINGS.find(request, "en-us-slt").orElseThrow().audio().toArray());
    time.advanceTo(6_000_000_000L);
    assertEquals(request, client.text("inputTranscription"));
    assertTrue(client.first("toolCall").message().compact().contains("{\"day\":\"Friday\"}"));
  }
}
