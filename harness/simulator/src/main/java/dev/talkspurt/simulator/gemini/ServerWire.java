package dev.talkspurt.simulator.gemini;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Link;
import dev.talkspurt.simulator.behaviour.Ending;
import dev.talkspurt.simulator.profile.Profile;
import dev.talkspurt.simulator.session.Usage;
import dev.talkspurt.simulator.session.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Speaks as the service does: indented JSON in binary frames. */
final class ServerWire implements Wire {

  /** Before each word and each mark. */
  private static final Pattern PIECES = Pattern.compile("(?= )|(?<=\\p{L})(?=\\p{Punct})");

  static final int RATE_HZ = 24_000;

  /** A client that reads nothing is let go before its answers fill the memory. */
  private static final int MAX_QUEUED = 2_000;

  private final Link link;
  private final Profile profile;
  private final UsageFrame usage;
  private final Runnable whenClosed;
  private int sent;
  private boolean silent;

  /**
   * Speaks as a model of this profile does.
   *
   * @param usageGaps whether its token counts have the model's gaps
   * @param whenClosed runs before the session is ended from here
   */
  ServerWire(Link link, Profile profile, boolean usageGaps, Runnable whenClosed) {
    this.whenClosed = whenClosed;
    this.link = link;
    this.profile = profile;
    this.usage = new UsageFrame(profile, usageGaps);
  }

  /** The session is set up; {@code sessionId} is empty where sessions have none. */
  void setupComplete(String sessionId) {
    Json.Builder complete = Json.object();
    complete.putIfPresent("sessionId", sessionId.isEmpty() ? null : sessionId);
    send("setupComplete", complete.build());
  }

  /** How many messages it has sent. */
  int sent() {
    return sent;
  }

  /** How tokens are told. */
  UsageFrame usage() {
    return usage;
  }

  @Override
  public void working() {
    if (profile.frames().emptyFirst()) {
      send("serverContent", Json.object().build());
    }
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
    if (profile.frames().heardInDeltas()) {
      for (String piece : PIECES.split(text)) {
        transcript("inputTranscription", piece);
      }
    } else {
      transcript("inputTranscription", text);
    }
  }

  private void transcript(String which, String text) {
    content(Json.object().put(which, Json.object().put("text", text).build()));
  }

  @Override
  public void audio(short[] samples, String text) {
    audio(samples, text, RATE_HZ);
  }

  /** Audio that is said to have this rate. */
  void audio(short[] samples, String text, int rateHz) {
    Json data =
        Json.object()
            .put("mimeType", profile.surface().audioType(rateHz))
            .put("data", Base64.getEncoder().encodeToString(Pcm16.toBytes(samples)))
            .build();
    Json part = Json.object().put("inlineData", data).build();
    Json.Builder content = modelTurn(part);
    if (!text.isEmpty() && profile.frames().audioWithText()) {
      content.put("outputTranscription", Json.object().put("text", text).build());
    } else if (!text.isEmpty()) {
      transcript("outputTranscription", text);
    }
    content(content);
  }

  @Override
  public void said(String text) {
    if (!profile.frames().bracketed()) {
      transcript("outputTranscription", text);
      return;
    }
    content(Json.object().put("outputTranscription", Json.object().build()));
    for (String piece : PIECES.split(text)) {
      transcript("outputTranscription", piece);
    }
    Json.Obj finished = Json.object().put("finished", true).build();
    content(Json.object().put("outputTranscription", finished));
  }

  @Override
  public void thought(String text) {
    Json part = Json.object().put("text", text).put("thought", true).build();
    content(modelTurn(part));
  }

  private Json.Builder modelTurn(Json part) {
    Json.Builder turn = Json.object().put("parts", List.of(part));
    turn.putIfPresent("role", profile.surface().isVertex() ? "model" : null);
    return Json.object().put("modelTurn", turn.build());
  }

  @Override
  public void generationComplete() {
    content(Json.object().put("generationComplete", true));
  }

  @Override
  public void turnComplete(Usage tokens, boolean idle) {
    turnComplete(usage.of(tokens), idle);
  }

  /** The turn is over, and these are its tokens. */
  void turnComplete(Json.Obj usageMetadata, boolean idle) {
    Json.Builder content = Json.object().put("turnComplete", true);
    boolean vertex = profile.surface().isVertex();
    content.putIfPresent("groundingMetadata", vertex ? Json.object().build() : null);
    content.putIfPresent("interactionStatus", status(idle));
    Json.Builder message = Json.object().put("serverContent", content.build());
    message.putIfPresent("usageMetadata", usageMetadata.members().isEmpty() ? null : usageMetadata);
    send(message.build());
  }

  /** What it says of the whole it has been asked for, if it says anything. */
  private String status(boolean idle) {
    return profile.turns().tellsStatus() ? idle ? "IDLE" : "IN_PROGRESS" : null;
  }

  @Override
  public void idle() {
    if (profile.turns().tellsStatus()) {
      content(Json.object().put("interactionStatus", status(true)));
    }
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
    if (profile.turns().tellsStatus()) {
      content(Json.object().put("interactionStatus", status(false)));
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
    whenClosed.run();
    if (code == Ending.NO_STATUS) {
      link.abort();
    } else {
      link.close(code, reason);
    }
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
      sent++;
      link.sendBinary(message.pretty().getBytes(StandardCharsets.UTF_8));
    }
  }
}
