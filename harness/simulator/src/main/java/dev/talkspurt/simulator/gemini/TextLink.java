package dev.talkspurt.simulator.gemini;

import dev.talkspurt.link.Link;
import java.nio.charset.StandardCharsets;

/** Sends in text frames what the service sends in binary ones, for clients that take but these. */
record TextLink(Link link) implements Link {
  @Override
  public void sendText(String message) {
    link.sendText(message);
  }

  @Override
  public void sendBinary(byte[] message) {
    link.sendText(new String(message, StandardCharsets.UTF_8));
  }

  @Override
  public void close(int code, String reason) {
    link.close(code, reason);
  }

  @Override
  public void abort() {
    link.abort();
  }

  @Override
  public int queuedMessages() {
    return link.queuedMessages();
  }
}
