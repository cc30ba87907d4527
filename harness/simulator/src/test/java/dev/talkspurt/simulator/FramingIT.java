package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames as a service sends and takes them, on real sockets. */
@Timeout(60)
class FramingIT {
  private static final String SETUP_COMPLETE = "{\n  \"setupComplete\": {}\n}\n";

  /** Every frame that comes but handles, with its kind before it. */
  private static final class Frames implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> came = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      return take(socket, "text " + data);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      return take(socket, "binary " + StandardCharsets.UTF_8.decode(data));
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
      return take(socket, "pong");
    }

    private CompletionStage<?> take(WebSocket socket, String frame) {
      if (!frame.contains("sessionResumptionUpdate")) {
        came.add(frame);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      came.add("closed " + code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      came.add("failed " + error);
    }
  }

  private final Frames frames = new Frames();

  private WebSocket dial(LiveRoom room) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(room.listening.address().resolve(Room.PATH + "?key=k"), frames)
        .join();
  }

  @Test
  void messages_are_binary_frames_of_indented_json_with_a_newline_at_the_end() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      dial(room).sendText(WireClient.SETUP, true).join();
      assertEquals("binary " + SETUP_COMPLETE, frames.came.take());
      assertEquals(26, SETUP_COMPLETE.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  @Test
  void text_frames_can_be_asked_for() throws Exception {
    try (LiveRoom room = LiveRoom.with(Map.of("faults", "textFrames"))) {
      dial(room).sendText(WireClient.SETUP, true).join();
      assertEquals("text " + SETUP_COMPLETE, frames.came.take());
    }
  }

  @Test
  void pings_are_answered_at_once() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      WebSocket socket = dial(room);
      socket.sendPing(ByteBuffer.allocate(4)).join();
      socket.sendText(WireClient.SETUP, true).join();
      assertEquals("pong", frames.came.take());
      assertEquals("binary " + SETUP_COMPLETE, frames.came.take());
    }
  }

  @Test
  void or_late_if_asked_for() throws Exception {
    try (LiveRoom room =
        LiveRoom.with(Map.of("faults", "[{ fault: slowPongs, after: 1500 ms }]"))) {
      WebSocket socket = dial(room);
      socket.sendPing(ByteBuffer.allocate(4)).join();
      socket.sendText(WireClient.SETUP, true).join();
      assertEquals("binary " + SETUP_COMPLETE, frames.came.take());
      assertEquals("pong", frames.came.take());
    }
  }

  @Test
  void compression_may_be_offered_and_is_declined() throws Exception {
    try (LiveRoom room = LiveRoom.plain();
        Socket socket = new Socket("127.0.0.1", room.listening.address().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
      out.write(
          ("GET /"
                  + Room.PATH
                  + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                  + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                  + "Sec-WebSocket-Version: 13\r\n"
                  + offer
                  + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertTrue(in.readLine().startsWith("HTTP/1.1 101"));
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        assertFalse(line.startsWith("Sec-WebSocket-Extensions"), line);
      }
    }
  }

  /** Silence for nearly six minutes, and then a question. */
  @Test
  void a_message_of_many_megabytes_is_taken() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      WebSocket socket = dial(room);
      socket.sendText(WireClient.SETUP, true).join();
      socket.sendText(audio(new byte[11 << 20]), true).join();
      socket.sendText("{\"clientContent\":{\"turns\":[]}}", true).join();
      socket.sendText("{\"no\":{}}", true).join();
      assertEquals("binary " + SETUP_COMPLETE, frames.came.take());
      assertEquals(
          "closed 1007 Invalid JSON payload received. Unknown name \"no\": Cannot find field.",
          frames.came.take());
    }
  }

  @Test
  void a_larger_one_is_refused_with_1009() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      WebSocket socket = dial(room);
      socket.sendText(WireClient.SETUP, true).join();
      assertEquals("binary " + SETUP_COMPLETE, frames.came.take());
      socket.sendText(audio(new byte[13 << 20]), true);
      assertEquals("closed 1009 A message may have 16 MiB.", frames.came.take());
    }
  }

  private static String audio(byte[] pcm) {
    return "{\"realtimeInput\":{\"audio\":{\"data\":\""
        + Base64.getEncoder().encodeToString(pcm)
        + "\",\"mimeType\":\"audio/pcm;rate=16000\"}}}";
  }

  @Test
  void a_close_reason_is_cut_between_characters() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      String name = "x" + "\u00fc".repeat(80);
      dial(room).sendText("{\"setup\":{\"" + name + "\":1}}", true).join();
      String reason = frames.came.take().substring("closed 1007 ".length());
      String whole = "Invalid JSON payload received. Unknown name \"" + name;
      assertTrue(whole.startsWith(reason), reason);
      assertEquals(122, reason.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  @Test
  void both_base64_alphabets_say_the_same() throws Exception {
    byte[] pcm = new byte[64_000];
    Arrays.fill(pcm, (byte) 0xfb);
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      try (LiveRoom room = LiveRoom.plain()) {
        WebSocket socket = dial(room);
        socket.sendText(WireClient.SETUP, true).join();
        String data = encoder.encodeToString(pcm);
        assertTrue(data.matches("[-+_/].*"), data.substring(0, 8));
        socket.sendText("{\"realtimeInput\":{\"audio\":{\"data\":\"" + data + "\"}}}", true).join();
        socket.sendText(WireClient.SETUP, true).join();
        assertEquals("binary " + SETUP_COMPLETE, frames.came.take());
        assertEquals("closed 1007 Request contains an invalid argument.", frames.came.take());
      }
    }
  }
}
