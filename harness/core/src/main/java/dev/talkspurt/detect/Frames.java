package dev.talkspurt.detect;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.CallEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of a call, with their times on the call's axis. Pure. */
final class Frames {
  /** One message; audio and secrets are taken out of it. */
  record Frame(double atMs, boolean received, Json.Obj message) {
    /** What the model did, if the message tells. */
    Optional<Json.Obj> content() {
      return received ? message.obj("serverContent") : Optional.empty();
    }

    /** The parts of what the model generated. */
    List<Json.Obj> parts() {
      return content().flatMap(c -> c.obj("modelTurn")).map(t -> t.items("parts")).stream()
          .flatMap(List::stream)
          .filter(Json.Obj.class::isInstance)
          .map(Json.Obj.class::cast)
          .toList();
    }

    /** Whether it holds sound of the agent's. */
    boolean audible() {
      return parts().stream()
          .anyMatch(part -> part.get("inlineData").isPresent() && !part.isTrue("thought"));
    }

    /** Whether it ends a turn. */
    boolean endsTurn() {
      return content().filter(c -> c.isTrue("turnComplete")).isPresent();
    }

    /** Whether nothing more is to come in its turn. */
    boolean endsGeneration() {
      return endsTurn() || content().filter(c -> c.isTrue("generationComplete")).isPresent();
    }

    /** Whether it answers a tool call. */
    boolean answersTool() {
      return !received && message.get("toolResponse").isPresent();
    }
  }

  private Frames() {}

  /** All messages but the caller's sound, in order; empty if the journal holds none. */
  static List<Frame> of(CallEvidence call) {
    long originNs = 0;
    for (JournalEntry entry : call.journal()) {
      if (entry instanceof JournalEntry.AudioStarted started) {
        originNs = started.atNs();
        break;
      }
    }
    List<Frame> frames = new ArrayList<>();
    for (JournalEntry entry : call.journal()) {
      if (entry instanceof JournalEntry.Wire wire
          && wire.message() instanceof Json.Obj message
          && !message.members().containsKey("realtimeInput")) {
        boolean received = wire.direction().equals("received");
        frames.add(new Frame((wire.atNs() - originNs) / 1e6, received, message));
      }
    }
    return frames;
  }
}
