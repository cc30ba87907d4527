package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Optional;

/** One thing a client asked for; a frame may hold several. */
sealed interface ClientMessage {
  /** Begin; {@code fields} have their names in lowerCamelCase. */
  record Setup(Json.Obj fields) implements ClientMessage {}

  /**
   * Caller audio, one channel, little-endian, {@code pcm} of 2 bytes a sample; in chunks is the old
   * form.
   */
  record Audio(byte[] pcm, int rateHz, boolean inChunks) implements ClientMessage {}

  /**
   * A picture; nobody looks at it here, but it costs tokens.
   *
   * @param sha256 of its bytes
   */
  record Video(String mimeType, int bytes, String sha256) implements ClientMessage {}

  /** Text that is a turn by itself. */
  record Text(String text) implements ClientMessage {}

  /** No more audio for now. */
  record AudioStreamEnd() implements ClientMessage {}

  /** The client says that the caller begins to speak. */
  record ActivityStart() implements ClientMessage {}

  /** The client says that the caller has spoken. */
  record ActivityEnd() implements ClientMessage {}

  /**
   * Text appended to the history.
   *
   * @param userText of the turns that are the user's, in order
   * @param turnComplete whether an answer is wanted
   */
  record Content(List<String> userText, boolean turnComplete) implements ClientMessage {}

  /** Answers of tools. */
  record ToolResponse(List<Answer> answers) implements ClientMessage {}

  /** One tool's answer. */
  record Answer(
      Optional<String> id,
      Optional<String> name,
      Json.Obj response,
      String scheduling,
      boolean willContinue) {}
}
