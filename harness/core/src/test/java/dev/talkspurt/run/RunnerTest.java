package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.VirtualTime;
import dev.talkspurt.verdict.Verdict;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  @TempDir private Path folder;
  private final VirtualTime time = new VirtualTime();
  private final AtomicInteger listening = new AtomicInteger();

  @Test
  void a_call_that_cannot_begin_is_over_and_leaves_nothing_open() {
    RunResult result = new Runner(bench()).run(plan(2), new RunListener() {});

    assertEquals(2, result.calls().size());
    for (CallResult call : result.calls()) {
      assertEquals(Verdict.INVALID_BENCH, call.verdict());
      assertTrue(call.reasons().get(0).contains("no connection is made here"));
      assertTrue(Files.exists(call.folder().resolve("journal.jsonl")));
    }
    assertEquals(0, listening.get());
  }

  private RunPlan plan(int repeat) {
    Scenario scenario = Scripts.of(new Step.HangUp(Place.NONE));
    TargetFile target =
        new TargetFile(
            "simulated",
            "none",
            true,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Json.object().build());
    return new RunPlan("run", "0", List.of(scenario), target, repeat, 1, 1, Map.of(), folder);
  }

  private Bench bench() {
    return new Bench(
        time,
        time,
        (request, listener) -> {},
        Optional.empty(),
        new Unable(),
        Optional.of(new Agents()),
        new Mute(),
        Optional.empty(),
        name -> Optional.empty());
  }

  private static final class Unable extends BareConnector {
    @Override
    public AgentSession connect(Request request, SessionListener listener) {
      throw new IllegalStateException("no connection is made here");
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }
  }

  /** Counts how many of its agents listen. */
  private final class Agents implements EmbeddedAgent, EmbeddedAgent.Prepared {
    @Override
    public List<Problem> lint(AgentFile agent) {
      return List.of();
    }

    @Override
    public Prepared prepare(Request request) {
      return this;
    }

    @Override
    public LinkAcceptor acceptor() {
      throw new AssertionError("sockets are asked for");
    }

    @Override
    public Listening listen(int port) {
      listening.incrementAndGet();
      return new Listening() {
        @Override
        public URI address() {
          return URI.create("ws://localhost:1");
        }

        @Override
        public Path trustPem() {
          return null;
        }

        @Override
        public Path trustStore() {
          return null;
        }

        @Override
        public void close() {
          listening.decrementAndGet();
        }
      };
    }

    @Override
    public EmbeddedAgent.Prepared requiringKeys() {
      return this;
    }

    @Override
    public Listening listenTls(int port) {
      return listen(port);
    }
  }

  private static final class Mute implements SpeechSource {
    @Override
    public Utterance speak(Request request) {
      return new Utterance(
          request.text(), request.voice(), AudioClip.silence(16_000, 16_000), 0, 1, "test");
    }

    @Override
    public List<String> voices() {
      return List.of();
    }

    @Override
    public List<Utterance> examples(String text) {
      return List.of();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
