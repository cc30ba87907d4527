package dev.talkspurt.conversation;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry.AgentChunk;
import dev.talkspurt.conversation.JournalEntry.Flushed;
import dev.talkspurt.conversation.JournalEntry.Signal;
import dev.talkspurt.conversation.JournalEntry.ToolAnswered;
import dev.talkspurt.conversation.Playout.Piece;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The agent as heard: received chunks put through the playout, cut into responses and rendered.
 *
 * <p>A response ends with a turn end, the end of its audio, an interruption or a flush, when a tool
 * is answered, or when more than 1500 ms go by without audio.
 */
final class AgentHeard {
  private static final long RESPONSE_GAP_NS = 1_500_000_000L;
  private static final Set<String> ENDS = Set.of("turnEnd", "audioEnd", "interrupted");

  private final long originNs;
  private final AudioClip received;
  private final int rateHz;
  private final Playout playout;
  private final List<AgentChunk> arrivals = new ArrayList<>();
  private final List<List<Integer>> groups = new ArrayList<>();
  private final AudioClip track;
  private final Talkspurts talkspurts;

  AgentHeard(List<JournalEntry> journal, AudioClip received, long originNs, double callerMs) {
    this.originNs = originNs;
    this.received = received;
    this.rateHz = rateOf(journal, received);
    this.playout = Playout.deaf(rateHz);
    boolean next = true;
    for (JournalEntry entry : journal) {
      if (entry instanceof AgentChunk chunk) {
        add(chunk, next);
        next = false;
      } else if (entry instanceof Flushed flushed) {
        playout.flush(flushed.atNs());
        next = true;
      } else if (entry instanceof ToolAnswered
          || entry instanceof Signal signal && ENDS.contains(signal.kind())) {
        next = true;
      }
    }
    this.track = draw(callerMs);
    this.talkspurts = Talkspurts.in(track);
  }

  private static int rateOf(List<JournalEntry> journal, AudioClip received) {
    for (JournalEntry entry : journal) {
      if (received.sampleCount() == 0 && entry instanceof AgentChunk chunk) {
        return chunk.sampleRateHz();
      }
    }
    return received.sampleRateHz();
  }

  private void add(AgentChunk chunk, boolean afterEnd) {
    boolean afterGap =
        !arrivals.isEmpty()
            && playout.heardUntilNs() != Long.MIN_VALUE
            && chunk.atNs() - playout.heardUntilNs() > RESPONSE_GAP_NS;
    if (afterEnd || afterGap || groups.isEmpty()) {
      playout.beginResponse();
      groups.add(new ArrayList<>());
    }
    groups.get(groups.size() - 1).add(arrivals.size());
    arrivals.add(chunk);
    playout.add(chunk.atNs(), samplesOf(chunk));
  }

  /** What the recording lacks is silent, so that one that was cut short can still be read. */
  private AudioClip samplesOf(AgentChunk chunk) {
    long end = chunk.firstSample() + chunk.sampleCount();
    if (end <= received.sampleCount() && received.sampleRateHz() == rateHz) {
      return received.slice((int) chunk.firstSample(), (int) end);
    }
    short[] samples = new short[chunk.sampleCount()];
    long there = Math.max(0, received.sampleCount() - chunk.firstSample());
    int count = (int) Math.min(there, samples.length);
    if (count > 0) {
      received.copyTo((int) chunk.firstSample(), samples, 0, count);
    }
    return AudioClip.of(samples, rateHz);
  }

  /** Samples the journal names. */
  long samplesNamed() {
    return arrivals.stream().mapToLong(c -> c.firstSample() + c.sampleCount()).max().orElse(0);
  }

