package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentReader;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.RealTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt simulate}: the simulated agent as a server for other people's clients. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Starts the simulated agent as a server, on loopback, until interrupted.",
    footer = {
      "",
      "Examples:",
      "  talkspurt simulate --agent scenarios/agents/clinic.agent.yaml --port 8765",
      "  talkspurt simulate --tls-port 8766 --set latency='1200 ms' --fault neverYields",
      "",
      "It follows its agent file's dialogue; it does not reason, and it cannot judge a prompt."
    })
final class SimulateCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Option(
      names = "--agent",
      paramLabel = "FILE",
      description = "Agent file (default: scenarios/agents/clinic.agent.yaml).")
  private Path agentFile;

  @Option(
      names = "--profile",
      description =
          "Model to imitate: 2.5-native, 3.1-launch, 3.1-current, 3.8, 3.8-et,"
              + " vertex-half-cascade, vertex-native (default: the one the client names).")
  private String profile;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8765",
      description = "Plain port (default: ${DEFAULT-VALUE}); 0 picks one.")
  private int port;

  @Option(
      names = "--tls-port",
      paramLabel = "PORT",
      description = "TLS port, with a certificate made now; 0 picks one.")
  private Integer tlsPort;

  @Option(
      names = "--require-key",
      description = "Refuses who shows no key or token (any key will do).")
  private boolean requireKey;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the agent's chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description =
          "Misbehaves: late, deaf, mute, neverYields, wrongArgument, noToolCall, close; several"
              + " with commas.")
  private String fault;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting below 'simulated:'; repeatable.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--quiet", description = "Only the addresses, not what the agent does.")
  private boolean quiet;

  @Override
  public Integer call() throws InterruptedException {
    requirePort("--port", port);
    requirePort("--tls-port", tlsPort == null ? 0 : tlsPort);
    Path root = ShownPath.of(OpenBench.projectRoot());
    Path file =
        agentFile != null
            ? agentFile
            : root.resolve("scenarios/agents/clinic.agent.yaml").normalize();
    AgentFile agent = AgentReader.read(file, file.toString());
    if (fault != null) {
      settings.put("faults", fault);
    }
    if (profile != null) {
      settings.put("profile", profile);
    }
    EmbeddedAgent embedded =
        OpenBench.embedded()
            .orElseThrow(() -> new IllegalStateException("no simulated agent on the class path"));
    try (SpeechSource speech = OpenBench.openSpeech(root);
        RealTime scheduler = RealTime.start("talkspurt-agents")) {
      EmbeddedAgent.Prepared prepared =
          embedded.prepare(
              new EmbeddedAgent.Request(agent, settings, seed, speech, scheduler, this::fact));
      serve(agent, requireKey ? prepared.requiringKeys() : prepared);
    }
    return Main.PASSED;
  }

  private void serve(AgentFile agent, EmbeddedAgent.Prepared prepared) throws InterruptedException {
    try (EmbeddedAgent.Listening plain = listen("--port", port, prepared::listen);
        EmbeddedAgent.Listening tls =
            tlsPort == null ? null : listen("--tls-port", tlsPort, prepared::listenTls)) {
      PrintWriter out = main.screen().out();
      out.println("simulated agent '" + agent.name() + "' listens at " + plain.address());
      if (tls != null) {
        out.println("and with TLS at " + tls.address());
        out.println("  trust its certificate, made for this run:");
        out.println(
            "    Java     -Djavax.net.ssl.trustStore="
                + tls.trustStore()
                + " -Djavax.net.ssl.trustStorePassword=talkspurt");
        out.println("    Node.js  NODE_EXTRA_CA_CERTS=" + tls.trustPem());
        out.println("    Python   SSL_CERT_FILE=" + tls.trustPem());
        out.println("    curl     --cacert " + tls.trustPem());
      }
      out.println(
          quiet
              ? "end it with Ctrl-C"
              : "what it truly does follows, one fact a line; end it with Ctrl-C");
      out.flush();
      new CountDownLatch(1).await();
    }
  }

  private void fact(Json.Obj fact) {
    if (!quiet) {
      main.screen().out().println(Terminal.plain(fact.compact()));
    }
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new BadInput(option + " is " + port + ", expected 0 to 65535");
    }
  }

  /** Opens a port. */
  private interface Opening {
    EmbeddedAgent.Listening at(int port) throws IOException;
  }

  private static EmbeddedAgent.Listening listen(String option, int port, Opening opening) {
    try {
      return opening.at(port);
    } catch (IOException e) {
      throw new BadInput(
          option + " " + port + " cannot be opened: " + e.getMessage() + " (0 picks a free one)");
    }
  }
}
