package dev.talkspurt.simulator.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ends of sessions that the service is known for, in its own words. */
public enum Ending {
  /** Something in a message is wrong, and it is not said what. */
  INVALID_ARGUMENT("invalidArgument", 1007, "Request contains an invalid argument."),
  /** Media came in the old form. */
  OLD_MEDIA(
      "oldMedia",
      1007,
      "realtime_input.media_chunks is deprecated. Use audio, video, or text instead."),
  /** The session is to be written. */
  NO_VOICE("noVoice", 1007, "Cannot extract voices from a non-audio request."),
  /** The model does not write. */
  MODALITIES(
      "modalities",
      1007,
      "The requested combination of response modalities (TEXT) is not supported by the model."),
  /** A model of 2.5 after an interruption. */
  AUDIO_CONTENT(
      "audioContent",
      1007,
      "The audio content type (CONTENT_TYPE_AUDIO) is not supported for this model configuration."),
  /** Signs of activity where none are wanted. */
  PRECONDITION("precondition", 1007, "Precondition check failed."),
  /** The key has expired. */
  KEY_EXPIRED("keyExpired", 1007, "API key expired. Please renew the API key."),
  /** The region is not served. */
  REGION("region", 1007, "User location is not supported for the API use."),
  /** A schema of a tool is wrong. */
  SCHEMA(
      "schema",
      1007,
      "* BidiGenerateContentRequest.setup.tools[0].function_declarations[0].parameters.properties"
          + "[day].items: missing field."),
  /** The model is unknown or retired. */
  MODEL_NOT_FOUND(
      "modelNotFound",
      1008,
      "models/gemini-0 is not found for API version v1beta, or is not supported for"
          + " bidiGenerateContent. Call ListModels to see the list of available models."),
  /** The model does other things. */
  OTHER_MODEL("otherModel", 1008, "Requested model is not supported for BidiGenerateContent."),
  /** At random, mostly around calls of tools. */
  NOT_IMPLEMENTED(
      "notImplemented", 1008, "Operation is not implemented, or supported, or enabled."),
  /** After a tool's answer. */
  ENTITY_NOT_FOUND("entityNotFound", 1008, "Requested entity was not found."),
  /** The model is not in the project or the region. */
  PUBLISHER_MODEL(
      "publisherModel",
      1008,
      "Publisher Model `projects/p/locations/l/publishers/google/models/gemini-0` was not found."),
  /** A handle that is not known. */
  SESSION_NOT_FOUND("sessionNotFound", 1008, "BidiGenerateContent session not found"),
  /** A handle that is too old. */
  SESSION_EXPIRED("sessionExpired", 1008, "BidiGenerateContent session expired"),
  /** Unclear. */
  ABORTED("aborted", 1008, "The operation was aborted."),
  /** Something broke. */
  INTERNAL("internal", 1011, "Internal error encountered."),
  /** Something broke, in other words. */
  INTERNAL_OCCURRED("internalOccurred", 1011, "Internal error occurred."),
  /** Too many want it. */
  UNAVAILABLE("unavailable", 1011, "The service is currently unavailable."),
  /** The connection has lasted as long as it may. */
  DEADLINE("deadline", 1011, "Deadline expired before operation could complete."),
  /** The quota is used up. */
  QUOTA(
      "quota",
      1011,
      "You exceeded your current quota, please check your plan and billing details."),
  /** The quota is used up, in other words. */
  EXHAUSTED("exhausted", 1011, "429 RESOURCE_EXHAUSTED"),
  /** At ten minutes, or after a slow tool. */
  THREAD_CANCELLED(
      "threadCancelled", 1011, "Thread was cancelled when writing StartStep status to channel."),
  /** The same at another place. */
  STREAMING_CONTEXT(
      "streamingContext", 1011, "Failed to close the streaming context; status = CANCELLED"),
  /** At ten minutes. */
  INFERENCE("inference", 1011, "Failed to run inference for model: gemini-live"),
  /** A token that has no uses left. */
  TOKEN_USED("tokenUsed", 1011, "Token has been used too many times"),
  /** A token that is too old to begin with. */
  TOKEN_EXPIRED("tokenExpired", 1011, "Token has expired"),
  /** A token that has become too old. */
  AUTH_TOKEN_EXPIRED("authTokenExpired", 1011, "auth token has expired"),
  /** Something inside was too slow. */
  TRACE("trace", 1011, "Request trace id: 7, [ORIGINAL ERROR] RPC::DEADLINE_EXCEEDED: no answer"),
  /** In good order, or to be recycled. */
  RECYCLED("recycled", 1000, ""),
  /** Without a goodbye. */
  DROPPED("dropped", Ending.NO_STATUS, "");

  /** What a connection that breaks is seen as; never sent. */
  public static final int NO_STATUS = 1006;

  private final String word;
  private final int code;
  private final String reason;

  Ending(String word, int code, String reason) {
    this.word = word;
    this.code = code;
    this.reason = reason;
  }

  /** As agent files write it. */
  public String word() {
    return word;
  }

  /** The close code, or {@link #NO_STATUS}. */
  public int code() {
    return code;
  }

  /** The reason, which is cut to 123 bytes when it is sent. */
  public String reason() {
    return reason;
  }

  /** The ending of this word. */
  static Optional<Ending> of(String word) {
    return Arrays.stream(values()).filter(ending -> ending.word.equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Ending::word).toList();
  }
}
