package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.realtime.websocket.LoopbackService;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.RealTime;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole session over real sockets, in real time. */
@Timeout(60)
class GeminiLiveIT {
  private static final int FRAMES = 25;
  private static final long FRAME_NS = 20_000_000L;

  private final FakeService service = new FakeService();
  private final Ears ears = new Ears();
  private final Set<String> threads = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ended = new CountDownLatch(1);
  private RealTime time;
  private AgentSession session;

  @Test
  void a_call_runs_from_setup_to_goodbye() throws Exception {
    try (RealTime started = RealTime.start("call");
        LoopbackService server = new LoopbackService(service)) {
      time = started;
      time.post(() -> session = connect(server.getPort()));
      ended.await();
    }
    assertEquals(
        List.of(
            "ready",
            "call fc_1 find_slots{\"day\":\"Friday\"}",
            "audio 4800@24000",
            "said 'Nine is free.'",
            "AgentAudioEnd",
            "TurnEnd",
            "closed 1000 '' by us: true"),
        // A ping is answered whenever it is.
        ears.words().stream().filter(word -> !word.equals("RoundTrip")).toList());
    assertEquals(1 + FRAMES + 1, service.received.size());
    assertTrue(service.received.get(FRAMES + 1).startsWith("{\"toolResponse\""));
    assertEquals(Set.of("call"), threads, "all is told on the scheduler's thread");
    List<Long> stamps = ears.events.stream().map(SessionEvent::atNs).toList();
    assertEquals(stamps.stream().sorted().toList(), stamps);
  }

  private AgentSession connect(int port) {
    GeminiLive protocol = new GeminiLive();
    return protocol.connect(
        new AgentConnector.Request(
            Agents.plain("gemini-3.1-flash-live-preview"),
            URI.create("ws://127.0.0.1:" + port),
            "a-key-for-tests",
            null,
            Map.of(),
            16_000,
            protocol.socketDialer(time),
            time),
        new Script());
  }

  private void sendFrames(int left) {
    if (left == 0) {
      service.say(
          "{\"toolCall\":{\"functionCalls\":[{\"name\":\"find_slots\","
              + "\"args\":{\"day\":\"Friday\"},\"id\":\"fc_1\"}]}}");
      return;
    }
    session.sendAudio(new short[320]);
    time.after(FRAME_NS / 10, () -> sendFrames(left - 1));
  }

  /** What the caller does when something happens. */
  private final class Script implements SessionListener {
    @Override
    public void wire(long atNs, String direction, int bytes, Json message) {
      threads.add(Thread.currentThread().getName());
    }

    @Override
    public void event(SessionEvent event) {
      threads.add(Thread.currentThread().getName());
      ears.event(event);
      if (event instanceof SessionEvent.Ready) {
        sendFrames(FRAMES);
      } else if (event instanceof SessionEvent.ToolCall call) {
        session.answerTool(call.id(), call.name(), Json.object().put("output", "nine").build());
        answer();
      } else if (event instanceof SessionEvent.TurnEnd) {
        session.close();
      } else if (event instanceof SessionEvent.Closed) {
        ended.countDown();
      }
    }

    private void answer() {
      String audio = java.util.Base64.getEncoder().encodeToString(new byte[9600]);
      service.say(
          "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"inlineData\":{\"mimeType\":"
              + "\"audio/pcm;rate=24000\",\"data\":\""
              + audio
              + "\"}}]},\"outputTranscription\":{\"text\":\"Nine is free.\"}}}");
      service.say("{\"serverContent\":{\"generationComplete\":true}}");
      service.say("{\"serverContent\":{\"turnComplete\":true}}");
    }
  }
}
