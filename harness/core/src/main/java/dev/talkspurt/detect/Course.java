package dev.talkspurt.detect;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.AgentChunk;
import dev.talkspurt.conversation.JournalEntry.AudioStarted;
import dev.talkspurt.conversation.JournalEntry.Signal;
import dev.talkspurt.conversation.JournalEntry.ToolAnswered;
import dev.talkspurt.conversation.JournalEntry.ToolCalled;
import dev.talkspurt.conversation.JournalEntry.Transcript;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.CallEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came over the wire from the agent, in the order it came; what comes in one message keeps its
 * order there. Pure.
 */
final class Course {
  /** Kinds of events. */
  enum Kind {
    /** Audio. */
    AUDIO,
    /** Text of what the agent says. */
    TEXT,
    /** Text of what the caller said. */
    HEARD_AS,
    /** A tool is called. */
    CALL,
    /** A tool's answer is sent to the agent. */
    ANSWER,
    /** All audio has been sent. */
    AUDIO_END,
    /** The agent was cut off. */
    INTERRUPTED,
    /** The agent's turn is over. */
    TURN_END,
    /** The connection broke. */
    LOST
  }

  private static final Map<String, Kind> SIGNALS =
      Map.of(
          "audioEnd",
          Kind.AUDIO_END,
          "interrupted",
          Kind.INTERRUPTED,
          "turnEnd",
          Kind.TURN_END,
          Timeline.DISCONNECTED,
          Kind.LOST);

  /**
   * One event.
   *
   * @param atMs when it was received, on the call's axis
   * @param heardToMs of audio: when its last sample is heard, or would be; else NaN
   * @param text of a transcript, or the tool's name; else empty
   */
  record Event(Kind kind, double atMs, double heardToMs, String text) {
    /** Whether it is something the agent says or does. */
    boolean isOutput() {
      return kind == Kind.AUDIO || kind == Kind.TEXT || kind == Kind.CALL;
    }
  }

  private Course() {}

  /** All events; empty if the call was recorded by something that wrote no journal. */
  static List<Event> of(CallEvidence call) {
    Map<Integer, Double> heardTo = new HashMap<>();
    for (Timeline.Chunk chunk : call.timeline().chunks()) {
      heardTo.put(chunk.index(), chunk.playedFromMs() + chunk.durationMs());
    }
    long originNs =
        call.journal().stream()
            .filter(AudioStarted.class::isInstance)
            .mapToLong(JournalEntry::atNs)
            .findFirst()
            .orElse(0);
    List<Event> events = new ArrayList<>();
    for (JournalEntry entry : call.journal()) {
      double atMs = (entry.atNs() - originNs) / 1e6;
      if (entry instanceof AgentChunk chunk) {
        events.add(new Event(Kind.AUDIO, atMs, heardTo.getOrDefault(chunk.index(), atMs), ""));
      } else if (entry instanceof Transcript words) {
        Kind kind = words.who().equals("agent") ? Kind.TEXT : Kind.HEARD_AS;
        events.add(new Event(kind, atMs, Double.NaN, words.text()));
      } else if (entry instanceof ToolCalled tool) {
        events.add(new Event(Kind.CALL, atMs, Double.NaN, tool.name()));
      } else if (entry instanceof ToolAnswered tool) {
        events.add(new Event(Kind.ANSWER, atMs, Double.NaN, tool.name()));
      } else if (entry instanceof Signal signal && SIGNALS.containsKey(signal.kind())) {
        events.add(new Event(SIGNALS.get(signal.kind()), atMs, Double.NaN, ""));
      }
    }
    return events;
  }
}
