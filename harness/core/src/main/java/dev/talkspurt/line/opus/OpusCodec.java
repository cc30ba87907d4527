package dev.talkspurt.line.opus;

import dev.talkspurt.line.Description;
import dev.talkspurt.line.FrameCodec;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.util.Map;

/**
 * Through Opus (RFC 6716) and back at 16 kHz, in frames of 20 ms, as voice applications set it:
 * constant bitrate, for speech. Fixed-point arithmetic, so the same on every machine.
 */
public final class OpusCodec implements FrameCodec {
  private static final int RATE_HZ = 16_000;
  private static final int FRAME = RATE_HZ / 50;

  /** What the encoder looks ahead: 2.5 ms of its own and 4 ms to match its two halves. */
  private static final int LOOKAHEAD = RATE_HZ / 400 + RATE_HZ / 250;

  private static final int MAX_PACKET = 1_275;

  private final int bitrateBps;
  private final int complexity;
  private final OpusEncoder encoder;
  private final OpusDecoder decoder;
  private final byte[] packet = new byte[MAX_PACKET];
  private long unencodable;

  /**
   * A codec.
   *
   * @param bitrateBps 6000 to 64000
   * @param complexity of the encoder, 0 (fast) to 10
   */
  public OpusCodec(int bitrateBps, int complexity) {
    if (bitrateBps < 6_000 || bitrateBps > 64_000) {
      throw new IllegalArgumentException(
          "bitrate is " + bitrateBps + " bps, expected 6000 to 64000");
    }
    if (complexity < 0 || complexity > 10) {
      throw new IllegalArgumentException("complexity is " + complexity + ", expected 0 to 10");
    }
    this.bitrateBps = bitrateBps;
    this.complexity = complexity;
    try {
      encoder = new OpusEncoder(RATE_HZ, 1, OpusApplication.OPUS_APPLICATION_VOIP);
      decoder = new OpusDecoder(RATE_HZ, 1);
    } catch (OpusException e) {
      throw new IllegalStateException("Opus takes 16 kHz and one channel", e);
    }
    encoder.setBitrate(bitrateBps);
    encoder.setComplexity(complexity);
    encoder.setUseVBR(false);
    encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
  }

  @Override
  public Description describe() {
    return Description.of("opus")
        .with("bitrateBps", bitrateBps)
        .with("complexity", complexity)
        .with("frameMs", 20);
  }

  @Override
  public int frameSamples() {
    return FRAME;
  }

  @Override
  public int delaySamples() {
    return LOOKAHEAD;
  }

  @Override
  public void code(short[] in, short[] out) {
    try {
      int size = encode(in);
      decoder.decode(size == 0 ? null : packet, 0, size, out, 0, FRAME, false);
    } catch (OpusException e) {
      throw new IllegalStateException("Opus takes any frame of 20 ms", e);
    }
  }

  /** The packet's size; 0 if the encoder gave up. */
  private int encode(short[] in) throws OpusException {
    try {
      return encoder.encode(in, 0, FRAME, packet, 0, packet.length);
    } catch (AssertionError e) {
      // Concentus takes an overflow the reference encoder lets pass (Burg's method, on loud and
      // very regular sounds) for a fault, in the midst of a frame: begin anew and go on.
      encoder.resetState();
      unencodable++;
      return 0;
    }
  }

  /** Frames the encoder gave up on, which the decoder concealed; rare, and none for most speech. */
  @Override
  public Map<String, Object> achieved() {
    return Map.of("unencodableFrames", unencodable);
  }
}
