package dev.talkspurt.line;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a {@link FrameCodec} on a stream: gathers frames, and so adds one frame of latency. */
public final class Framed implements Effect {
  private final FrameCodec codec;
  private short[] gathering;
  private short[] leaving;
  private int at;
  private long frames;

  /** A stream through {@code codec}. */
  public Framed(FrameCodec codec) {
    this.codec = codec;
    gathering = new short[codec.frameSamples()];
    leaving = new short[codec.frameSamples()];
  }

  @Override
  public Description describe() {
    return codec.describe();
  }

  @Override
  public int latencySamples() {
    return codec.frameSamples() + codec.delaySamples();
  }

  @Override
  public void process(short[] samples, int from, int count) {
    int done = 0;
    while (done < count) {
      int piece = Math.min(count - done, gathering.length - at);
      System.arraycopy(samples, from + done, gathering, at, piece);
      System.arraycopy(leaving, at, samples, from + done, piece);
      at += piece;
      done += piece;
      if (at == gathering.length) {
        codec.code(gathering, leaving);
        frames++;
        at = 0;
      }
    }
  }

  @Override
  public Map<String, Object> achieved() {
    Map<String, Object> achieved = new LinkedHashMap<>();
    achieved.put("codedFrames", frames);
    achieved.putAll(codec.achieved());
    return achieved;
  }
}
