package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.link.Link;
import dev.talkspurt.simulator.profile.Profiles;
import dev.talkspurt.simulator.session.Line;
import dev.talkspurt.simulator.session.Usage;
import dev.talkspurt.simulator.session.Wire;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads and writes messages for nobody, so that the first call finds the code loaded.
 *
 * <p>The scheduler's thread also paces the caller: classes loaded there would make frames late.
 */
final class WarmUp {
  private static final int ROUNDS = 100;
  private static final int PACKET = Line.RATE_HZ / 5;
  private static final String FRAME =
      "{\"realtimeInput\":{\"audio\":{\"data\":\"%s\",\"mimeType\":\"audio/pcm;rate=16000\"}}}"
          .formatted("AAAA".repeat(214));

  private static final AtomicBoolean DONE = new AtomicBoolean();

  private WarmUp() {}

  /** Once a process is enough. */
  static void run(ClientReader reader) {
    if (DONE.getAndSet(true)) {
      return;
    }
    ServerWire wire = new ServerWire(new Nowhere(), Profiles.usual(), false, () -> {});
    for (int i = 0; i < ROUNDS; i++) {
      try {
        reader.read(FRAME);
      } catch (Refusal refusal) {
        throw new IllegalStateException("a plain frame was refused", refusal);
      }
      wire.working();
      wire.audio(new short[PACKET], "text");
    }
    wire.heard("text");
    wire.generationComplete();
    wire.turnComplete(new Usage(1, 1, 1), true);
    wire.interrupted();
    wire.toolCalls(List.of(new Wire.Called("id", "name", Json.object().build())));
  }

  /** Takes everything and keeps nothing. */
  private static final class Nowhere implements Link {
    @Override
    public void sendText(String message) {}

    @Override
    public void sendBinary(byte[] message) {}

    @Override
    public void close(int code, String reason) {}

    @Override
    public void abort() {}

    @Override
    public int queuedMessages() {
      return 0;
    }
  }
}
