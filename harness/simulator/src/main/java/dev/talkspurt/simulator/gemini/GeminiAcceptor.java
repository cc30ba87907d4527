package dev.talkspurt.simulator.gemini;

import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.simulator.profile.Surface;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Sessions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Accepts sessions of {@code BidiGenerateContent}, on the paths of both surfaces. Thread-safe.
 *
 * <p>Any key will do, in the query or in a header.
 */
public final class GeminiAcceptor implements LinkAcceptor {
  /** Some clients put a slash too many before {@code ws}. */
  private static final Pattern DEVELOPER =
      Pattern.compile(
          "/{1,2}ws/google\\.ai\\.generativelanguage\\.(v1beta|v1alpha)\\.GenerativeService"
              + "\\.BidiGenerateContent(Constrained)?");

  private static final Pattern VERTEX =
      Pattern.compile(
          "/{1,2}ws/google\\.cloud\\.aiplatform\\.(v1|v1beta1)\\.LlmBidiService"
              + "/BidiGenerateContent");

  private static final Pattern KEY_IN_QUERY = Pattern.compile("(^|&)(key|access_token)=[^&]+");

  private final AgentKit kit;
  private final boolean keyRequired;
  private final ClientReader reader = new ClientReader();
  private final AtomicInteger count = new AtomicInteger();
  private final Sessions sessions = new Sessions();

  /**
   * Sessions of this agent.
   *
   * @param keyRequired whether a client without a key is refused with HTTP 401
   */
  public GeminiAcceptor(AgentKit kit, boolean keyRequired) {
    this.kit = kit;
    this.keyRequired = keyRequired;
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
    if (keyRequired && !hasKey(upgrade)) {
      throw new Refused(401, "Request is missing required authentication credential.");
    }
    return new GeminiSession(
        kit, reader, surface, path.group(1), count.getAndIncrement(), sessions);
  }

  private static boolean hasKey(Upgrade upgrade) {
    return KEY_IN_QUERY.matcher(upgrade.query()).find()
        || !upgrade.headers().getOrDefault("x-goog-api-key", "").isBlank()
        || !upgrade.headers().getOrDefault("authorization", "").isBlank();
  }
}
