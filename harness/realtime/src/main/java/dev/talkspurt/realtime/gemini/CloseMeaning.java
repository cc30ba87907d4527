package dev.talkspurt.realtime.gemini;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the end of a session means: whose doing it was, and what to do about it.
 *
 * <p>Reasons are matched by their beginning, since they are cut at 123 bytes on the wire; an
 * unknown reason is read by its code. Immutable.
 *
 * @param blame whose doing
 * @param words what happened and the next step, in plain words, none of them the provider's but the
 *     name of an unknown field
 */
public record CloseMeaning(Blame blame, String words) {
  /** Whose doing the end of a session was. */
  public enum Blame {
    /** Nobody's: the call was over. */
    NOBODY,
    /** The provider's service. */
    PROVIDER,
    /** The network between. */
    NETWORK,
    /** The agent file is wrong, or asks for what the model does not take. */
    CONFIG,
    /** The target, its key or the place it is called from is wrong. */
    TARGET,
    /** The agent under test. */
    AGENT
  }

  private record Row(String prefix, Blame blame, String words) {}

  private static final Pattern HTTP = Pattern.compile("(?:upgrade refused with )?HTTP (\\d{3}).*");

  private static final String BAD_JSON = "Invalid JSON payload received";

  /** Of what a stranger says nothing is taken over but a short plain name. */
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("Unknown name \"([A-Za-z0-9_.]{1,60})\"");

  private static final String REFUSED =
      "the key or token was refused; check what GEMINI_API_KEY, or the variable that keyVariable"
          + " names, holds (an access token lasts an hour) and what it may do";

  private static final List<Row> ROWS =
      List.of(
          config(
              "Request contains an invalid argument",
              "the provider refused a message without saying which part: a setting this model does"
                  + " not take (remove thinking, then turnDetection, then tools, one at a time), or,"
                  + " late in a long call, a full context window"),
          provider(
              "realtime_input.media_chunks",
              "the provider no longer takes audio in the form it was sent; use a newer Talkspurt"),
          config(
              "Cannot extract voices",
              "the session was not set up to speak; use a model with audio output"),
          config(
              "The requested combination of response modalities",
              "this model does not speak; use a Live model with audio output"),
          provider(
              "The audio content type",
              "a known fault of 2.5 models after an interruption when turnDetection is set; repeat,"
                  + " remove turnDetection or change the model"),
          provider(
              "Precondition check failed",
              "the provider refused the state of the session; repeat, and if it stays remove"
                  + " turnDetection"),
          target("API key expired", "the API key has expired; make a new one"),
          target("API key not valid", "the API key is not valid; check GEMINI_API_KEY"),
          target("API Key not found", "the API key is not known; check GEMINI_API_KEY"),
          target(
              "Method doesn't allow unregistered callers",
              "no API key was sent; set GEMINI_API_KEY"),
          target("Request is missing required authentication", REFUSED),
          target("Request had invalid authentication", REFUSED),
          target(
              "User location is not supported",
              "the provider does not serve this machine's region; run from one it serves"),
          config(
              "* BidiGenerateContentRequest",
              "the provider refused the named part of the setup, mostly a tool's parameters; mend"
                  + " the agent file there"),
          config(
              "BidiGenerateContentRequest.",
              "the provider refused the named part of the setup; mend the agent file there"),
          config(
              BAD_JSON,
              "the provider does not know a field of the setup; check the agent file, or use a"
                  + " newer Talkspurt"),
          target(
              "BidiGenerateContent session",
              "the resumption handle is unknown or has expired; start without resumptionHandle"),
          config(
              "models/",
              "the model is unknown, retired or has no Live mode; check model: in the agent file"),
          config(
              "Requested model is not supported",
              "the model has no Live mode; check model: in the agent file"),
          config(
              "Publisher Model",
              "the model does not exist in this project or region; check model: in the agent file"),
          provider(
              "Operation is not implemented",
              "a known random fault of 2.5 models, mostly around tool calls; repeat or change the"
                  + " model"),
          provider(
              "Requested entity was not found",
              "a known fault of 2.5 models after a tool answer; repeat or change the model"),
          provider(
              "The operation was aborted",
              "the provider, or a proxy with a time limit, gave the session up; repeat, without the"
                  + " proxy if there is one"),
          provider(
              "Internal error",
              "the service failed inside; repeat, and if it fails at once every time, remove"
                  + " settings this model may not take"),
          provider(
              "The service is currently unavailable", "the service is overloaded; repeat later"),
          provider(
              "Deadline expired before operation",
              "the connection's time limit of about ten minutes was reached; make the call shorter"),
          provider(
              "You exceeded your current quota",
              "the account's quota is used up; lower --parallel, wait, or raise the quota"),
          provider(
              "429", "the account's quota is used up; lower --parallel, wait, or raise the quota"),
          provider(
              "RESOURCE_EXHAUSTED",
              "the account's quota is used up; lower --parallel, wait, or raise the quota"),
          provider(
              "Resource has been exhausted",
              "the account's quota is used up; lower --parallel, wait, or raise the quota"),
          provider(
              "Thread was cancelled",
              "the service gave the session up, as it does at ten minutes or after a slow tool"
                  + " answer; make the call shorter or the tool faster"),
          provider(
              "Failed to close the streaming context",
              "the service gave the session up, as it does at ten minutes or after a slow tool"
                  + " answer; make the call shorter or the tool faster"),
          provider(
              "Failed to run inference",
              "the model broke down, as it does at ten minutes; make the call shorter or repeat"),
          target(
              "Token has been used too many times",
              "the ephemeral token has no uses left; make a new one"),
          target("Token has expired", "the ephemeral token has expired; make a new one"),
          target("auth token has expired", "the ephemeral token has expired; make a new one"),
          provider("Request trace id", "the service is overloaded or timed out; repeat later"),
          network(
              "keepalive ping timeout",
              "a ping was not answered in time; the service may take 30 s, so lengthen the limit of"
                  + " whatever sends pings"),
          network(
              "TLS:",
              "no trusted connection: a proxy that opens TLS, a self-made certificate or a wrong"
                  + " name; trust the certificate or check the endpoint"),
          network("unknown host", "the endpoint's name is not known; check endpoint and DNS"),
          network(
              "no connection within",
              "nobody answered in time; check endpoint, firewall and proxy"),
          network(
              "no answer within", "nobody answered in time; check endpoint, firewall and proxy"),
          network("cannot connect to", "nobody listens there; check endpoint, firewall and proxy"),
          network("nobody listens on", "nobody listens there; check endpoint"),
          target("header ", "a header cannot be sent; check GEMINI_API_KEY for stray characters"));

