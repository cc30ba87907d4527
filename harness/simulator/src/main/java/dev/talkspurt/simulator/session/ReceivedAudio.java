package dev.talkspurt.simulator.session;

import dev.talkspurt.audio.AudioClip;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The caller's stream as it arrived: the last 30 seconds of sound, and when each sample came.
 *
 * <p>A message whose samples were captured while the ones before were under way is complete when
 * its last sample is, so that sample is taken as received at the message's stamp and each one
 * before it 1/16000 s earlier.
 */
final class ReceivedAudio {
  static final int RATE_HZ = 16_000;
  private static final int KEPT_SAMPLES = 30 * RATE_HZ;
  private static final int KEPT_STAMPS = 4_096;
  private static final long SECOND_NS = 1_000_000_000L;

  private record Stamp(long endSample, long atNs) {}

  private final Deque<Stamp> stamps = new ArrayDeque<>();
  private short[] ring = new short[RATE_HZ];
  private long count;

  /** Samples received so far. */
  long count() {
    return count;
  }

  void add(short[] samples, long atNs) {
    if (samples.length == 0) {
      return;
    }
    grow(count + samples.length);
    for (int i = 0; i < samples.length; i++) {
      ring[(int) ((count + i) % ring.length)] = samples[i];
    }
    count += samples.length;
    stamps.addLast(new Stamp(count, atNs));
    if (stamps.size() > KEPT_STAMPS) {
      stamps.removeFirst();
    }
  }

  /** Doubles while the stream is short, so that idle sessions cost little. */
  private void grow(long wanted) {
    while (ring.length < KEPT_SAMPLES && wanted > ring.length) {
      short[] larger = new short[Math.min(KEPT_SAMPLES, ring.length * 2)];
      for (long i = Math.max(0, count - ring.length); i < count; i++) {
        larger[(int) (i % larger.length)] = ring[(int) (i % ring.length)];
      }
      ring = larger;
    }
  }

  /** When {@code sample} was received, in ns of the scheduler's clock. */
  long receivedNs(long sample) {
    Stamp holder = null;
    for (Iterator<Stamp> newestFirst = stamps.descendingIterator(); newestFirst.hasNext(); ) {
      Stamp stamp = newestFirst.next();
      if (stamp.endSample() <= sample) {
        break;
      }
      holder = stamp;
    }
    if (holder == null) {
      throw new IllegalArgumentException("sample " + sample + " has not been received");
    }
    return holder.atNs() - (holder.endSample() - 1 - sample) * SECOND_NS / RATE_HZ;
  }

  /** Samples {@code [from, to)} as far as they are still kept. */
  AudioClip clip(long from, long to) {
    long end = Math.min(to, count);
    long start = Math.min(end, Math.max(from, Math.max(0, count - ring.length)));
    short[] samples = new short[(int) (end - start)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = ring[(int) ((start + i) % ring.length)];
    }
    return AudioClip.of(samples, RATE_HZ);
  }
}
