package dev.talkspurt.realtime.gemini;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.realtime.websocket.WebSocketDialer;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Ticker;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Speaks Gemini Live with the Gemini Developer API, with Vertex AI, or with anything that speaks
 * it.
 *
 * <p>Keys and access tokens travel in headers, never in the address; an ephemeral token may. What a
 * target's settings say is told in docs/agents.md.
 *
 * <p>A {@code Closed} event's meaning begins with the side to blame and a colon, as {@link
 * CloseMeaning} says. Audio sent before {@code Ready} is dropped, since the protocol forbids it.
 * Thread-safe; one {@link #forCall} is used on the scheduler's thread.
 */
public final class GeminiLive implements AgentConnector {
  static final String KEY_VARIABLE = "GEMINI_API_KEY";
  static final URI PROVIDER = URI.create("wss://generativelanguage.googleapis.com");

  private final Purse purse;

  /** Used by {@link java.util.ServiceLoader}. */
  public GeminiLive() {
    this(null);
  }

  private GeminiLive(Purse purse) {
    this.purse = purse;
  }

  /** What to say when a call to the provider is asked for and no key is set. */
  public static BadInput missingKey() {
    return new BadInput(
        KEY_VARIABLE
            + " is not set, expected an API key of the Gemini Developer API (export "
            + KEY_VARIABLE
            + "=…, or use --target simulated)");
  }

  @Override
  public String protocol() {
    return "gemini-live";
  }

  @Override
  public Set<Capability> capabilities() {
    // Models differ in whether they tell when the caller speaks, so nothing may rest on it.
    return EnumSet.complementOf(EnumSet.of(Capability.USER_SPEECH_SIGNALS));
  }

  @Override
  public URI defaultEndpoint() {
    return PROVIDER;
  }

  @Override
  public URI defaultEndpoint(Map<String, String> settings) {
    return Access.of(settings).endpoint();
  }

  @Override
  public AgentConnector forCall() {
    return new GeminiLive(new Purse());
  }

  @Override
  public String keyVariable() {
    return KEY_VARIABLE;
  }

  @Override
  public List<Problem> lint(AgentFile agent) {
    return AgentLint.problems(agent);
  }

  @Override
  public List<Problem> lintTogether(AgentFile agent, Map<String, String> settings) {
    return lintSettings(settings).isEmpty()
        ? AgentLint.together(agent, Access.of(settings).service())
        : List.of();
  }

  @Override
  public List<Problem> lintSettings(Map<String, String> settings) {
    try {
      GeminiSettings.of(settings);
      return List.of();
    } catch (BadInput bad) {
      return bad.problems();
    }
  }

  @Override
  public Dialer socketDialer(Ticker ticker) {
    return new WebSocketDialer(ticker);
  }

  @Override
  public Continuity continuity(Request request) {
    GeminiSettings settings = GeminiSettings.of(request.settings());
    if (!settings.reconnects()) {
      return Continuity.NEVER;
    }
    boolean asks =
        SetupMessage.of(request.agent(), settings)
            .obj("setup")
            .flatMap(setup -> setup.get("sessionResumption"))
            .isPresent();
    return asks ? Continuity.ALWAYS : Continuity.WHEN_ANNOUNCED;
  }

  @Override
  public boolean mayResume(SessionEvent.Closed end, boolean resuming) {
    return Passing.ends(end.code(), end.reason(), resuming);
  }

  @Override
  public Request resumable(Request request, String handle) {
    Map<String, String> settings = new LinkedHashMap<>(request.settings());
    settings.put("sessionResumption", "true");
    if (!handle.isEmpty()) {
      settings.put("resumptionHandle", handle);
    }
    return request.with(settings);
  }

  @Override
  public AgentSession connect(Request request, SessionListener listener) {
    GeminiSession session =
        new GeminiSession(request, listener, purse == null ? new Purse() : purse);
    session.open();
    return session;
  }
}
