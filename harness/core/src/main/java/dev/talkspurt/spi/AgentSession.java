package dev.talkspurt.spi;

import dev.talkspurt.document.Json;

/** An open session with an agent. All methods are called on the scheduler's thread. */
public interface AgentSession {
  /** Send one frame of caller audio: 16 kHz mono, (samples), usually 320 of them. */
  void sendAudio(short[] frame);

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
