package dev.talkspurt.simulator;

import dev.talkspurt.document.Json;
import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Voice;
import dev.talkspurt.simulator.websocket.SocketServer;
import dev.talkspurt.simulator.websocket.TlsIdentity;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.RealTime;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent on real sockets and the real clock. */
final class LiveRoom implements AutoCloseable {
  private static final String QUIET_CLINIC = Room.CLINIC.replace("greets: Good morning.\n", "");

  final RealTime time = RealTime.start("live-room");
  final List<Json.Obj> truth = new CopyOnWriteArrayList<>();
  final EmbeddedAgent.Listening listening;

  final Tape tape = new Tape();

  private LiveRoom(String agentFile, TlsIdentity identity, Map<String, String> overrides)
      throws IOException {
    Behaviour behaviour = Behaviour.read(Room.agent(agentFile), overrides);
    List<Phrase> phrases = behaviour.phrases();
    Voice voice = new Voice(new FakeSpeech(), behaviour.speaks());
    behaviour.lines(Map.of()).forEach(voice::render);
    PreparedAgent agent =
        new PreparedAgent(
            new AgentKit(behaviour, phrases, new FakeEar(phrases), voice, time, 7, truth::add));
    LinkAcceptor acceptor = tape.around(agent.acceptor());
    listening =
        identity == null
            ? SocketServer.plain(0, acceptor, time)
            : SocketServer.secure(0, acceptor, time, identity);
  }

  static LiveRoom plain() throws IOException {
    return with(Map.of("latency", "50 ms"));
  }

  /** Without TLS and with these settings. */
  static LiveRoom with(Map<String, String> overrides) throws IOException {
    return new LiveRoom(QUIET_CLINIC, null, overrides);
  }

  /** With an agent of its own; with TLS unless {@code identity} is null. */
  static LiveRoom of(String agentFile, TlsIdentity identity, Map<String, String> overrides)
      throws IOException {
    return new LiveRoom(agentFile, identity, overrides);
  }

  static LiveRoom secure() throws IOException {
    return new LiveRoom(QUIET_CLINIC, TlsIdentity.make(), Map.of("latency", "50 ms"));
  }

  /** The base address that official libraries are given. */
  String httpAddress() {
    return listening.address().toString().replaceFirst("^ws", "http");
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
