package dev.talkspurt.cli;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Our client at the simulated agent's door, and all that it tells of it. */
final class WayIn implements SessionListener {
  static final String KEY = "a-key-of-some-length";

  private final Scheduler scheduler;
  private final String model;
  final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  final List<String> wire = new CopyOnWriteArrayList<>();
  volatile AgentSession session;
  private volatile Runnable heard = () -> {};

  WayIn(Scheduler scheduler, String model) {
    this.scheduler = scheduler;
    this.model = model;
  }

  /** Called when it has been let in and greeted, or turned away. */
  WayIn whenDecided(Runnable then) {
    heard = then;
    return this;
  }

  private AgentFile agent() {
    return PlantedScript.agent("door", model, List.of(), false, Optional.empty(), "greets: Hello.");
  }

  EmbeddedAgent.Prepared prepare(Map<String, String> overrides) {
    return OpenBench.embedded()
        .orElseThrow()
        .prepare(
            new EmbeddedAgent.Request(
                agent(), overrides, 1, new SyllableSpeech(), scheduler, fact -> {}))
        .requiringKeys();
  }

  void knock(
      AgentConnector connector,
      URI endpoint,
      Path trustStore,
      Map<String, String> settings,
      String secret,
      Dialer dialer) {
    session =
        connector.connect(
            new AgentConnector.Request(
                agent(), endpoint, secret, trustStore, settings, 16_000, dialer, scheduler),
            this);
  }

  @Override
  public void event(SessionEvent event) {
    events.add(event);
    if (event instanceof SessionEvent.AgentAudio || event instanceof SessionEvent.Closed) {
      heard.run();
    }
  }

  @Override
  public void wire(long atNs, String direction, int bytes, Json message) {
    wire.add(message.compact());
  }

  boolean letIn() {
    return events.stream().anyMatch(SessionEvent.Ready.class::isInstance)
        && events.stream().anyMatch(SessionEvent.AgentAudio.class::isInstance);
  }

  /** How it ended; fails if it has not, or more than once. */
  SessionEvent.Closed closed() {
    List<SessionEvent.Closed> closed =
        events.stream()
            .filter(SessionEvent.Closed.class::isInstance)
            .map(SessionEvent.Closed.class::cast)
            .toList();
    if (closed.size() != 1) {
      throw new AssertionError("expected one end, got " + events);
    }
    return closed.get(0);
  }
}
