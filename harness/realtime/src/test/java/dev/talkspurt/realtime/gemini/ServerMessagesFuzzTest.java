package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Mutates real messages: by bytes (mostly broken JSON) and by values (valid JSON, wrong kinds). */
class ServerMessagesFuzzTest {
  private static final long SEED = 20260915;
  private static final int ROUNDS = 20_000;
  private static final List<String> MESSAGES =
      List.of(
          "{\n  \"setupComplete\": {}\n}\n",
          "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"inlineData\":{\"mimeType\":"
              + "\"audio/pcm;rate=24000\",\"data\":\"AQACAAMA\"}},{\"text\":\"x\",\"thought\":true}]},"
              + "\"outputTranscription\":{\"text\":\"a\"},\"turnComplete\":true,"
              + "\"interactionStatus\":\"IN_PROGRESS\"}}",
          "{\"toolCall\":{\"functionCalls\":[{\"name\":\"f\",\"args\":{\"a\":[1]},\"id\":\"1\"}]}}",
          "{\"toolCallCancellation\":{\"ids\":[\"1\",\"2\"]}}",
          "{\"goAway\":{\"timeLeft\":\"50.25s\"}}",
          "{\"sessionResumptionUpdate\":{\"newHandle\":\"h\",\"resumable\":true}}",
          "{\"serverContent\":{},\"voiceActivity\":{\"type\":\"ACTIVITY_START\"}}",
          "{\"usageMetadata\":{\"totalTokenCount\":1157,\"promptTokensDetails\":[{}]}}",
          "{\"error\":{\"code\":1,\"message\":\"m\"}}");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1e400",
          "1e99999999999",
          "-0.0",
          "\"\"",
          "\"\\u0000\"",
          "[]",
          "{}",
          "[[{}]]",
          "\"9s\"");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final WireForm wireForm = new WireForm("AIza-not-a-real-key");
  private int parsed;

  @Test
  void no_message_however_broken_makes_the_decoder_throw() {
    ServerMessages decoder = new ServerMessages();
    for (int round = 0; round < ROUNDS; round++) {
      String message = MESSAGES.get(random.nextInt(MESSAGES.size()));
      String mutant = round % 2 == 0 ? bytesChanged(message) : valueChanged(message);
      decode(decoder, mutant);
    }
    assertTrue(parsed > ROUNDS / 4, "most mutants must reach the decoder, " + parsed + " did");
  }

  private void decode(ServerMessages decoder, String mutant) {
    try {
      Json message = wireForm.withoutKey(Json.parse(mutant));
      parsed++;
      wireForm.journal(message).compact();
      List<SessionEvent> events = decoder.decode(message, 1);
      events.forEach(EventWords::of);
    } catch (BadInput e) {
      wireForm.broken(mutant);
    }
  }

  private String bytesChanged(String message) {
    StringBuilder text = new StringBuilder(message);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(text.length());
      if (random.nextBoolean()) {
        text.setCharAt(at, (char) random.nextInt(1, 0x300));
      } else {
        text.delete(at, Math.min(text.length(), at + random.nextInt(1, 9)));
      }
      if (text.isEmpty()) {
        return "";
      }
    }
    return text.toString();
  }

  /** Puts another value in the place of one that follows a colon. */
  private String valueChanged(String message) {
    int colons = (int) message.chars().filter(c -> c == ':').count();
    int at = -1;
    for (int i = random.nextInt(colons); i >= 0; i--) {
      at = message.indexOf(':', at + 1);
    }
    int end = endOfValue(message, at + 1);
    return message.substring(0, at + 1)
        + VALUES.get(random.nextInt(VALUES.size()))
        + message.substring(end);
  }

  private static int endOfValue(String text, int from) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']' || c == ',')) {
        if (depth == 0) {
          return i;
        }
        depth -= c == ',' ? 0 : 1;
      }
    }
    return text.length();
  }
}
