package dev.talkspurt.simulator;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.simulator.proto.TrafficCheck;
import dev.talkspurt.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A client of the wire format, written by hand: sends frames on the beat and keeps what comes. */
final class WireClient implements LinkListener {
  static final String SETUP =
      "{\"setup\":{\"model\":\"models/gemini-3.1-flash-live-preview\","
          + "\"inputAudioTranscription\":{},\"outputAudioTranscription\":{}}}";
  private static final int FRAME = 320;
  private static final long FRAME_NS = 20_000_000L;

  /** One message of the agent. */
  record Got(long atNs, Json.Obj message, String raw) {}

  final List<Got> got = new ArrayList<>();
  int closeCode;

  String closeReason = "";
  private final Scheduler scheduler;
  private Link link;
  private short[] toSay = new short[0];
  private int said;
  private long frames;
  private long startNs;

  WireClient(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  void setUp() {
    send(SETUP);
  }

  void send(String message) {
    link.sendText(message);
  }

  void sendBinary(byte[] message) {
    link.sendBinary(message);
  }

  Link link() {
    return link;
  }

  /** From now on send a frame every 20 ms, each when it has been captured. */
  void openMicrophone() {
    startNs = scheduler.nowNs();
    scheduler.at(startNs + FRAME_NS, this::frame);
  }

  /** Speak from the frame now being captured on; returns when the first sample is captured. */
  long say(String text) {
    return play(FakeSpeech.speechOf(text));
  }

  long play(short[] samples) {
    toSay = samples;
    said = 0;
    return startNs + frames * FRAME_NS;
  }

  private void frame() {
    if (closeCode != 0) {
      return;
    }
    short[] frame = Arrays.copyOfRange(toSay, said, said + FRAME);
    said = Math.min(said + FRAME, toSay.length);
    frames++;
    sendAudio(frame, 16_000);
    scheduler.at(startNs + (frames + 1) * FRAME_NS, this::frame);
  }

  void sendAudio(short[] samples, int rateHz) {
    String data = Base64.getEncoder().encodeToString(Pcm16.toBytes(samples));
    send(
        "{\"realtimeInput\":{\"audio\":{\"data\":\"%s\",\"mimeType\":\"audio/pcm;rate=%d\"}}}"
            .formatted(data, rateHz));
  }

  void answer(String id, String name, String response) {
    send(
        ("{\"toolResponse\":{\"functionResponses\":"
                + "[{\"id\":\"%s\",\"name\":\"%s\",\"response\":%s}]}}")
            .formatted(id, name, response));
  }

  /** Messages of this kind, or with this member of {@code serverContent}. */
  List<Got> all(String kind) {
    return got.stream()
        .filter(
            g ->
                g.message().get(kind).isPresent()
                    || g.message().obj("serverContent").flatMap(c -> c.get(kind)).isPresent())
        .toList();
  }

  Got first(String kind) {
    return all(kind).get(0);
  }

  /** The kinds of all messages but handles, which come by the clock; runs of one kind told once. */
  List<String> story() {
    List<String> story = new ArrayList<>();
    for (Got each : got) {
      String kind = each.message().members().keySet().iterator().next();
      if (kind.equals("sessionResumptionUpdate")) {
        continue;
      }
      if (kind.equals("serverContent")) {
        kind =
            each.message().obj(kind).orElseThrow().members().keySet().stream()
                .findFirst()
                .orElse("{}");
      }
      if (story.isEmpty() || !story.get(story.size() - 1).equals(kind)) {
        story.add(kind);
      }
    }
    return story;
  }

  /** All audio since message {@code from}, as samples. */
  short[] audio(int from) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    for (Got each : all("modelTurn")) {
      if (got.indexOf(each) >= from) {
        Json.Obj part =
            (Json.Obj)
                each.message()
                    .obj("serverContent")
                    .flatMap(c -> c.obj("modelTurn"))
                    .orElseThrow()
                    .items("parts")
                    .get(0);
        String data = part.obj("inlineData").flatMap(d -> d.text("data")).orElseThrow();
        bytes.writeBytes(Base64.getDecoder().decode(data));
      }
    }
    return Pcm16.toSamples(bytes.toByteArray());
  }

  /** All text of this transcription, joined. */
  String text(String transcription) {
    StringBuilder text = new StringBuilder();
    for (Got each : all(transcription)) {
      each.message()
          .obj("serverContent")
          .flatMap(c -> c.obj(transcription))
          .flatMap(t -> t.text("text"))
          .ifPresent(text::append);
    }
    return text.toString();
  }

  @Override
  public void opened(Link opened, long atNs) {
    link = opened;
  }

  @Override
  public void text(String message, long atNs) {
    throw new AssertionError("the service sends binary frames only");
  }

  @Override
  public void binary(byte[] message, long atNs) {
    String raw = new String(message, StandardCharsets.UTF_8);
    List<String> problems = TrafficCheck.ofServer(raw);
    if (!problems.isEmpty()) {
      throw new AssertionError("not as published: " + problems);
    }
    got.add(new Got(atNs, (Json.Obj) Json.parse(raw), raw));
  }

  @Override
  public void closed(int code, String reason, boolean remote, long atNs) {
    closeCode = code;
    closeReason = reason;
  }
}
