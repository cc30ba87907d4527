package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  @Spec private CommandSpec spec;

  @Option(
      names = "--agent",
      paramLabel = "FILE",
      description = "Agent file (default: scenarios/agents/clinic.agent.yaml).")
  private Path agentFile;

  @Option(
      names = "--profile",
      defaultValue = "3.1-current",
      description = "Provider behaviour to imitate: 3.1-current.")
  private String profile;

  @Option(names = "--port", defaultValue = "8765", description = "Plain port; 0 picks one.")
  private int port;

  @Option(names = "--tls-port", description = "TLS port, with a certificate made now; 0 picks one.")
  private Integer tlsPort;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the agent's chance.")
  private long seed;

  @Option(
      names = "--fault",
      description = "Misbehave: late, deaf, mute, neverYields, wrongArgument, close …")
  private String fault;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting below 'simulated:'; repeatable.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!profile.equals("3.1-current")) {
      throw new BadInput("--profile is \"" + profile + "\", expected 3.1-current");
    }
    Path root = OpenBench.projectRoot();
    Path file = agentFile != null ? agentFile : root.resolve("scenarios/agents/clinic.agent.yaml");
    AgentFile agent = AgentReader.read(file, file.toString());
    if (fault != null) {
      settings.put("faults", fault);
    }
    EmbeddedAgent embedded =
        OpenBench.embedded()
            .orElseThrow(() -> new IllegalStateException("no simulated agent on the class path"));
    PrintWriter out = spec.commandLine().getOut();
    try (SpeechSource speech = OpenBench.openSpeech(root);
        RealTime scheduler = RealTime.start("talkspurt-agents")) {
      EmbeddedAgent.Prepared prepared =
          embedded.prepare(
              new EmbeddedAgent.Request(
                  agent, settings, seed, speech, scheduler, fact -> out.println(fact.compact())));
      try (EmbeddedAgent.Listening plain = prepared.listen(port);
          EmbeddedAgent.Listening tls = tlsPort == null ? null : prepared.listenTls(tlsPort)) {
        out.println("simulated agent '" + agent.name() + "' listens at " + plain.address());
        if (tls != null) {
          out.println("and with TLS at " + tls.address());
          out.println("  trust store (PKCS#12, password talkspurt): " + tls.trustStore());
        }
        out.println("what it truly does follows, one fact a line; end it with Ctrl-C");
        new CountDownLatch(1).await();
      }
    }
    return Main.PASSED;
  }
}
