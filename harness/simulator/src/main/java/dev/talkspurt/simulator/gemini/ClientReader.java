package dev.talkspurt.simulator.gemini;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what clients send, in every spelling their libraries use. Thread-safe. */
final class ClientReader {
  private static final Shape MESSAGE = ClientShape.message();
  private static final Set<String> MESSAGES =
      Set.of("setup", "clientContent", "realtimeInput", "toolResponse");
  private static final int NATIVE_RATE_HZ = 16_000;
  private static final int MAX_RATE_HZ = 96_000;
  private static final int MIN_RATE_HZ = 4_000;

  /** Odd rates would need filter tables beyond measure. */
  private static final int RATE_STEP_HZ = 25;

  /** All that one frame asks for, in order. */
  List<ClientMessage> read(String frame) throws Refusal {
    Json json;
    try {
      json = Json.parse(frame);
    } catch (BadInput e) {
      throw new Refusal(1007, "Invalid JSON payload received. Cannot parse the message.");
    }
    if (!(MESSAGE.normalise(json, "") instanceof Json.Obj message)
        || message.members().keySet().stream().filter(MESSAGES::contains).count() != 1) {
      throw Refusal.invalidArgument();
    }
    String kind = message.members().keySet().iterator().next();
    if (!(message.members().get(kind) instanceof Json.Obj body)) {
      throw Refusal.invalidArgument();
    }
    return switch (kind) {
      case "setup" -> List.of(new ClientMessage.Setup(body));
      case "clientContent" -> List.of(content(body));
      case "toolResponse" -> List.of(toolResponse(body));
      default -> realtimeInput(body);
    };
  }

  private static List<ClientMessage> realtimeInput(Json.Obj body) throws Refusal {
    List<ClientMessage> messages = new ArrayList<>();
    for (String member : body.members().keySet()) {
      switch (member) {
        case "audio" ->
            messages.add(audio(body.obj(member).orElseThrow(Refusal::invalidArgument), false));
        case "mediaChunks" -> messages.add(chunk(asList(body, member)));
        case "video" ->
            messages.add(picture(body.obj(member).orElseThrow(Refusal::invalidArgument)));
        case "text" ->
            messages.add(
                new ClientMessage.Text(body.text(member).orElseThrow(Refusal::invalidArgument)));
        case "audioStreamEnd" -> {
          if (body.isTrue(member)) {
            messages.add(new ClientMessage.AudioStreamEnd());
          }
        }
        case "activityStart" -> messages.add(new ClientMessage.ActivityStart());
        case "activityEnd" -> messages.add(new ClientMessage.ActivityEnd());
        default -> {
          // mediaResolution says nothing to an agent that looks at no pictures
        }
      }
    }
    return messages;
  }

  /** Of the old form only the first counts, and a picture is seen by nobody. */
  private static ClientMessage chunk(List<Json> chunks) throws Refusal {
    if (chunks.isEmpty() || !(chunks.get(0) instanceof Json.Obj first)) {
      throw Refusal.invalidArgument();
    }
    boolean picture = first.text("mimeType").orElse("").startsWith("image/");
    return picture
        ? new ClientMessage.Audio(new byte[0], NATIVE_RATE_HZ, true)
        : audio(first, true);
  }

  private static ClientMessage picture(Json.Obj blob) throws Refusal {
    String mimeType = blob.text("mimeType").orElse("").toLowerCase(Locale.ROOT);
    if (!mimeType.startsWith("image/")) {
      throw Refusal.invalidArgument();
    }
    byte[] picture = bytes(blob);
    return new ClientMessage.Video(mimeType, picture.length, Sha256.hex(picture));
  }

  private static ClientMessage audio(Json.Obj blob, boolean inChunks) throws Refusal {
    int rateHz = rateHz(blob.text("mimeType").orElse("audio/pcm"));
    return new ClientMessage.Audio(bytes(blob), rateHz, inChunks);
  }

  private static byte[] bytes(Json.Obj blob) throws Refusal {
    String data = blob.text("data").orElseThrow(Refusal::invalidArgument);
    try {
      return Base64.getDecoder().decode(data.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalidArgument();
    }
  }

  private static int rateHz(String mimeType) throws Refusal {
    String[] parts = mimeType.toLowerCase(Locale.ROOT).split(";");
    if (!parts[0].strip().equals("audio/pcm")) {
      throw Refusal.invalidArgument();
    }
    for (String part : parts) {
      String parameter = part.strip();
      if (parameter.startsWith("rate=")) {
        return rateOf(parameter.substring("rate=".length()).strip());
      }
    }
    return NATIVE_RATE_HZ;
  }

  private static int rateOf(String text) throws Refusal {
    try {
      int rateHz = Integer.parseInt(text);
      if (rateHz >= MIN_RATE_HZ && rateHz <= MAX_RATE_HZ && rateHz % RATE_STEP_HZ == 0) {
        return rateHz;
      }
    } catch (NumberFormatException e) {
      throw Refusal.invalidArgument();
    }
    throw Refusal.invalidArgument();
  }

  private static ClientMessage content(Json.Obj body) {
    List<String> userText = new ArrayList<>();
    for (Json item : asList(body, "turns")) {
      if (item instanceof Json.Obj turn && turn.text("role").orElse("user").equals("user")) {
        StringBuilder text = new StringBuilder();
        for (Json part : asList(turn, "parts")) {
          if (part instanceof Json.Obj o) {
            o.text("text").ifPresent(text::append);
          }
        }
        userText.add(text.toString());
      }
    }
    return new ClientMessage.Content(userText, body.isTrue("turnComplete"));
  }

  private static ClientMessage toolResponse(Json.Obj body) {
    List<ClientMessage.Answer> answers = new ArrayList<>();
    for (Json item : asList(body, "functionResponses")) {
      if (item instanceof Json.Obj answer) {
        answers.add(
            new ClientMessage.Answer(
                answer.text("id").filter(id -> !id.isEmpty()),
                answer.text("name").filter(name -> !name.isEmpty()),
                answer.obj("response").orElse(Json.object().build()),
                answer.text("scheduling").orElse(""),
                answer.isTrue("willContinue")));
      }
    }
    return new ClientMessage.ToolResponse(answers);
  }

  /** A repeated field, which some clients send as a single object. */
  private static List<Json> asList(Json.Obj object, String key) {
    Json value = object.members().get(key);
    return value instanceof Json.Obj single ? List.of(single) : object.items(key);
  }
}
