package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import java.util.Optional;

/**
 * An ephemeral token: opens a few sessions for a while, and may say what their setup is. Used on
 * the scheduler's thread once it has been made.
 */
final class Token {
  private static final String NO_MODALITIES =
      "The requested combination of response modalities (TEXT) is not supported by the model. ";

  private final long newSessionNs;
  private final long expiresNs;
  private final Optional<Json.Obj> setup;
  private final Optional<FieldMask> mask;
  private int usesLeft;

  /**
   * A new one.
   *
   * @param uses sessions it opens; 0 for any number
   * @param newSessionNs until when it opens sessions, in ns of the scheduler's clock
   * @param expiresNs until when it keeps them open
   * @param setup what the sessions' setup is taken from
   * @param mask what of the setup is taken from there; without it, all
   */
  Token(
      int uses,
      long newSessionNs,
      long expiresNs,
      Optional<Json.Obj> setup,
      Optional<FieldMask> mask) {
    this.usesLeft = uses == 0 ? Integer.MAX_VALUE : uses;
    this.newSessionNs = newSessionNs;
    this.expiresNs = expiresNs;
    this.setup = setup;
    this.mask = mask;
  }

  long expiresNs() {
    return expiresNs;
  }

  /**
   * The setup of a session that a client asks for with another one.
   *
   * @throws Refusal when the token does not open a session now
   */
  Json.Obj admit(Json.Obj asked, long nowNs) throws Refusal {
    boolean resumes = SetupRules.handle(asked).isPresent();
    if (nowNs >= expiresNs || !resumes && nowNs >= newSessionNs) {
      throw new Refusal(1011, "Token has expired");
    }
    if (!resumes && usesLeft == 0) {
      throw new Refusal(1011, "Token has been used too many times");
    }
    return setup.isEmpty() ? asked : constrained(asked);
  }

  /** A session has begun with it; taking one up again costs nothing. */
  void used(Json.Obj asked) {
    if (SetupRules.handle(asked).isEmpty() && usesLeft < Integer.MAX_VALUE) {
      usesLeft--;
    }
  }

  private Json.Obj constrained(Json.Obj asked) throws Refusal {
    Json.Obj own = setup.orElseThrow();
    Json.Obj settled = mask.isPresent() ? mask.get().overlay(asked, own) : own;
    Json.Obj effective = FieldMask.HANDLE.overlay(settled, asked);
    Json.Obj generation = effective.obj("generationConfig").orElse(Json.object().build());
    if (generation.get("responseModalities").isEmpty()) {
      String model = effective.text("model").orElse("");
      throw new Refusal(
          1007,
          NO_MODALITIES
              + model
              + " accepts the following combination of response modalities:\n* AUDIO\n");
    }
    return effective;
  }
}
