package dev.talkspurt.simulator.gemini;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Link;
import dev.talkspurt.simulator.session.Usage;
import dev.talkspurt.simulator.session.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Speaks as the service does: indented JSON in binary frames. */
final class ServerWire implements Wire {
  private static final Json.Obj TURN_COMPLETE = Json.object().put("turnComplete", true).build();
  static final int RATE_HZ = 24_000;

  /** A client that reads nothing is let go before its answers fill the memory. */
  private static final int MAX_QUEUED = 2_000;

  private final Link link;
  private boolean silent;

  ServerWire(Link link) {
    this.link = link;
  }

  void setupComplete() {
    send("setupComplete", Json.object().build());
  }

  @Override
  public void working() {
    send("serverContent", Json.object().build());
  }

  @Override
  public void voiceActivity(boolean begins, long sample) {
    Json activity =
        Json.object()
            .put("type", begins ? "ACTIVITY_START" : "ACTIVITY_END")
            .put("audioOffset", String.format(Locale.ROOT, "%.3fs", sample / 16_000.0))
            .build();
    send(Json.object().put("voiceActivity", activity).build());
  }

  @Override
  public void heard(String text) {
    content(Json.object().put("inputTranscription", Json.object().put("text", text).build()));
  }

  @Override
  public void audio(short[] samples, String text) {
    audio(samples, text, RATE_HZ);
  }

  /** Audio that is said to have this rate. */
  void audio(short[] samples, String text, int rateHz) {
    Json data =
        Json.object()
            .put("mimeType", "audio/pcm;rate=" + rateHz)
            .put("data", Base64.getEncoder().encodeToString(Pcm16.toBytes(samples)))
            .build();
    Json part = Json.object().put("inlineData", data).build();
    Json.Builder content =
        Json.object().put("modelTurn", Json.object().put("parts", List.of(part)).build());
    if (!text.isEmpty()) {
      content.put("outputTranscription", Json.object().put("text", text).build());
    }
    content(content);
  }

  @Override
  public void said(String text) {
    content(Json.object().put("outputTranscription", Json.object().put("text", text).build()));
  }

  @Override
  public void thought(String text) {
    Json part = Json.object().put("text", text).put("thought", true).build();
    content(Json.object().put("modelTurn", Json.object().put("parts", List.of(part)).build()));
  }

  @Override
  public void generationComplete() {
    content(Json.object().put("generationComplete", true));
  }

  @Override
  public void turnComplete(Usage usage) {
    turnComplete(usageMetadata(usage));
  }

  /** The turn is over, and these are its tokens. */
  void turnComplete(Json.Obj usageMetadata) {
    Json.Builder message = Json.object().put("serverContent", TURN_COMPLETE);
    message.putIfPresent("usageMetadata", usageMetadata.members().isEmpty() ? null : usageMetadata);
    send(message.build());
  }

  static Json.Obj usageMetadata(Usage usage) {
    int prompt = usage.promptText() + usage.promptAudio();
    Json.Builder metadata = Json.object();
    putCount(metadata, "promptTokenCount", prompt);
    putCount(metadata, "responseTokenCount", usage.responseAudio());
    putCount(metadata, "totalTokenCount", prompt + usage.responseAudio());
    putDetails(
        metadata,
        "promptTokensDetails",
        detail("TEXT", usage.promptText()),
        detail("AUDIO", usage.promptAudio()));
    putDetails(metadata, "responseTokensDetails", detail("AUDIO", usage.responseAudio()));
    return metadata.build();
  }

  /** Zeros and empty lists never appear in proto JSON. */
  private static void putCount(Json.Builder builder, String key, int count) {
    builder.putIfPresent(key, count == 0 ? null : count);
  }

  private static Json detail(String modality, int tokens) {
    return tokens == 0
        ? null
        : Json.object().put("modality", modality).put("tokenCount", tokens).build();
  }

  private static void putDetails(Json.Builder builder, String key, Json... details) {
    List<Json> present = new ArrayList<>();
    for (Json detail : details) {
      if (detail != null) {
        present.add(detail);
      }
    }
    builder.putIfPresent(key, present.isEmpty() ? null : present);
  }

  @Override
  public void interrupted() {
    content(Json.object().put("interrupted", true));
  }

  @Override
  public void toolCalls(List<Called> calls) {
    List<Json> functions = new ArrayList<>();
    for (Called call : calls) {
      functions.add(
          Json.object()
              .put("name", call.name())
              .put("args", call.args())
              .put("id", call.id())
              .build());
    }
    send("toolCall", Json.object().put("functionCalls", functions).build());
  }

  @Override
  public void toolCallsCancelled(List<String> ids) {
    send("toolCallCancellation", Json.object().put("ids", ids).build());
  }

  @Override
  public void resumable(String handle) {
    send(
        "sessionResumptionUpdate",
        Json.object().put("newHandle", handle).put("resumable", true).build());
  }

  /** Nothing that is empty or false appears in proto JSON. */
  @Override
  public void notResumable() {
    send("sessionResumptionUpdate", Json.object().build());
  }

  @Override
  public void goingAway(int leftMs) {
    String seconds = leftMs % 1000 == 0 ? leftMs / 1000 + "s" : leftMs / 1000.0 + "s";
    send("goAway", Json.object().put("timeLeft", seconds).build());
  }

  @Override
  public void fallSilent() {
    silent = true;
  }

  @Override
  public void close(int code, String reason) {
    link.close(code, reason);
  }

  void content(Json.Builder content) {
    send("serverContent", content.build());
  }

  void send(String kind, Json.Obj body) {
    send(Json.object().put(kind, body).build());
  }

  void send(Json.Obj message) {
    if (silent) {
      return;
    }
    if (link.queuedMessages() > MAX_QUEUED) {
      link.abort();
    } else {
      link.sendBinary(message.pretty().getBytes(StandardCharsets.UTF_8));
    }
  }
}
