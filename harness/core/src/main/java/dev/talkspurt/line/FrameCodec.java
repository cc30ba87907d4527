package dev.talkspurt.line;

import java.util.Map;

/** A codec that works on whole frames: encoded and decoded in one go. Not thread-safe. */
public interface FrameCodec {
  /** What it is. */
  Description describe();

  /** Samples in a frame. */
  int frameSamples();

  /** By how many samples the decoded stream lags behind, were frames taken at once. */
  int delaySamples();

  /** Encode and decode the next frame of the stream; both arrays are {@link #frameSamples} long. */
  void code(short[] in, short[] out);

  /** What truly happened so far, by name; see {@link Effect#achieved}. */
  default Map<String, Object> achieved() {
    return Map.of();
  }
}
