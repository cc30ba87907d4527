package dev.talkspurt.realtime.gemini;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The listener of a session's link: decodes on the thread that reads, and hands the outcome over to
 * the session on the scheduler's thread, in order.
 */
final class GeminiReader implements LinkListener {
  private final GeminiSession session;
  private final Scheduler scheduler;
  private final WireForm wireForm;
  private final ServerMessages messages = new ServerMessages();

  GeminiReader(GeminiSession session, Scheduler scheduler, WireForm wireForm) {
    this.session = session;
    this.scheduler = scheduler;
    this.wireForm = wireForm;
  }

  @Override
  public void opened(Link opened, long atNs) {
    scheduler.post(() -> session.opened(opened, atNs));
  }

  @Override
  public void text(String message, long atNs) {
    decode(message, message.getBytes(StandardCharsets.UTF_8).length, atNs);
  }

  @Override
  public void binary(byte[] message, long atNs) {
    decode(new String(message, StandardCharsets.UTF_8), message.length, atNs);
  }

  private void decode(String text, int bytes, long atNs) {
    Json wire;
    List<SessionEvent> events;
    try {
      Json message = wireForm.withoutKey(Json.parse(text));
      wire = wireForm.journal(message);
      events = messages.decode(message, atNs);
    } catch (BadInput | IllegalArgumentException | IllegalStateException e) {
      // The link would swallow what is thrown here, and the message with it.
      wire = wireForm.broken(text);
      String what = e instanceof BadInput ? "is no JSON: " : "cannot be read: ";
      events = List.of(ServerMessages.error(atNs, "a message " + what + why(e)));
    }
    Json journal = wire;
    List<SessionEvent> decoded = events;
    scheduler.post(() -> session.received(atNs, bytes, journal, decoded));
  }

  @Override
  public void pong(long sentNs, long atNs) {
    scheduler.post(() -> session.answered(sentNs, atNs));
  }

  private String why(RuntimeException e) {
    return wireForm.withoutKey(ServerMessages.cut(String.valueOf(e.getMessage())));
  }

  @Override
  public void closed(int code, String reason, boolean remote, long atNs) {
    scheduler.post(() -> session.linkEnded(code, reason, remote, atNs));
  }
}
