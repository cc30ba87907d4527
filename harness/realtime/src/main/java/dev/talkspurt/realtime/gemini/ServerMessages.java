package dev.talkspurt.realtime.gemini;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.SessionEvent.Source;
import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a session's server messages into events.
 *
 * <p>One message may hold several things at once. Their events come in this order, whatever the
 * order of the members: ready, user speech, input transcript, agent audio, output transcript,
 * usage, end of audio, interruption, end of turn, tool calls, cancellations, resumption, closing
 * soon, errors and unknown members. So audio precedes the end that cuts or completes it, and usage
 * precedes the end of the turn it belongs to. Thoughts and metadata make no events. Nothing that a
 * server can send makes {@link #decode} throw.
 *
 * <p>Not thread-safe: one instance for one session, used by its link's reader alone.
 */
final class ServerMessages {
  private static final Set<String> TOP_LEVEL =
      Set.of(
          "setupComplete",
          "serverContent",
          "toolCall",
          "toolCallCancellation",
          "goAway",
          "sessionResumptionUpdate",
          "voiceActivity",
          "voiceActivityDetectionSignal",
          "usageMetadata",
          "interactionStatus",
          "error");
  private static final Set<String> OBJECTS =
      Set.of(
          "setupComplete",
          "serverContent",
          "toolCall",
          "toolCallCancellation",
          "goAway",
          "sessionResumptionUpdate",
          "voiceActivity",
          "voiceActivityDetectionSignal",
          "usageMetadata");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?s");
  private static final String OWN_ID = "unnamed-call-";
  private static final int MAX_WORDS = 300;

  private final ServerContent content = new ServerContent();
  private int ownIds;

  /** Whether {@code id} is ours, given to a call that came without one. */
  static boolean isOwnId(String id) {
    return id.startsWith(OWN_ID);
  }

  /** The events of {@code message}, received at {@code atNs}. */
  List<SessionEvent> decode(Json message, long atNs) {
    List<SessionEvent> events = new ArrayList<>();
    if (!(message instanceof Json.Obj object)) {
      events.add(error(atNs, "a message is a " + message.kind() + ", expected an object"));
      return events;
    }
    object.obj("setupComplete").ifPresent(setup -> events.add(ready(setup, atNs)));
    userSpeech(object, atNs, events);
    Optional<Json.Obj> server = object.obj("serverContent");
    server.ifPresent(c -> content.said(c, atNs, events));
    object.obj("usageMetadata").ifPresent(u -> events.add(new SessionEvent.Usage(atNs, u)));
    content.ended(server, object, atNs, events);
    object.obj("toolCall").ifPresent(call -> toolCalls(call, atNs, events));
    object.obj("toolCallCancellation").ifPresent(cancel -> cancelled(cancel, atNs, events));
    object.obj("sessionResumptionUpdate").ifPresent(update -> events.add(resumption(update, atNs)));
    object.obj("goAway").ifPresent(goAway -> closingSoon(goAway, atNs, events));
    object.get("error").ifPresent(e -> events.add(error(atNs, "the provider says: " + words(e))));
    oddities(object, atNs, events);
    return events;
  }

  private static SessionEvent ready(Json.Obj setup, long atNs) {
    return new SessionEvent.Ready(atNs, setup.text("sessionId").orElse(""));
  }

  private static void userSpeech(Json.Obj message, long atNs, List<SessionEvent> events) {
    Optional<Json.Obj> activity = message.obj("voiceActivity");
    String type =
        activity.flatMap(a -> a.text("type").or(() -> a.text("voiceActivityType"))).orElse("");
    String signal =
        message
            .obj("voiceActivityDetectionSignal")
            .flatMap(s -> s.text("vadSignalType"))
            .orElse("");
    if (type.equals("ACTIVITY_START") || signal.equals("VAD_SIGNAL_TYPE_SOS")) {
      events.add(new SessionEvent.UserSpeechStarted(atNs, Source.PROTOCOL));
    }
    if (type.equals("ACTIVITY_END") || signal.equals("VAD_SIGNAL_TYPE_EOS")) {
      events.add(new SessionEvent.UserSpeechStopped(atNs, Source.PROTOCOL));
    }
  }

  private void toolCalls(Json.Obj toolCall, long atNs, List<SessionEvent> events) {
    for (Json item : toolCall.items("functionCalls")) {
      if (item instanceof Json.Obj call
          && call.text("name").filter(n -> !n.isEmpty()).isPresent()) {
        String id =
            call.text("id").filter(text -> !text.isEmpty()).orElseGet(() -> OWN_ID + ++ownIds);
        Json.Obj args = call.obj("args").orElseGet(() -> Json.object().build());
        events.add(new SessionEvent.ToolCall(atNs, id, call.text("name").orElseThrow(), args));
      } else {
        events.add(error(atNs, "a tool call names no function: " + words(item)));
      }
    }
  }

  private static void cancelled(Json.Obj cancellation, long atNs, List<SessionEvent> events) {
    List<String> ids =
        cancellation.items("ids").stream()
            .filter(Json.Str.class::isInstance)
            .map(id -> ((Json.Str) id).value())
            .toList();
    if (!ids.isEmpty()) {
      events.add(new SessionEvent.ToolCancel(atNs, ids));
    }
  }

  private static SessionEvent resumption(Json.Obj update, long atNs) {
    String handle = update.text("newHandle").orElse("");
    return new SessionEvent.ResumptionHandle(
        atNs, handle, update.isTrue("resumable") && !handle.isEmpty());
  }

  private static void closingSoon(Json.Obj goAway, long atNs, List<SessionEvent> events) {
    Optional<String> timeLeft = goAway.text("timeLeft");
    Matcher seconds = SECONDS.matcher(timeLeft.orElse("0s"));
    if (seconds.matches()) {
      String number = timeLeft.orElse("0s").replace("s", "");
      long ms =
          new BigDecimal(number).movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact();
      events.add(new SessionEvent.ClosingSoon(atNs, ms));
    } else {
      events.add(new SessionEvent.ClosingSoon(atNs, 0));
      events.add(error(atNs, "goAway.timeLeft is no duration: " + cut(timeLeft.orElse(""))));
    }
  }

  private static void oddities(Json.Obj message, long atNs, List<SessionEvent> events) {
    if (message.members().isEmpty()) {
      events.add(new SessionEvent.Unknown(atNs, "(no members)"));
    }
    for (Map.Entry<String, Json> member : message.members().entrySet()) {
      String key = member.getKey();
      if (!TOP_LEVEL.contains(key)) {
        events.add(new SessionEvent.Unknown(atNs, cut(key)));
      } else if (OBJECTS.contains(key) && !(member.getValue() instanceof Json.Obj)) {
        String kind = member.getValue().kind();
        events.add(error(atNs, key + " is " + kind + ", expected object"));
      }
    }
  }

  static SessionEvent error(long atNs, String message) {
    return new SessionEvent.SessionError(atNs, message);
  }

  private static String words(Json value) {
    if (value instanceof Json.Obj object && object.text("message").isPresent()) {
      return cut(object.text("message").orElseThrow());
    }
    return cut(value.compact());
  }

  /** A server's words, short enough for a message. */
  static String cut(String text) {
    return text.length() > MAX_WORDS ? text.substring(0, MAX_WORDS) + "…" : text;
  }
}