  private static Row config(String prefix, String words) {
    return new Row(prefix, Blame.CONFIG, words);
  }

  private static Row target(String prefix, String words) {
    return new Row(prefix, Blame.TARGET, words);
  }

  private static Row provider(String prefix, String words) {
    return new Row(prefix, Blame.PROVIDER, words);
  }

  private static Row network(String prefix, String words) {
    return new Row(prefix, Blame.NETWORK, words);
  }

  /** The meaning of words that the service is known to use. */
  static Optional<CloseMeaning> known(String reason) {
    String start = reason.strip();
    return ROWS.stream()
        .filter(row -> start.regionMatches(true, 0, row.prefix, 0, row.prefix.length()))
        .findFirst()
        .map(row -> new CloseMeaning(row.blame, named(row, start)));
  }

  /** The words of the row, with the name of the field that is not known, if it is a plain name. */
  private static String named(Row row, String reason) {
    Matcher unknown = UNKNOWN_NAME.matcher(reason);
    return row.prefix.equals(BAD_JSON) && unknown.find()
        ? row.words.replaceFirst(" a field of the setup", " the field " + unknown.group(1))
        : row.words;
  }

  /** The meaning of an end we did not ask for. */
  public static CloseMeaning of(int code, String reason) {
    Optional<CloseMeaning> known = known(reason);
    if (known.isPresent()) {
      return known.get();
    }
    String start = reason.strip();
    Matcher http = HTTP.matcher(start);
    return code == 1006 && http.matches()
        ? ofHttp(Integer.parseInt(http.group(1)))
        : ofCode(code, start);
  }

  private static CloseMeaning ofHttp(int status) {
    return switch (status) {
      case 401, 403 -> new CloseMeaning(Blame.TARGET, REFUSED);
      case 407 -> new CloseMeaning(Blame.NETWORK, "a proxy wants credentials; check the proxy");
      case 429 ->
          new CloseMeaning(
              Blame.PROVIDER, "too many sessions or no quota left; lower --parallel or wait");
      default ->
          status >= 500
              ? new CloseMeaning(Blame.PROVIDER, "the service refused the connection; repeat later")
              : new CloseMeaning(
                  Blame.TARGET,
                  "there is no Live service at this address; check endpoint, and apiVersion and location in"
                      + " the target's settings");
    };
  }

  private static CloseMeaning ofCode(int code, String reason) {
    return switch (code) {
      case 1000 ->
          new CloseMeaning(
              Blame.PROVIDER, "the service ended the session in good order before we did; repeat");
      case 1001, 1012, 1013 ->
          new CloseMeaning(Blame.PROVIDER, "the service is going away; repeat later");
      case 1006 ->
          new CloseMeaning(
              Blame.NETWORK,
              reason.isEmpty()
                  ? "the connection broke without a goodbye; repeat, and check the network"
                  : "the connection failed; repeat, and check the network");
      case 1007 ->
          new CloseMeaning(
              Blame.CONFIG,
              "the provider refused a message; check the agent file's thinking, turnDetection and"
                  + " tools against what the model takes");
      case 1008 ->
          new CloseMeaning(
              Blame.CONFIG, "the provider does not allow this; check model, key and its rights");
      case 1009 -> new CloseMeaning(Blame.PROVIDER, "a message was too large to be taken; repeat");
      case 1011 -> new CloseMeaning(Blame.PROVIDER, "the service failed inside; repeat later");
      default ->
          new CloseMeaning(
              Blame.PROVIDER, "the service ended the session in an unknown way; see the reason");
    };
  }

  /**
   * One line that begins with {@code provider: }, {@code network: }, {@code config: }, {@code
   * target: } or {@code agent: } unless nobody is to blame.
   */
  public String text() {
    return blame == Blame.NOBODY ? words : blame.name().toLowerCase(Locale.ROOT) + ": " + words;
  }
}
