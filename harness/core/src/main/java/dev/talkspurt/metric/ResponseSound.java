package dev.talkspurt.metric;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.AgentChunk;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One response's sound as received, all of it, and when its samples are or would have been heard.
 *
 * @param chunks first sample of each chunk
 * @param playedFromMs when that sample is heard
 * @param end what ended it
 */
record ResponseSound(
    Response response, AudioClip audio, int[] chunks, double[] playedFromMs, End end) {
  /** What ended a response. */
  enum End {
    /** The agent had nothing more to say. */
    OWN,
    /** Somebody stopped it: the caller, or the line. */
    CUT,
    /** Nothing says so: the audio just stopped. */
    UNTOLD
  }

  private static final Set<String> OWN_ENDS = Set.of("turnEnd", "audioEnd");
  private static final Set<String> CUTS =
      Set.of("interrupted", Timeline.DISCONNECTED, Timeline.RECONNECTING);

  /** Chunks belong to responses in order, as many as make up the response's length. */
  static List<ResponseSound> of(CallEvidence call) {
    List<AgentChunk> arrivals = new ArrayList<>();
    List<End> ends = new ArrayList<>();
    for (JournalEntry entry : call.journal()) {
      if (entry instanceof AgentChunk chunk) {
        arrivals.add(chunk);
        ends.add(End.UNTOLD);
      } else if (!ends.isEmpty() && ends.get(ends.size() - 1) == End.UNTOLD) {
        ends.set(ends.size() - 1, end(entry));
      }
    }
    List<ResponseSound> sounds = new ArrayList<>();
    List<Timeline.Chunk> played = call.timeline().chunks();
    int next = 0;
    for (Response response : call.timeline().responses()) {
      int first = next;
      double ms = 0;
      while (next < Math.min(arrivals.size(), played.size())
          && ms < response.generatedMs() - 1e-3) {
        ms += played.get(next++).durationMs();
      }
      if (next > first) {
        sounds.add(
            sound(
                call.received(),
                response,
                arrivals.subList(first, next),
                played.subList(first, next),
                ends.get(next - 1)));
      }
    }
    return sounds;
  }

  /** Each span of an agent's track as a response that came whole. */
  static List<ResponseSound> of(AudioClip agent, List<Timeline.Span> spans) {
    double perMs = agent.sampleRateHz() / 1000.0;
    List<ResponseSound> sounds = new ArrayList<>();
    for (Timeline.Span span : spans) {
      int from = (int) Math.min(agent.sampleCount(), Math.round(span.startMs() * perMs));
      int to = (int) Math.min(agent.sampleCount(), Math.round(span.endMs() * perMs));
      double ms = span.lengthMs();
      Response response =
          new Response(
              sounds.size(), span.startMs(), span.startMs(), span.endMs(), 0, ms, ms, span.endMs());
      sounds.add(
          new ResponseSound(
              response,
              agent.slice(from, to),
              new int[] {0},
              new double[] {span.startMs()},
              End.UNTOLD));
    }
    return sounds;
  }

  private static End end(JournalEntry entry) {
    if (entry instanceof JournalEntry.Flushed || entry instanceof JournalEntry.Closed) {
      return End.CUT;
    }
    if (entry instanceof JournalEntry.ToolCalled || entry instanceof JournalEntry.ToolAnswered) {
      return End.OWN;
    }
    if (entry instanceof JournalEntry.Signal signal) {
      return OWN_ENDS.contains(signal.kind())
          ? End.OWN
          : CUTS.contains(signal.kind()) ? End.CUT : End.UNTOLD;
    }
    return End.UNTOLD;
  }

  private static ResponseSound sound(
      AudioClip received,
      Response response,
      List<AgentChunk> arrivals,
      List<Timeline.Chunk> played,
      End end) {
    int[] chunks = new int[arrivals.size()];
    double[] playedFromMs = new double[chunks.length];
    int length = arrivals.stream().mapToInt(AgentChunk::sampleCount).sum();
    short[] samples = new short[length];
    int at = 0;
    for (int i = 0; i < chunks.length; i++) {
      AgentChunk chunk = arrivals.get(i);
      chunks[i] = at;
      playedFromMs[i] = played.get(i).playedFromMs();
      // What a recording that was cut short lacks is silent.
      int there = (int) Math.min(received.sampleCount() - chunk.firstSample(), chunk.sampleCount());
      if (there > 0) {
        received.copyTo((int) chunk.firstSample(), samples, at, there);
      }
      at += chunk.sampleCount();
    }
    AudioClip audio = AudioClip.of(samples, arrivals.get(0).sampleRateHz());
    return new ResponseSound(response, audio, chunks, playedFromMs, end);
  }

  /** What reports call it, counted from 1. */
  String name() {
    return "response " + (response.index() + 1);
  }

  /** When a sample is heard, on the call's axis. */
  double atMs(int sample) {
    int chunk = chunks.length - 1;
    while (chunk > 0 && chunks[chunk] > sample) {
      chunk--;
    }
    return playedFromMs[chunk] + (sample - chunks[chunk]) * 1000.0 / audio.sampleRateHz();
  }

  /** Samples {@code [from, to)} that are played without a gap, and when the first is heard. */
  record Run(int from, int to, double atMs) {}

  /** The gapless stretches of what was heard. */
  List<Run> heardRuns() {
    double sampleMs = 1000.0 / audio.sampleRateHz();
    int heard = (int) Math.round(response.heardMs() / sampleMs);
    List<Run> runs = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= chunks.length; i++) {
      boolean last = i == chunks.length;
      int here = last ? audio.sampleCount() : chunks[i];
      if (last || playedFromMs[i] - atMs(here - 1) - sampleMs > sampleMs) {
        if (Math.min(here, heard) > from) {
          runs.add(new Run(from, Math.min(here, heard), atMs(from)));
        }
        from = here;
      }
    }
    return runs;
  }
}
