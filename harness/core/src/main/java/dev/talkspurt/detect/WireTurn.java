package dev.talkspurt.detect;

import dev.talkspurt.detect.Course.Event;
import dev.talkspurt.detect.Course.Kind;
import dev.talkspurt.metric.CallEvidence;
import java.util.ArrayList;
import java.util.List;

/**
 * All that came between two ends of the agent's turns.
 *
 * @param number from 1
 * @param sinceMs when the turn before ended; negative infinity for the first
 * @param endMs when it ended; NaN if it never did
 * @param lost whether the connection broke in it
 * @param events without its end
 * @param text of what the agent said; what follows the end at once still belongs to it
 */
record WireTurn(
    int number, double sinceMs, double endMs, boolean lost, List<Event> events, String text) {
  /** A transcript may be so much later than the end of its turn. */
  private static final double LATE_TEXT_MS = 1_000;

  /** All turns of a call, the last one perhaps without an end. */
  static List<WireTurn> of(CallEvidence call) {
    List<WireTurn> turns = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    double sinceMs = Double.NEGATIVE_INFINITY;
    for (Event event : Course.of(call)) {
      if (event.kind() == Kind.TURN_END || event.kind() == Kind.LOST) {
        boolean lost = event.kind() == Kind.LOST;
        add(turns, sinceMs, lost ? Double.NaN : event.atMs(), lost, events);
        events.clear();
        sinceMs = event.atMs();
      } else if (isLateText(event, events, turns)) {
        turns.set(turns.size() - 1, turns.get(turns.size() - 1).with(event.text()));
      } else {
        events.add(event);
      }
    }
    add(turns, sinceMs, Double.NaN, false, events);
    return turns;
  }

  private static boolean isLateText(Event event, List<Event> events, List<WireTurn> turns) {
    if (event.kind() != Kind.TEXT || !events.isEmpty() || turns.isEmpty()) {
      return false;
    }
    WireTurn last = turns.get(turns.size() - 1);
    return last.has(Kind.AUDIO) && event.atMs() - last.endMs() <= LATE_TEXT_MS;
  }

  private static void add(
      List<WireTurn> turns, double sinceMs, double endMs, boolean lost, List<Event> events) {
    StringBuilder text = new StringBuilder();
    for (Event event : events) {
      text.append(event.kind() == Kind.TEXT ? event.text() : "");
    }
    turns.add(
        new WireTurn(turns.size() + 1, sinceMs, endMs, lost, List.copyOf(events), text.toString()));
  }

  private WireTurn with(String more) {
    return new WireTurn(number, sinceMs, endMs, lost, events, text + more);
  }

  /** Whether it ended with a signal of its end. */
  boolean ended() {
    return !Double.isNaN(endMs);
  }

  boolean has(Kind kind) {
    return events.stream().anyMatch(event -> event.kind() == kind);
  }

  /** When the first event of this kind came; NaN if none did. */
  double firstMs(Kind kind) {
    return events.stream()
        .filter(event -> event.kind() == kind)
        .mapToDouble(Event::atMs)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** When the agent first said or did something; NaN if it never did. */
  double beginMs() {
    return events.stream()
        .filter(Event::isOutput)
        .mapToDouble(Event::atMs)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** When its last sample is heard, or would be; NaN without audio. */
  double heardToMs() {
    return events.stream()
        .filter(event -> event.kind() == Kind.AUDIO)
        .mapToDouble(Event::heardToMs)
        .max()
        .orElse(Double.NaN);
  }

  /** As findings name it. */
  String name() {
    return "agent turn " + number;
  }
}
