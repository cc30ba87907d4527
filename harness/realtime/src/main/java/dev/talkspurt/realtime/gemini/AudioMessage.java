package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import java.util.Base64;
import java.util.Map;

/** Caller audio as it goes on the wire, put together without a document: fifty times a second. */
final class AudioMessage {
  private static final String HEAD = "{\"realtimeInput\":{\"audio\":{\"data\":\"";

  private final String type;
  private final String tail;
  private int formBytes = -1;
  private Json form;

  /** Labelled with this sample rate. */
  AudioMessage(int announcedRateHz) {
    this.type = "audio/pcm;rate=" + announcedRateHz;
    this.tail = "\",\"mimeType\":\"" + type + "\"}}}";
  }

  /** The message that holds these samples. */
  String text(byte[] pcm) {
    return HEAD + Base64.getEncoder().encodeToString(pcm) + tail;
  }

  /** The same as the journal keeps it, without the samples. */
  Json journal(int bytes) {
    if (bytes != formBytes) {
      formBytes = bytes;
      Map<String, Integer> data = Map.of("audioBytes", bytes);
      Json.Obj audio = Json.object().put("data", data).put("mimeType", type).build();
      form = Json.object().put("realtimeInput", Map.of("audio", audio)).build();
    }
    return form;
  }
}
