package dev.talkspurt.run;

import dev.talkspurt.link.Dialer;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.PauseWatch;
import dev.talkspurt.time.Scheduler;
import java.util.Optional;

/**
 * The ports a run stands on.
 *
 * @param scheduler of the callers
 * @param agentScheduler of the simulated agents; the same one in virtual time, its own in real time
 * @param memoryNetwork where set, calls go over it instead of sockets
 * @param embedded maker of simulated agents; only needed for a simulated target
 * @param pauses tells when the virtual machine stood still; none in virtual time
 * @param secrets the value of a named environment variable, or empty; never logged
 */
public record Bench(
    Scheduler scheduler,
    Scheduler agentScheduler,
    Dialer dialer,
    Optional<dev.talkspurt.link.MemoryNetwork> memoryNetwork,
    AgentConnector connector,
    Optional<EmbeddedAgent> embedded,
    SpeechSource speech,
    Optional<PauseWatch> pauses,
    java.util.function.Function<String, Optional<String>> secrets) {
  /** The same ports, but everybody speaks like this. */
  public Bench speaking(SpeechSource other) {
    return new Bench(
        scheduler,
        agentScheduler,
        dialer,
        memoryNetwork,
        connector,
        embedded,
        other,
        pauses,
        secrets);
  }
}