  List<Timeline.Chunk> chunks() {
    List<Timeline.Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < arrivals.size(); i++) {
      Piece piece = playout.pieces().get(i);
      chunks.add(
          new Timeline.Chunk(
              arrivals.get(i).index(),
              ms(piece.arrivedNs()),
              piece.audio().durationMs(),
              ms(piece.playedFromNs())));
    }
    return chunks;
  }

  /** The agent as heard, from time 0 on, at least as long as the caller's track. */
  AudioClip track() {
    return track;
  }

  private AudioClip draw(double minMs) {
    long end = Math.round(minMs * rateHz / 1000);
    for (Piece piece : playout.pieces()) {
      end = Math.max(end, position(piece) + piece.heardSamples());
    }
    short[] samples = new short[Math.toIntExact(Math.max(0, end))];
    playout.pieces().forEach(piece -> draw(piece, piece.heardSamples(), 0, samples));
    return AudioClip.of(samples, rateHz);
  }

  private void draw(Piece piece, int count, long trackFrom, short[] track) {
    long position = position(piece) - trackFrom;
    int skip = (int) Math.max(0, Math.min(count, -position));
    if (count > skip) {
      piece.audio().copyTo(skip, track, (int) (position + skip), count - skip);
    }
  }

  private long position(Piece piece) {
    double runSample = (piece.runFromNs() - originNs) * 1e-9 * rateHz;
    return Math.round(runSample) + piece.runSample();
  }

  /** The stretches in which the agent is audible. */
  List<Timeline.Span> spans() {
    double sampleMs = 1000.0 / track.sampleRateHz();
    return talkspurts.find(Talkspurts.UTTERANCE_GAP_MS).stream()
        .map(s -> new Timeline.Span(s.onsetSample() * sampleMs, (s.offsetSample() + 1) * sampleMs))
        .toList();
  }

  List<Timeline.Response> responses() {
    List<Timeline.Response> responses = new ArrayList<>();
    for (List<Integer> group : groups) {
      List<Piece> pieces = group.stream().map(playout.pieces()::get).toList();
      responses.add(response(responses.size(), pieces));
    }
    return responses;
  }

  private Timeline.Response response(int index, List<Piece> pieces) {
    Audible heard = audible(pieces, true);
    Playout unflushed = Playout.deaf(rateHz);
    unflushed.add(pieces.get(0).playedFromNs(), pieces.get(0).audio());
    for (Piece piece : pieces.subList(1, pieces.size())) {
      unflushed.add(piece.arrivedNs(), piece.audio());
    }
    Audible generated =
        sameAs(pieces, unflushed.pieces()) ? heard : audible(unflushed.pieces(), false);
    long heardSamples = pieces.stream().mapToLong(Piece::heardSamples).sum();
    long samples = pieces.stream().mapToLong(p -> p.audio().sampleCount()).sum();
    return new Timeline.Response(
        index,
        ms(pieces.get(0).arrivedNs()),
        heard.fromMs(),
        heard.toMs(),
        Double.isNaN(heard.padMs()) ? generated.padMs() : heard.padMs(),
        samples * 1000.0 / rateHz,
        heardSamples * 1000.0 / rateHz,
        generated.toMs());
  }

  /** Whether a client that never flushes hears the very same. */
  private static boolean sameAs(List<Piece> pieces, List<Piece> unflushed) {
    for (int i = 0; i < pieces.size(); i++) {
      Piece one = pieces.get(i);
      Piece other = unflushed.get(i);
      if (one.heardSamples() != one.audio().sampleCount()
          || one.playedFromNs() != other.playedFromNs()
          || one.runFromNs() != other.runFromNs()) {
        return false;
      }
    }
    return true;
  }

  private record Audible(double fromMs, double toMs, double padMs) {
    static final Audible NEVER = new Audible(Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * Where these pieces alone are audible. They are drawn on the whole track's grid of 5 ms, so that
   * the detector finds the same edges here and there.
   */
  private Audible audible(List<Piece> pieces, boolean heardOnly) {
    int rate = rateHz;
    int grid = Math.max(1, rate / 200);
    long from = Math.floorDiv(position(pieces.get(0)), grid) * (long) grid;
    long end = from;
    for (Piece piece : pieces) {
      int count = heardOnly ? piece.heardSamples() : piece.audio().sampleCount();
      end = count > 0 ? Math.max(end, position(piece) + count) : end;
    }
    short[] track = new short[Math.toIntExact(end - from)];
    for (Piece piece : pieces) {
      draw(piece, heardOnly ? piece.heardSamples() : piece.audio().sampleCount(), from, track);
    }
    List<Segment> segments =
        Talkspurts.find(
            AudioClip.of(track, rate), Talkspurts.UTTERANCE_GAP_MS, talkspurts.onsetDbfs());
    if (segments.isEmpty()) {
      return Audible.NEVER;
    }
    long onset = from + segments.get(0).onsetSample();
    long offset = from + segments.get(segments.size() - 1).offsetSample() + 1;
    return new Audible(onset * 1000.0 / rate, offset * 1000.0 / rate, padMs(pieces, onset));
  }

  private double padMs(List<Piece> pieces, long onset) {
    long before = 0;
    for (Piece piece : pieces) {
      long inPiece = onset - position(piece);
      before += Math.max(0, Math.min(inPiece, piece.audio().sampleCount()));
    }
    return before * 1000.0 / rateHz;
  }

  private double ms(long ns) {
    return (ns - originNs) / 1e6;
  }
}
