package dev.talkspurt.spi;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.time.Scheduler;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Speaks one provider's protocol as a client. Found by {@link java.util.ServiceLoader};
 * implementations have a public no-argument constructor and are thread-safe.
 */
public interface AgentConnector {
  /** Protocol id, such as {@code gemini-live}. */
  String protocol();

  /** What sessions of this protocol can tell and do. */
  Set<Capability> capabilities();

  /** The provider's own address, used when the target names none. */
  URI defaultEndpoint();

  /** The same for a target with these settings; throws {@code BadInput} if they are wrong. */
  default URI defaultEndpoint(Map<String, String> settings) {
    return defaultEndpoint();
  }

  /**
   * A connector for the sessions of one call, which may share what the first was opened with; used
   * on the scheduler's thread.
   */
  default AgentConnector forCall() {
    return this;
  }

  /** The environment variable that usually holds the key. */
  String keyVariable();

  /** Problems the provider would have with this agent file, found without calling it. */
  java.util.List<dev.talkspurt.document.Problem> lint(AgentFile agent);

  /** What does not fit between an agent file and a target with these settings; none by default. */
  default java.util.List<dev.talkspurt.document.Problem> lintTogether(
      AgentFile agent, Map<String, String> settings) {
    return java.util.List.of();
  }

  /**
   * Problems in a target's settings, found without calling anyone; none by default. A message about
   * one setting begins with {@code target setting} and its name, by which its place is found.
   */
  default java.util.List<dev.talkspurt.document.Problem> lintSettings(
      Map<String, String> settings) {
    return java.util.List.of();
  }

  /** A dialer over real sockets. */
  Dialer socketDialer(dev.talkspurt.time.Ticker ticker);

  /** Open a session; everything that happens, failures included, reaches {@code listener}. */
  AgentSession connect(Request request, SessionListener listener);

  /** When a session is taken up again over a new connection, though no script has broken it. */
  enum Continuity {
    /** Never: it ends as it comes. */
    NEVER,
    /** When the provider has announced the end of its connection. */
    WHEN_ANNOUNCED,
    /** Whenever its connection ends in a way that can be mended. */
    ALWAYS
  }

  /** When a session of this request goes on over a new connection, if it was given a handle. */
  default Continuity continuity(Request request) {
    return Continuity.NEVER;
  }

  /**
   * Whether a session that ended like this, by no wish of ours, can be taken up again.
   *
   * @param resuming whether it ended while it was being taken up again
   */
  default boolean mayResume(SessionEvent.Closed end, boolean resuming) {
    return false;
  }

  /**
   * The request of a session that can be resumed, or that resumes one; the same request where the
   * protocol knows nothing of the kind.
   *
   * @param handle of the session to resume, as a {@code ResumptionHandle} event gave it; empty for
   *     a new session
   */
  default Request resumable(Request request, String handle) {
    return request;
  }

  /**
   * What a session needs.
   *
   * @param endpoint base address, scheme and authority (the protocol adds its path)
   * @param key secret, or empty
   * @param trustStore PKCS#12 file for a self-made certificate, or null
   * @param settings protocol-specific settings of the target
   * @param announcedRateHz the sample rate to label the caller's audio with; it is 16 kHz, and any
   *     other label is a fault the scenario asks for
   */
  record Request(
      AgentFile agent,
      URI endpoint,
      String key,
      Path trustStore,
      Map<String, String> settings,
      int announcedRateHz,
      Dialer dialer,
      Scheduler scheduler) {
    /** The same with other settings. */
    public Request with(Map<String, String> otherSettings) {
      return new Request(
          agent, endpoint, key, trustStore, otherSettings, announcedRateHz, dialer, scheduler);
    }

    @Override
    public String toString() {
      return "Request[" + agent.name() + " at " + endpoint.getHost() + "]";
    }
  }

  /** What a protocol can tell or do; an expectation that needs a missing one is inconclusive. */
  enum Capability {
    /** Says when it was interrupted. */
    INTERRUPTED_SIGNAL,
    /** Says when a turn ends. */
    TURN_END_SIGNAL,
    /** Sends the text of what the agent says. */
    OUTPUT_TRANSCRIPT,
    /** Sends the text of what it heard. */
    INPUT_TRANSCRIPT,
    /** Says when the caller starts or stops speaking. */
    USER_SPEECH_SIGNALS,
    /** Calls tools. */
    TOOL_CALLS,
    /** Counts tokens. */
    USAGE,
    /** Can be told when the caller speaks, instead of finding out. */
    MANUAL_TURNS,
    /** Takes words that the caller types. */
    TEXT_INPUT,
    /** Takes still pictures beside the audio. */
    PICTURES
  }
}
