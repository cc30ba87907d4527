package dev.talkspurt.simulator.seeded;

import dev.talkspurt.realtime.gemini.GeminiLive;

/** A simulator that uses the client's code, on purpose; see ArchitectureTest. */
final class BorrowedCodec {
  final GeminiLive codec = null;
  final org.java_websocket.WebSocket socket = null;
}
