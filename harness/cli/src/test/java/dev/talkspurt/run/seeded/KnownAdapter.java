package dev.talkspurt.run.seeded;

import dev.talkspurt.realtime.gemini.GeminiLive;

/** A core that knows an adapter, and JSON by a library, on purpose; see ArchitectureTest. */
final class KnownAdapter {
  final GeminiLive adapter = null;
  final tools.jackson.core.JsonParser parser = null;
  final java.util.Date now = new java.util.Date();
}
