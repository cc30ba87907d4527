package dev.talkspurt.realtime.gemini;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.spi.SessionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that a session tells. */
final class Ears implements SessionListener {
  final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  final List<String> wire = new CopyOnWriteArrayList<>();

  @Override
  public void event(SessionEvent event) {
    events.add(event);
  }

  @Override
  public void wire(long atNs, String direction, int bytes, Json message) {
    wire.add(direction + " " + bytes + " " + message.compact());
  }

  List<String> words() {
    return EventWords.of(events);
  }

  SessionEvent.Closed closed() {
    List<SessionEvent> closed =
        events.stream().filter(SessionEvent.Closed.class::isInstance).toList();
    if (closed.size() != 1 || events.get(events.size() - 1) != closed.get(0)) {
      throw new AssertionError("expected one Closed, the last event, got " + words());
    }
    return (SessionEvent.Closed) closed.get(0);
  }
}
