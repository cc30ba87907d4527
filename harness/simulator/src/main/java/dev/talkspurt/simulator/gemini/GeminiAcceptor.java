package dev.talkspurt.simulator.gemini;

import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebRequest;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.profile.Surface;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Sessions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Accepts sessions of {@code BidiGenerateContent}, on the paths of both surfaces, and makes
 * ephemeral tokens for them. Thread-safe.
 *
 * <p>Any key will do, in the query or in a header; a token must have been made here.
 */
public final class GeminiAcceptor implements LinkAcceptor {
  /** The method that ephemeral tokens open. */
  private static final String CONSTRAINED = "BidiGenerateContentConstrained";

  /** Some clients put a slash too many before {@code ws}. */
  private static final Pattern DEVELOPER =
      Pattern.compile(
          "/{1,2}ws/google\\.ai\\.generativelanguage\\.(v1beta|v1alpha)\\.GenerativeService"
              + "\\.BidiGenerateContent(Constrained)?");

  private static final Pattern VERTEX =
      Pattern.compile(
          "/{1,2}ws/google\\.cloud\\.aiplatform\\.(v1|v1beta1)\\.LlmBidiService"
              + "/BidiGenerateContent");

  private final AgentKit kit;
  private final boolean keyRequired;
  private final ClientReader reader = new ClientReader();
  private final AtomicInteger count = new AtomicInteger();
  private final Sessions sessions;
  private final Tokens tokens;
  private final WebApi web;

  /**
   * Sessions of this agent.
   *
   * @param keyRequired whether a client without a key is refused with HTTP 401
   */
  public GeminiAcceptor(AgentKit kit, boolean keyRequired) {
    this.kit = kit;
    this.keyRequired = keyRequired;
    this.sessions = new Sessions(kit.behaviour().session().handleValidMs());
    this.tokens = new Tokens(kit.scheduler(), kit.seed());
    this.web = new WebApi(tokens);
    WarmUp.run(reader);
  }

  @Override
  public LinkListener accept(Upgrade upgrade) throws Refused {
    Matcher vertex = VERTEX.matcher(upgrade.path());
    Matcher path = vertex.matches() ? vertex : DEVELOPER.matcher(upgrade.path());
    if (!path.matches()) {
      throw new Refused(404, "no such service on this path");
    }
    Surface surface = path == vertex ? Surface.VERTEX : Surface.DEVELOPER;
    Optional<Fault.RefusesUpgrade> refuses = kit.behaviour().fault(Fault.RefusesUpgrade.class);
    if (refuses.isPresent()) {
      throw new Refused(refuses.get().status(), "no connection is taken");
    }
    Credentials shown = new Credentials(upgrade.query(), upgrade.headers());
    if (keyRequired && !shown.present()) {
      throw new Refused(401, "Request is missing required authentication credential.");
    }
    Optional<Token> token = Optional.empty();
    if (shown.token().isPresent()) {
      token = shown.token().flatMap(tokens::find);
      if (token.isEmpty() || !upgrade.path().endsWith(CONSTRAINED)) {
        throw new Refused(401, "Request had invalid authentication credentials.");
      }
    }
    return new GeminiSession(
        kit, reader, surface, path.group(1), count.getAndIncrement(), sessions, token);
  }

  @Override
  public WebAnswer answer(WebRequest request) {
    boolean shown = new Credentials(request.query(), request.headers()).present();
    return web.answer(request, keyRequired && !shown);
  }
}
