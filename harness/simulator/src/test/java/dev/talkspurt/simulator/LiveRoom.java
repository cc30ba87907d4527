package dev.talkspurt.simulator;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Voice;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.RealTime;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent on real sockets and the real clock. */
final class LiveRoom implements AutoCloseable {
  final RealTime time = RealTime.start("live-room");
  final List<Json.Obj> truth = new CopyOnWriteArrayList<>();
  final EmbeddedAgent.Listening listening;

  private LiveRoom(boolean tls, Map<String, String> overrides) throws IOException {
    Behaviour behaviour =
        Behaviour.read(Room.agent(Room.CLINIC.replace("greets: Good morning.\n", "")), overrides);
    List<Phrase> phrases = behaviour.phrases();
    Voice voice = new Voice(new FakeSpeech(), behaviour.speaks());
    behaviour.lines(Map.of()).forEach(voice::render);
    PreparedAgent agent =
        new PreparedAgent(
            new AgentKit(behaviour, phrases, new FakeEar(phrases), voice, time, 7, truth::add));
    listening = tls ? agent.listenTls(0) : agent.listen(0);
  }

  static LiveRoom plain() throws IOException {
    return new LiveRoom(false, Map.of("latency", "50 ms"));
  }

  /** Without TLS and with these settings. */
  static LiveRoom with(Map<String, String> overrides) throws IOException {
    return new LiveRoom(false, overrides);
  }

  static LiveRoom secure() throws IOException {
    return new LiveRoom(true, Map.of("latency", "50 ms"));
  }

  /** A question between two silences, so that it can be heard in one piece. */
  static short[] recording(String text) {
    short[] speech = FakeSpeech.speechOf(text);
    short[] recording = new short[8_000 + speech.length + 16_000];
    System.arraycopy(speech, 0, recording, 8_000, speech.length);
    return recording;
  }

  @Override
  public void close() {
    listening.close();
    time.close();
  }
}
