package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebRequest;
import dev.talkspurt.simulator.profile.Profiles;
import dev.talkspurt.simulator.profile.Surface;
import java.util.List;
import java.util.regex.Pattern;

/** What the service offers over HTTP beside its sessions. Thread-safe. */
final class WebApi {
  /** Some clients put a slash too many before the version. */
  private static final Pattern TOKENS = Pattern.compile("/{1,2}v1(alpha|beta)/auth_tokens");

  private static final Pattern MODELS = Pattern.compile("/{1,2}v1(alpha|beta)/models");

  private final Tokens tokens;

  WebApi(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The answer.
   *
   * @param refused whether the request lacks a key that is asked for
   */
  WebAnswer answer(WebRequest request, boolean refused) {
    boolean makes = TOKENS.matcher(request.path()).matches();
    boolean lists = MODELS.matcher(request.path()).matches();
    if (!makes && !lists) {
      return error(404, "NOT_FOUND", "Requested entity was not found.");
    }
    if (!request.method().equals(makes ? "POST" : "GET")) {
      return error(405, "UNIMPLEMENTED", "Method not allowed.");
    }
    if (refused) {
      return error(
          403,
          "PERMISSION_DENIED",
          "Method doesn't allow unregistered callers (callers without established identity). Please"
              + " use API Key or other form of API consumer identity to call this API.");
    }
    return makes ? token(request) : models();
  }

  private WebAnswer token(WebRequest request) {
    try {
      String name = tokens.make(request.body());
      return new WebAnswer(200, Json.object().put("name", name).build().pretty());
    } catch (Refusal refusal) {
      return error(400, "INVALID_ARGUMENT", refusal.reason());
    }
  }

  private static WebAnswer models() {
    List<Json.Obj> models =
        Profiles.models(Surface.DEVELOPER).stream()
            .map(
                model ->
                    Json.object()
                        .put("name", "models/" + model)
                        .put("supportedGenerationMethods", List.of("bidiGenerateContent"))
                        .build())
            .toList();
    return new WebAnswer(200, Json.object().put("models", models).build().pretty());
  }

  private static WebAnswer error(int status, String word, String message) {
    Json.Obj error =
        Json.object().put("code", status).put("message", message).put("status", word).build();
    return new WebAnswer(status, Json.object().put("error", error).build().pretty());
  }
}
