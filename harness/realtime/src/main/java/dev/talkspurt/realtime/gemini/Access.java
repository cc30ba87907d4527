package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.BadInput;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How sessions are reached and opened: which service, where, with what kind of secret. Immutable.
 *
 * @param service whose address, paths and names of models
 * @param auth what the secret is
 * @param apiVersion version in the path
 * @param project of Vertex AI, or empty
 * @param location of Vertex AI, such as {@code us-central1} or {@code global}, or empty
 * @param quotaProject the project to charge, or empty for the secret's own
 * @param tokenInHeader whether an ephemeral token travels in a header instead of the query
 */
record Access(
    Service service,
    Auth auth,
    String apiVersion,
    String project,
    String location,
    String quotaProject,
    boolean tokenInHeader) {
  /** What a target's settings may say of it. */
  static final Set<String> KEYS =
      Set.of("service", "auth", "apiVersion", "project", "location", "quotaProject", "tokenIn");

  private static final URI GLOBAL = URI.create("wss://aiplatform.googleapis.com");
  private static final String TOKEN = "auth_tokens/";

  /** Google's two surfaces. */
  enum Service {
    /** The Gemini Developer API. */
    DEVELOPER,
    /** Vertex AI. */
    VERTEX
  }

  /** What the secret is. */
  enum Auth {
    /** An API key; on Vertex AI that is express mode. */
    KEY,
    /** An OAuth access token. */
    BEARER,
    /** An ephemeral token that somebody made. */
    TOKEN,
    /** An API key to make an ephemeral token with. */
    MINT
  }

  /** Read a target's settings; throws {@link BadInput}. */
  static Access of(Map<String, String> settings) {
    Service service = word(settings, "service", Service.DEVELOPER, List.of(Service.values()));
    boolean vertex = service == Service.VERTEX;
    Auth auth =
        vertex
            ? word(settings, "auth", Auth.BEARER, List.of(Auth.BEARER, Auth.KEY))
            : word(settings, "auth", Auth.KEY, List.of(Auth.KEY, Auth.TOKEN, Auth.MINT));
    String version = settings.getOrDefault("apiVersion", vertex ? "v1beta1" : "v1beta");
    if (!version.matches("v1(alpha|beta)?\\d*")) {
      throw new BadInput(
          "target setting apiVersion is '"
              + version
              + "', expected "
              + (vertex ? "v1beta1" : "v1beta or v1alpha"));
    }
    boolean account = vertex && auth == Auth.BEARER;
    String needs = "service: vertex with an access token";
    boolean token = auth == Auth.TOKEN || auth == Auth.MINT;
    only(settings, "tokenIn", token, "auth: token or auth: mint");
    return new Access(
        service,
        auth,
        version,
        place(settings, "project", account, account, "[a-z0-9][a-z0-9.:-]{1,99}", needs),
        place(settings, "location", account, account, "[a-z]+(-[a-z]+\\d+)?", needs),
        place(settings, "quotaProject", account, false, "[a-z0-9][a-z0-9.:-]{1,99}", needs),
        inHeader(settings.getOrDefault("tokenIn", "query")));
  }

  private static boolean inHeader(String tokenIn) {
    if (!tokenIn.equals("query") && !tokenIn.equals("header")) {
      throw new BadInput("target setting tokenIn is '" + tokenIn + "', expected query or header");
    }
    return tokenIn.equals("header");
  }

  private static <T extends Enum<T>> T word(
      Map<String, String> settings, String key, T byDefault, List<T> known) {
    String text = settings.getOrDefault(key, lower(byDefault));
    return known.stream()
        .filter(one -> lower(one).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "target setting "
                        + key
                        + " is '"
                        + text
                        + "', expected "
                        + String.join(" or ", known.stream().map(Access::lower).toList())));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** A setting that would do nothing is a mistake. */
  static void only(Map<String, String> settings, String key, boolean useful, String needs) {
    if (!useful && settings.containsKey(key)) {
      throw new BadInput("target setting " + key + " does nothing here, it needs " + needs);
    }
  }

  private static String place(
      Map<String, String> settings,
      String key,
      boolean useful,
      boolean required,
      String pattern,
      String needs) {
    only(settings, key, useful, needs);
    String text = settings.getOrDefault(key, "");
    if (text.isEmpty() ? required : !text.matches(pattern)) {
      String example = key.equals("location") ? "us-central1 or global" : "my-project-123";
      throw new BadInput(
          "target setting " + key + " is '" + text + "', expected one such as " + example);
    }
    return text;
  }

  /** The service's own address. */
  URI endpoint() {
    if (service == Service.DEVELOPER) {
      return GeminiLive.PROVIDER;
    }
    return location.isEmpty() || location.equals("global")
        ? GLOBAL
        : URI.create("wss://" + location + "-aiplatform.googleapis.com");
  }

  /** A model's name as the setup has it; one with a path is taken as it is. */
  String modelName(String model) {
    if (model.contains("/")) {
      return model;
    }
    String published = "publishers/google/models/" + model;
    if (service == Service.DEVELOPER) {
      return "models/" + model;
    }
    return auth == Auth.KEY
        ? published
        : "projects/" + project + "/locations/" + location + "/" + published;
  }

  /** What follows the endpoint, for a session opened with {@code secret}. */
  String pathAndQuery(String secret) {
    if (service == Service.VERTEX) {
      return "/ws/google.cloud.aiplatform." + apiVersion + ".LlmBidiService/BidiGenerateContent";
    }
    String method =
        "/ws/google.ai.generativelanguage." + apiVersion + ".GenerativeService.BidiGenerateContent";
    if (!opensWithToken()) {
      return method;
    }
    return method + "Constrained" + (tokenInHeader ? "" : "?access_token=" + secret);
  }

  /** Headers that carry the secret, which may be empty. */
  Map<String, String> headers(String secret) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!secret.isEmpty()) {
      switch (auth) {
        case KEY -> headers.put("x-goog-api-key", secret);
        case BEARER -> headers.put("Authorization", "Bearer " + secret);
        default -> {
          if (tokenInHeader) {
            headers.put("Authorization", "Token " + secret);
          }
        }
      }
    }
    if (!quotaProject.isEmpty()) {
      headers.put("x-goog-user-project", quotaProject);
    }
    return headers;
  }

  private boolean opensWithToken() {
    return auth == Auth.TOKEN || auth == Auth.MINT;
  }

  /** Throws {@link BadInput} if the secret is missing or cannot be what it is said to be. */
  void check(String secret, boolean provider) {
    if (secret.isEmpty() && (provider || auth == Auth.TOKEN)) {
      throw missing();
    }
    if (secret.chars().anyMatch(c -> c <= 32 || c > 126)) {
      throw new BadInput(
          "the "
              + secretName()
              + " has characters that none has, expected printable ASCII (copy it again into "
              + GeminiLive.KEY_VARIABLE
              + ", or the variable that keyVariable names)");
    }
    boolean token = secret.startsWith(TOKEN);
    if (token != (auth == Auth.TOKEN) && !secret.isEmpty()) {
      throw new BadInput(
          token
              ? "what keyVariable names is an ephemeral token, expected "
                  + a(secretName())
                  + " (or auth: token in the target's settings)"
              : "what keyVariable names is no ephemeral token, expected auth_tokens/… (or auth: key"
                  + " in the target's settings)");
    }
    if (token && !secret.matches("[A-Za-z0-9._~/-]+")) {
      throw new BadInput("the ephemeral token has characters that none has (copy it again)");
    }
  }

  private BadInput missing() {
    return auth == Auth.KEY && service == Service.DEVELOPER
        ? GeminiLive.missingKey()
        : new BadInput(
            "there is no secret to call with, expected keyVariable to name the environment variable"
                + " that holds "
                + a(secretName()));
  }

  private static String a(String noun) {
    return ("aeio".indexOf(Character.toLowerCase(noun.charAt(0))) < 0 ? "a " : "an ") + noun;
  }

  private String secretName() {
    return switch (auth) {
      case KEY, MINT -> "API key";
      case BEARER -> "access token";
      case TOKEN -> "ephemeral token";
    };
  }
}
