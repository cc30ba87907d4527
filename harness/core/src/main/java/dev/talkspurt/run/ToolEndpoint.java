package dev.talkspurt.run;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.ToolAnswer;
import java.io.IOException;

/** Asks endpoints of the user's what a tool answers. Thread-safe. */
interface ToolEndpoint {
  /** Prepare to ask; nothing is sent yet. */
  Exchange ask(ToolAnswer.FromEndpoint endpoint, String tool, Json.Obj args);

  /** One question. */
  interface Exchange {
    /**
     * Send it and wait for the answer.
     *
     * @throws IOException if there is no usable answer; the message says why and holds no secret
     */
    Json.Obj answer() throws IOException;

    /** Wait no longer; from any thread, at any time. */
    void giveUp();
  }
}
