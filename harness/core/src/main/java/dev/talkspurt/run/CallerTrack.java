package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.Utterance;
import java.util.Arrays;

/**
 * What the caller sends: silence, with utterances laid in at exact samples.
 *
 * <p>Shape: one channel at 16 kHz. Not thread-safe.
 */
final class CallerTrack {
  static final int RATE_HZ = 16_000;
  static final int FRAME_SAMPLES = 320;
  static final long FRAME_NS = 20_000_000L;

  private short[] sent = new short[RATE_HZ * 30];
  private int sentCount;
  private Utterance playing;
  private long playingFrom;
  private long offset = -1;

  /** The next sample that has not been sent: where an utterance may begin at the earliest. */
  long position() {
    return sentCount;
  }

  /** Lay {@code utterance} in from {@code startSample} on, not before {@link #position()}. */
  void play(Utterance utterance, long startSample) {
    if (playing != null) {
      throw new IllegalStateException("the caller is speaking already");
    }
    if (startSample < sentCount) {
      throw new IllegalArgumentException("sample " + startSample + " has been sent already");
    }
    playing = utterance;
    playingFrom = startSample;
    offset = startSample + utterance.offsetSample();
  }

  /** Whether an utterance is laid in and not sent to its end. */
  boolean playing() {
    return playing != null;
  }

  /** Whether the last audible sample of the latest utterance has been sent. */
  boolean pastSpeech() {
    return sentCount > offset;
  }

  /** Whether the caller is audible at the position. */
  boolean speaking() {
    return playing != null
        && sentCount >= playingFrom + playing.onsetSample()
        && sentCount <= playingFrom + playing.offsetSample();
  }

  /** The next frame's samples. */
  short[] nextFrame() {
    short[] frame = new short[FRAME_SAMPLES];
    if (playing != null) {
      AudioClip clip = playing.audio();
      int from = (int) Math.max(0, playingFrom - sentCount);
      int clipFrom = (int) Math.max(0, sentCount - playingFrom);
      int length = Math.min(FRAME_SAMPLES - from, clip.sampleCount() - clipFrom);
      if (length > 0) {
        clip.copyTo(clipFrom, frame, from, length);
      }
      if (sentCount + FRAME_SAMPLES >= playingFrom + clip.sampleCount()) {
        playing = null;
      }
    }
    if (sentCount + FRAME_SAMPLES > sent.length) {
      sent = Arrays.copyOf(sent, sent.length * 2);
    }
    System.arraycopy(frame, 0, sent, sentCount, FRAME_SAMPLES);
    sentCount += FRAME_SAMPLES;
    return frame;
  }

  /** All that was sent. */
  AudioClip sent() {
    return AudioClip.of(Arrays.copyOf(sent, sentCount), RATE_HZ);
  }
}
