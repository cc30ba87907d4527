package dev.talkspurt.spi;

import dev.talkspurt.document.Json;

/** An open session with an agent. All methods are called on the scheduler's thread. */
public interface AgentSession {
  /** Send one frame of caller audio: 16 kHz mono, (samples), usually 320 of them. */
  void sendAudio(short[] frame);

  /**
   * Tell the agent that the caller begins to speak with the next frame; for sessions whose turns we
   * end ourselves.
   */
  default void activityStart() {
    throw new UnsupportedOperationException("this protocol finds the caller's turns itself");
  }

  /** Tell the agent that the caller has spoken, up to the last frame. */
  default void activityEnd() {
    throw new UnsupportedOperationException("this protocol finds the caller's turns itself");
  }

  /**
   * Send words that the caller types: a turn of its own, which wants an answer. Only of a session
   * whose protocol has {@link AgentConnector.Capability#TEXT_INPUT}.
   */
  default void sendText(String text) {
    throw new UnsupportedOperationException("this protocol takes no typed turns");
  }

  /**
   * Send a still picture beside the audio; it asks for no answer. Only of a session whose protocol
   * has {@link AgentConnector.Capability#PICTURES}.
   *
   * @param mimeType {@code image/jpeg} or {@code image/png}
   */
  default void sendPicture(byte[] picture, String mimeType) {
    throw new UnsupportedOperationException("this protocol takes no pictures");
  }

  /** Tell the agent that no audio follows for a while; nothing where it need not be told. */
  default void audioStreamEnd() {
    // Most protocols have no word for it.
  }

  /** Answer a tool call. */
  void answerTool(String id, String name, Json.Obj response);

  /** End the session; a {@code Closed} event follows. */
  void close();

  /**
   * Drop the connection without a word, as a lost network does. What follows, if anything, counts
   * no more.
   */
  default void abort() {
    close();
  }

  /** Messages that wait in the socket's queue. */
  int queuedMessages();
}
