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
 * Speaks Gemini Live with the Gemini Developer API, or with anything that speaks it.
 *
 * <p>The key travels in the header {@code x-goog-api-key}, never in the address. Settings of the
 * target, all optional: {@code connectTimeoutMs} (10000), {@code setupTimeoutMs} (20000), {@code
 * apiVersion} ({@code v1beta} or {@code v1alpha}), {@code sessionResumption} ({@code true} asks for
 * handles), {@code resumptionHandle} (resumes that session), {@code reconnects} ({@code false}: a
 * session whose connection ends is over).
 *
 * <p>A {@code Closed} event's meaning begins with the side to blame and a colon, as {@link
 * CloseMeaning} says. Audio sent before {@code Ready} is dropped, since the protocol forbids it.
 * Stateless and thread-safe.
 */
public final class GeminiLive implements AgentConnector {
  static final String KEY_VARIABLE = "GEMINI_API_KEY";
  static final URI PROVIDER = URI.create("wss://generativelanguage.googleapis.com");

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
  public String keyVariable() {
    return KEY_VARIABLE;
  }

  @Override
  public List<Problem> lint(AgentFile agent) {
    return AgentLint.problems(agent);
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
    GeminiSession session = new GeminiSession(request, listener);
    session.open();
    return session;
  }
}
