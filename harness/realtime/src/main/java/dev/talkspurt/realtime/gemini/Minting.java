package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.realtime.gemini.CloseMeaning.Blame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an ephemeral token is asked to be, and what came of it. Immutable.
 *
 * @param locks what of the setup the token settles: nothing, everything ({@link #ALL}), or these
 *     fields of it by dotted path
 * @param minutes how long sessions may last with it, 0 for the service's own default of 30
 */
record Minting(List<String> locks, int minutes) {
  /** What a target's settings may say of it. */
  static final Set<String> KEYS = Set.of("tokenLocks", "tokenMinutes");

  static final List<String> ALL = List.of("*");
  static final int DEFAULT_MINUTES = 30;

  /** Tokens are made on this version alone; what they open has a version of its own. */
  private static final String PATH = "/v1alpha/auth_tokens";

  private static final int LONGEST_MINUTES = 20 * 60 - 1;

  /** Read a target's settings; throws {@link BadInput}. */
  static Minting of(Map<String, String> settings, boolean mints) {
    KEYS.forEach(key -> Access.only(settings, key, mints, "auth: mint"));
    String minutes = settings.getOrDefault("tokenMinutes", "0");
    int number = minutes.matches("\\d{1,4}") ? Integer.parseInt(minutes) : -1;
    if (number < 0 || number > LONGEST_MINUTES) {
      throw new BadInput(
          "target setting tokenMinutes is '"
              + minutes
              + "', expected whole minutes from 1 to "
              + LONGEST_MINUTES);
    }
    return new Minting(locks(settings.getOrDefault("tokenLocks", "nothing")), number);
  }

  private static List<String> locks(String text) {
    if (text.equals("nothing")) {
      return List.of();
    }
    if (text.equals("setup")) {
      return ALL;
    }
    List<String> paths = new ArrayList<>();
    for (String path : text.replaceAll("[\\[\\]\"]", "").split(",")) {
      if (!path.strip().matches("[A-Za-z]+(\\.[A-Za-z]+)*")) {
        throw new BadInput(
            "target setting tokenLocks is '"
                + text
                + "', expected nothing, setup, or fields of it such as [model, systemInstruction]");
      }
      paths.add(path.strip());
    }
    return List.copyOf(paths);
  }

  /** Where to ask, after the endpoint. */
  static String path() {
    return PATH;
  }

  /** What to ask for, so that a session with {@code setup} can be opened {@code now}. */
  Json.Obj body(Json.Obj setup, Instant now) {
    Json.Builder body = Json.object().put("uses", 1);
    if (minutes > 0) {
      body.put("expireTime", now.plusSeconds(60L * minutes).toString());
    }
    if (locks.equals(ALL)) {
      body.put("bidiGenerateContentSetup", setup);
    } else if (!locks.isEmpty()) {
      Json.Obj settled = Json.object().build();
      for (String path : locks) {
        settled = copy(settled, setup, List.of(path.split("\\.")));
      }
      body.put("bidiGenerateContentSetup", settled).put("fieldMask", String.join(",", locks));
    }
    return body.build();
  }

  private static Json.Obj copy(Json.Obj to, Json.Obj from, List<String> path) {
    String name = path.get(0);
    if (from.get(name).isEmpty()) {
      return to;
    }
    Json value = from.get(name).get();
    if (path.size() > 1 && value instanceof Json.Obj inner) {
      Json.Obj begun = to.obj(name).orElse(Json.object().build());
      value = copy(begun, inner, path.subList(1, path.size()));
    }
    Map<String, Json> members = new LinkedHashMap<>(to.members());
    members.put(name, value);
    return new Json.Obj(members, Map.of(), to.place());
  }

  /** The token's name; empty if the answer holds none. */
  static Optional<String> token(WebAnswer answer) {
    return object(answer)
        .filter(object -> answer.status() == 200)
        .flatMap(object -> object.text("name"))
        .filter(name -> name.matches("auth_tokens/[A-Za-z0-9._~/-]{1,2000}"));
  }

  /** Why there is no token, in the service's words. */
  static String reason(WebAnswer answer) {
    String words =
        object(answer)
            .flatMap(object -> object.obj("error"))
            .flatMap(error -> error.text("message"))
            .orElse("");
    return "no token: HTTP " + answer.status() + (words.isEmpty() ? "" : " " + words);
  }

  /** What it means that there is no token. */
  static CloseMeaning meaning(WebAnswer answer) {
    String reason = reason(answer);
    int words = ("no token: HTTP " + answer.status() + " ").length();
    if (answer.status() == 200) {
      return new CloseMeaning(
          Blame.PROVIDER, "the service answered with something that is no ephemeral token; repeat");
    }
    if (answer.status() == 404) {
      return new CloseMeaning(
          Blame.TARGET, "there are no ephemeral tokens at this address; check endpoint");
    }
    Optional<CloseMeaning> known =
        CloseMeaning.known(reason.length() > words ? reason.substring(words) : "");
    if (known.isPresent()) {
      return known.get();
    }
    return answer.status() == 400
        ? new CloseMeaning(
            Blame.TARGET,
            "the service makes no token like that; check tokenLocks and tokenMinutes in the"
                + " target's settings")
        : CloseMeaning.of(1006, "HTTP " + answer.status());
  }

  private static Optional<Json.Obj> object(WebAnswer answer) {
    try {
      return Json.parse(answer.body()) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (BadInput e) {
      return Optional.empty();
    }
  }
}
