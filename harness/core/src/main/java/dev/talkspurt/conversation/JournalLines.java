package dev.talkspurt.conversation;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.LineScan;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The three kinds of line that make up nearly all of a journal, read as {@link JournalFormat}
 * writes them. Messages that recur are parsed once. Not thread-safe.
 */
final class JournalLines {
  private static final byte[] TIME = ascii("{'t':");
  private static final byte[] FRAME = ascii(",'event':'callerFrame','index':");
  private static final byte[] IDEAL = ascii(",'idealNs':");
  private static final byte[] QUEUED = ascii(",'queued':");
  private static final byte[] CHUNK = ascii(",'event':'agentChunk','index':");
  private static final byte[] FIRST = ascii(",'firstSample':");
  private static final byte[] COUNT = ascii(",'sampleCount':");
  private static final byte[] RATE = ascii(",'sampleRateHz':");
  private static final byte[] SENT = ascii(",'event':'wire','direction':'sent','bytes':");
  private static final byte[] RECEIVED = ascii(",'event':'wire','direction':'received','bytes':");
  private static final byte[] MESSAGE = ascii(",'message':");
  private static final byte[] END = ascii("}");

  private static final int LONGEST_KEPT = 256;
  private static final int MOST_KEPT = 256;

  private final Map<String, Json> messages = new HashMap<>();

  /** The entry; null if the line is another, or written in another way. */
  JournalEntry quick(byte[] line, int length) {
    LineScan scan = new LineScan(line, 0, length);
    if (!scan.next(TIME)) {
      return null;
    }
    long t = scan.number();
    JournalEntry entry = null;
    if (scan.next(FRAME)) {
      int index = scan.smallNumber();
      long idealNs = scan.then(IDEAL).number();
      int queued = scan.then(QUEUED).smallNumber();
      scan.then(END);
      entry = new JournalEntry.CallerFrame(t, index, idealNs, queued);
    } else if (scan.next(SENT)) {
      return wire(scan, t, "sent");
    } else if (scan.next(RECEIVED)) {
      return wire(scan, t, "received");
    } else if (scan.next(CHUNK)) {
      int index = scan.smallNumber();
      long first = scan.then(FIRST).number();
      int count = scan.then(COUNT).smallNumber();
      int rate = scan.then(RATE).smallNumber();
      scan.then(END);
      entry = new JournalEntry.AgentChunk(t, index, first, count, rate);
    }
    return scan.whole() ? entry : null;
  }

  private JournalEntry wire(LineScan scan, long t, String direction) {
    int bytes = scan.smallNumber();
    String text = scan.then(MESSAGE).restBefore('}');
    Json message = scan.whole() ? messages.get(text) : null;
    if (message == null && scan.whole() && text.length() <= LONGEST_KEPT) {
      message = remembered(text);
    }
    return message == null ? null : new JournalEntry.Wire(t, direction, bytes, message);
  }

  /** Null for what is no message alone: whether the line can be read, its parser says. */
  private Json remembered(String text) {
    if (messages.size() >= MOST_KEPT) {
      return null;
    }
    try {
      Json message = Json.parse(text);
      messages.put(text, message);
      return message;
    } catch (BadInput e) {
      return null;
    }
  }

  private static byte[] ascii(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
  }
}
