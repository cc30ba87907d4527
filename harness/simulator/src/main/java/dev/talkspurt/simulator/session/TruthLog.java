package dev.talkspurt.simulator.session;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import dev.talkspurt.time.Ticker;
import java.util.function.Consumer;

/** Writes down what the agent truly did, one object a fact. Used on the scheduler's thread. */
final class TruthLog {
  private final Ticker ticker;
  private final Consumer<Json.Obj> sink;
  private final int session;

  TruthLog(Ticker ticker, Consumer<Json.Obj> sink, int session) {
    this.ticker = ticker;
    this.sink = sink;
    this.session = session;
  }

  /** A fact of now; {@code details} are names and values in turn. */
  void add(String fact, Object... details) {
    addAt(ticker.nowNs(), fact, details);
  }

  /** Tell the client what was heard, and write that down. */
  void heard(Wire wire, String text) {
    wire.heard(text);
    add("transcriptSent", "text", text);
  }

  /** A tool was called. */
  void called(Wire.Called call) {
    add("toolCalled", "id", call.id(), "tool", call.name(), "args", call.args());
  }

  /** What the ear made of an utterance. */
  void recognised(Recognition recognition) {
    add(
        "recognised",
        "phrase",
        recognition.phrase().map(Phrase::text),
        "id",
        recognition.phrase().map(Phrase::id),
        "nearest",
        recognition.nearest().map(Phrase::text),
        "confidence",
        recognition.confidence());
  }

  /** A fact of {@code atNs}. */
  void addAt(long atNs, String fact, Object... details) {
    Json.Builder builder = Json.object().put("t", atNs).put("fact", fact).put("session", session);
    for (int i = 0; i + 1 < details.length; i += 2) {
      builder.put((String) details[i], details[i + 1]);
    }
    sink.accept(builder.build());
  }
}
