package dev.talkspurt.realtime.gemini;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.SessionEvent.Source;
import dev.talkspurt.document.Json;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The events of {@code serverContent}.
 *
 * <p>A model that thinks at length ends its filler words with {@code turnComplete} while {@code
 * interactionStatus} still says {@code IN_PROGRESS}. Such an end is held back until the status says
 * otherwise or the next turn's end comes. Not thread-safe.
 */
final class ServerContent {
  private static final Set<String> MEMBERS =
      Set.of(
          "modelTurn",
          "outputTranscription",
          "inputTranscription",
          "interimInputTranscription",
          "generationComplete",
          "turnComplete",
          "turnCompleteReason",
          "interrupted",
          "waitingForInput",
          "interactionStatus",
          "groundingMetadata",
          "urlContextMetadata");
  private static final String NEEDS_MORE = "NEED_MORE_INPUT";
  private static final Set<String> GOOD_REASONS =
      Set.of(NEEDS_MORE, "TURN_COMPLETE_REASON_UNSPECIFIED", "REASON_UNSPECIFIED");
  private static final Set<String> QUIET_PARTS = Set.of("executableCode", "codeExecutionResult");
  private static final Pattern PCM =
      Pattern.compile("audio/(?:pcm|l16)\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern RATE =
      Pattern.compile(";\\s*rate\\s*=\\s*(\\d{4,6})\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);
  private static final int DEFAULT_RATE_HZ = 24_000;
  private static final int MIN_RATE_HZ = 8_000;
  private static final int MAX_RATE_HZ = 192_000;

  private boolean heldEnd;

  /** What was said and heard in {@code content}. */
  void said(Json.Obj content, long atNs, List<SessionEvent> events) {
    text(content, "inputTranscription")
        .ifPresent(text -> events.add(new SessionEvent.InputTranscript(atNs, text, false)));
    for (Json part : content.obj("modelTurn").map(turn -> turn.items("parts")).orElse(List.of())) {
      part(part, atNs, events);
    }
    text(content, "outputTranscription")
        .ifPresent(text -> events.add(new SessionEvent.OutputTranscript(atNs, text, false)));
    for (String member : content.members().keySet()) {
      if (!MEMBERS.contains(member)) {
        unknown(member, atNs, events);
      }
    }
  }

  private static Optional<String> text(Json.Obj content, String transcription) {
    return content.obj(transcription).flatMap(t -> t.text("text")).filter(text -> !text.isEmpty());
  }

  private static void part(Json part, long atNs, List<SessionEvent> events) {
    if (!(part instanceof Json.Obj object)) {
      events.add(ServerMessages.error(atNs, "a part is " + part.kind() + ", expected object"));
      return;
    }
    if (object.isTrue("thought")) {
      return;
    }
    object.obj("inlineData").ifPresent(blob -> audio(blob, atNs, events));
    for (String member : object.members().keySet()) {
      if (!member.equals("inlineData") && !QUIET_PARTS.contains(member)) {
        unknown("modelTurn.parts." + member, atNs, events);
      }
    }
  }

  private static void unknown(String member, long atNs, List<SessionEvent> events) {
    events.add(new SessionEvent.Unknown(atNs, ServerMessages.cut("serverContent." + member)));
  }

  private static void audio(Json.Obj blob, long atNs, List<SessionEvent> events) {
    String mimeType = blob.text("mimeType").orElse("audio/pcm");
    if (!PCM.matcher(mimeType).matches()) {
      unknown("modelTurn.parts.inlineData " + mimeType, atNs, events);
      return;
    }
    Matcher rate = RATE.matcher(mimeType);
    int rateHz = rate.find() ? Integer.parseInt(rate.group(1)) : DEFAULT_RATE_HZ;
    if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ) {
      events.add(ServerMessages.error(atNs, "agent audio has an impossible rate: " + rateHz));
      return;
    }
    try {
      byte[] bytes = decoded(blob.text("data").orElse(""));
      if (bytes.length % 2 != 0) {
        events.add(ServerMessages.error(atNs, "agent audio ends in half a sample"));
      }
      if (bytes.length >= 2) {
        AudioClip clip = AudioClip.of(Pcm16.toSamples(bytes), rateHz);
        events.add(new SessionEvent.AgentAudio(atNs, clip));
      }
    } catch (IllegalArgumentException e) {
      events.add(ServerMessages.error(atNs, "agent audio is no base64: " + e.getMessage()));
    }
  }

  private static byte[] decoded(String base64) {
    boolean urlSafe = base64.indexOf('-') >= 0 || base64.indexOf('_') >= 0;
    return (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(base64);
  }

  /** What ended with {@code message}, of which {@code content} is a part if it has any. */
  void ended(Optional<Json.Obj> content, Json.Obj message, long atNs, List<SessionEvent> events) {
    if (content.filter(c -> c.isTrue("generationComplete")).isPresent()) {
      events.add(new SessionEvent.AgentAudioEnd(atNs, Source.PROTOCOL));
    }
    if (content.filter(c -> c.isTrue("interrupted")).isPresent()) {
      events.add(new SessionEvent.Interrupted(atNs, Source.PROTOCOL));
    }
    content
        .flatMap(c -> c.text("turnCompleteReason"))
        .filter(reason -> !GOOD_REASONS.contains(reason))
        .ifPresent(reason -> events.add(ServerMessages.error(atNs, reasonWords(reason))));
    boolean waits =
        content
            .filter(
                c ->
                    c.isTrue("waitingForInput")
                        || c.text("turnCompleteReason").filter(NEEDS_MORE::equals).isPresent())
            .isPresent();
    if (waits) {
      events.add(new SessionEvent.WaitingForInput(atNs));
    }
    String status =
        content
            .flatMap(c -> c.text("interactionStatus"))
            .or(() -> message.text("interactionStatus"))
            .orElse("");
    boolean complete = content.filter(c -> c.isTrue("turnComplete")).isPresent();
    boolean idle =
        status.equals("IDLE")
            || status.equals("REQUIRES_ACTION") && message.get("toolCall").isEmpty();
    if (complete && status.equals("IN_PROGRESS")) {
      heldEnd = true;
    } else if (complete || heldEnd && idle) {
      heldEnd = false;
      events.add(new SessionEvent.TurnEnd(atNs, Source.PROTOCOL));
    }
  }

  private static String reasonWords(String reason) {
    return "the turn ended early: turnCompleteReason " + ServerMessages.cut(reason);
  }
}
