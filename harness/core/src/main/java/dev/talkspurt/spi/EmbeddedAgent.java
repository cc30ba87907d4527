package dev.talkspurt.spi;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.time.Scheduler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes simulated agents that listen on a real or an in-memory link. Found by {@link
 * java.util.ServiceLoader}; implementations have a public no-argument constructor.
 */
public interface EmbeddedAgent {
  /** Problems in an agent file's {@code simulated:} part. */
  List<Problem> lint(AgentFile agent);

  /** Prepare an agent: render its lines and templates, so that calls start at once. */
  Prepared prepare(Request request);

  /**
   * What an agent is made of.
   *
   * @param overrides {@code --set simulated.…=…} values by dotted path below {@code simulated}
   * @param seed of all its chance
   * @param truth receives what the agent truly did, one object a fact, with {@code t} in ns of the
   *     scheduler's clock; called on the scheduler's thread
   * @param answers that tools will give, in order, by tool, so that lines that tell them can be
   *     rendered; it knows no more of them until it calls
   */
  record Request(
      AgentFile agent,
      Map<String, String> overrides,
      long seed,
      SpeechSource speech,
      Scheduler scheduler,
      Consumer<Json.Obj> truth,
      Map<String, List<Json.Obj>> answers) {
    /** For an agent of whose tools' answers nothing is known beforehand. */
    public Request(
        AgentFile agent,
        Map<String, String> overrides,
        long seed,
        SpeechSource speech,
        Scheduler scheduler,
        Consumer<Json.Obj> truth) {
      this(agent, overrides, seed, speech, scheduler, truth, Map.of());
    }
  }

  /** An agent ready to take calls, several at once. Each connection is a session of its own. */
  interface Prepared {
    /** For links in memory. */
    LinkAcceptor acceptor();

    /** Listen on loopback; port 0 picks one. */
    Listening listen(int port) throws IOException;

    /** Listen with TLS on loopback, with a certificate made for the purpose. */
    Listening listenTls(int port) throws IOException;

    /** The same agent, which takes nobody who shows no key. */
    Prepared requiringKeys();
  }

  /** A server socket in use. */
  interface Listening extends AutoCloseable {
    /** Where to connect: {@code ws://127.0.0.1:port} or {@code wss://localhost:port}. */
    URI address();

    /** PKCS#12 with the certificate to trust (password {@code talkspurt}), or null without TLS. */
    Path trustStore();

    /** The same certificate as PEM, or null without TLS. */
    Path trustPem();

    @Override
    void close();
  }
}
