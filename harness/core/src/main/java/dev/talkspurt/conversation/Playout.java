package dev.talkspurt.conversation;

import dev.talkspurt.audio.AudioClip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When received audio is heard: an ideal client that plays at 1x, without buffering or device delay
 * ({@code PLAYOUT/ideal}: B0 = 0, F = 0).
 *
 * <p>Chunk i, arriving at a(i) and d(i) long, is played from {@code p(i) = max(a(i), p(i-1) +
 * d(i-1))}; sample s of it is heard at {@code p(i) + s/fs}. A flush at f leaves exactly the samples
 * heard before f. Times of one gapless run are counted in samples from its start, so rounding never
 * adds up.
 *
 * <p>What is audible is told frame by frame (10 ms, RMS at least -45 dBFS) as audio arrives; an
 * onset needs three audible frames within 50 ms. As audio arrives faster than it is played, much is
 * known before it is heard. Times are nanoseconds on the caller's own clock, given in ascending
 * order. Not thread-safe.
 */
public final class Playout {
  private final int sampleRateHz;
  private final List<Piece> pieces = new ArrayList<>();
  private final Optional<AudibleFrames> listening;
  private final List<Flush> flushes = new ArrayList<>();
  private int responses;
  private long runFromNs;
  private long runSamples;
  private boolean running;
  private long lastFlushNs = Long.MIN_VALUE;

  /** An empty playout of audio at {@code sampleRateHz} samples per second. */
  public Playout(int sampleRateHz) {
    this(sampleRateHz, true);
  }

  /** One that only says when what is heard: nobody asks it what is audible. */
  static Playout deaf(int sampleRateHz) {
    return new Playout(sampleRateHz, false);
  }

  private Playout(int sampleRateHz, boolean listening) {
    if (sampleRateHz < 100) {
      throw new IllegalArgumentException("sampleRateHz is " + sampleRateHz + ", expected >= 100");
    }
    this.sampleRateHz = sampleRateHz;
    this.listening = listening ? Optional.of(new AudibleFrames(sampleRateHz)) : Optional.empty();
  }

  /**
   * Where a chunk was put.
   *
   * @param playedFromNs when its first sample is (or would be) heard
   * @param underrunNs silence before it because it came too late; 0 if none, or if it is the first
   *     of its response
   */
  public record Placed(long playedFromNs, long underrunNs) {}

  /**
   * A received chunk and what becomes of it.
   *
   * @param runFromNs when the gapless run it belongs to began to be heard
   * @param runSample its first sample, counted from the start of that run
   * @param heardSamples how many of its samples are heard; the rest was flushed
   * @param responseIndex how often {@link Playout#beginResponse} had been called before it
   */
  public record Piece(
      AudioClip audio,
      long arrivedNs,
      long runFromNs,
      long runSample,
      int heardSamples,
      int responseIndex) {
    /** When its first sample is, or would have been, heard. */
    public long playedFromNs() {
      return runFromNs + samplesToNs(runSample, audio.sampleRateHz());
    }

    /** When the last heard sample of it is over. */
    public long heardUntilNs() {
      return runFromNs + samplesToNs(runSample + heardSamples, audio.sampleRateHz());
    }

    private Piece cutAt(long atNs) {
      long ns = atNs - playedFromNs();
      if (ns <= 0) {
        return withHeard(0);
      }
      long before = (ns * audio.sampleRateHz() + 999_999_999L) / 1_000_000_000L;
      return withHeard((int) Math.min(before, heardSamples));
    }

    private Piece withHeard(int samples) {
      return new Piece(audio, arrivedNs, runFromNs, runSample, samples, responseIndex);
    }
  }

  /** A flush, and how much audio it dropped. */
  public record Flush(long atNs, double droppedMs) {}

  /** Samples per second of the audio played. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** What is added from here on belongs to a new response of the agent. */
  public void beginResponse() {
    responses++;
    listening.ifPresent(AudibleFrames::beginResponse);
  }

  /** Queue a chunk that arrived at {@code arrivedNs}. */
  public Placed add(long arrivedNs, AudioClip chunk) {
    if (chunk.sampleRateHz() != sampleRateHz) {
      throw new IllegalArgumentException(
          "chunk has " + chunk.sampleRateHz() + " Hz, expected " + sampleRateHz + " Hz");
    }
    long endNs = heardUntilNs();
    long underrunNs = 0;
    long earliestNs = Math.max(arrivedNs, lastFlushNs);
    if (!running || earliestNs > endNs) {
      boolean inResponse = lastPiece() != null && lastPiece().responseIndex() == responses;
      underrunNs = running && inResponse ? earliestNs - endNs : 0;
      listening.ifPresent(audible -> audible.beginRun(earliestNs));
      runFromNs = earliestNs;
      runSamples = 0;
      running = true;
    }
    Piece piece =
        new Piece(chunk, arrivedNs, runFromNs, runSamples, chunk.sampleCount(), responses);
    pieces.add(piece);
    listening.ifPresent(audible -> audible.hear(chunk));
    runSamples += chunk.sampleCount();
    return new Placed(piece.playedFromNs(), underrunNs);
  }

  /** Drop everything heard at {@code atNs} or later; returns how many milliseconds that was. */
  public double flush(long atNs) {
    long dropped = 0;
    for (int i = pieces.size() - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (piece.heardSamples() > 0 && piece.heardUntilNs() <= atNs) {
        break;
      }
      Piece cut = piece.cutAt(atNs);
      dropped += piece.heardSamples() - cut.heardSamples();
      pieces.set(i, cut);
    }
    resumeAfterLastHeard();
    lastFlushNs = Math.max(lastFlushNs, atNs);
    listening.ifPresent(audible -> audible.cut(atNs, runFromNs, runSamples));
    double droppedMs = dropped * 1000.0 / sampleRateHz;
    flushes.add(new Flush(atNs, droppedMs));
    return droppedMs;
  }

  private void resumeAfterLastHeard() {
    for (int i = pieces.size() - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (piece.heardSamples() > 0) {
        runFromNs = piece.runFromNs();
        runSamples = piece.runSample() + piece.heardSamples();
        return;
      }
    }
    running = false;
  }

  /** When the queued audio ends; {@link Long#MIN_VALUE} if there never was any. */
  public long heardUntilNs() {
    return running ? runFromNs + samplesToNs(runSamples, sampleRateHz) : Long.MIN_VALUE;
  }

  /** How much audio is heard after {@code atNs}, of what has arrived so far. */
  public double remainingMs(long atNs) {
    long ns = 0;
    for (int i = pieces.size() - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (piece.heardSamples() > 0 && piece.heardUntilNs() <= atNs) {
        break;
      }
      ns += Math.max(0, piece.heardUntilNs() - Math.max(atNs, piece.playedFromNs()));
    }
    return ns / 1e6;
  }

  /** Whether a sample, silent or not, is being played at {@code ns}. */
  public boolean playingAt(long ns) {
    for (int i = pieces.size() - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (piece.playedFromNs() <= ns && ns < piece.heardUntilNs()) {
        return true;
      }
      if (piece.heardSamples() > 0 && piece.heardUntilNs() <= ns) {
        return false;
      }
    }
    return false;
  }

  /**
   * When the first audible sample of the current response is heard; may lie ahead. Empty while none
   * has arrived.
   */
  public OptionalLong audibleOnsetNs() {
    return audible().onsetNs();
  }

  /**
   * When the agent was last audible up to {@code nowNs}: {@code nowNs} itself if it is audible
   * then. {@link Long#MAX_VALUE} gives the end of all audible sound that has arrived, heard yet or
   * not.
   */
  public OptionalLong lastAudibleNs(long nowNs) {
    return audible().lastNs(nowNs);
  }

  /**
   * How much of the current response's speech has been heard at {@code nowNs}: from its audible
   * onset to the last audible sound, pauses between included; 0 before the onset.
   */
  public double audibleHeardMs(long nowNs) {
    return audible().heardMs(nowNs);
  }

  /**
   * When {@code ms} milliseconds of the current response's speech will have been heard, counted
   * from its audible onset, pauses included. Empty as long as no speech that far has arrived:
   * silence at the end of a response is no speech, so a response that is too short never gets
   * there.
   */
  public OptionalLong whenHeard(double ms) {
    return audible().whenHeard(ms);
  }

  /**
   * When the current response is so far into its so-manieth talkspurt; a pause of more than 400 ms
   * parts two. Empty as long as that talkspurt has not arrived so far, and for ever if it is
   * shorter.
   *
   * @param number from 1
   * @param laterNs after its onset
   */
  public OptionalLong inTalkspurt(int number, long laterNs) {
    return audible().inTalkspurt(number, laterNs);
  }

  /** How much audible sound of the current response has arrived, pauses left out. */
  public double spokenMs() {
    return audible().spokenMs();
  }

  /**
   * When {@code ms} milliseconds of the current response's audible sound will have been heard,
   * pauses left out. Empty as long as so much has not arrived.
   */
  public OptionalLong whenSpoken(double ms) {
    return audible().whenSpoken(ms);
  }

  /**
   * Samples as heard, silence where nothing is played: {@code count} of them from sample {@code
   * first} on, counted from {@code originNs}. Final only for times that have passed: a flush may
   * take away what is yet to be heard.
   */
  public short[] heard(long originNs, long first, int count) {
    short[] samples = new short[count];
    for (int i = pieces.size() - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      if (piece.heardSamples() == 0) {
        continue;
      }
      long runAt =
          Math.round((piece.runFromNs() - originNs) / 1e9 * sampleRateHz) + piece.runSample();
      int from = (int) Math.max(0, first - runAt);
      int to = (int) Math.min(piece.heardSamples(), first + count - runAt);
      if (to > from) {
        piece.audio().copyTo(from, samples, (int) (runAt + from - first), to - from);
      }
      if (runAt + piece.heardSamples() <= first) {
        break;
      }
    }
    return samples;
  }

  /** All chunks in order of arrival, cut where they were flushed. A live view. */
  public List<Piece> pieces() {
    return Collections.unmodifiableList(pieces);
  }

  /** All flushes in order. A live view. */
  public List<Flush> flushes() {
    return Collections.unmodifiableList(flushes);
  }

  private AudibleFrames audible() {
    return listening.orElseThrow(() -> new IllegalStateException("this playout is deaf"));
  }

  private Piece lastPiece() {
    return pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
  }

  static long samplesToNs(long samples, int sampleRateHz) {
    return Math.multiplyExact(samples, 1_000_000_000L) / sampleRateHz;
  }
}
