package dev.talkspurt.conversation;

import dev.talkspurt.conversation.JournalEntry.AgentChunk;
import dev.talkspurt.conversation.JournalEntry.AudioStarted;
import dev.talkspurt.document.BadInput;

/** What a journal from anywhere may ask of us: no more than an hour's call can. */
final class JournalBounds {
  /** An hour's call, and what may lie before and after it. */
  private static final long MAX_TIME_NS = 5_400_000_000_000L;

  private static final int MAX_RATE_HZ = 48_000;
  private static final long MAX_SAMPLES = 24_000L * 3600;
  private static final long MAX_PARSED_BYTES = 1L << 26;

  private long samples;
  private long parsedBytes;

  /** The entry, if it is possible; throws {@link BadInput} otherwise. */
  JournalEntry within(JournalEntry entry) {
    check(Math.abs(entry.atNs()) <= MAX_TIME_NS, "is of a time more than 90 minutes off");
    if (entry instanceof AgentChunk chunk) {
      samples += Math.max(0, chunk.sampleCount());
      check(
          chunk.sampleCount() >= 0
              && chunk.firstSample() >= 0
              && chunk.firstSample() <= MAX_SAMPLES
              && samples <= MAX_SAMPLES,
          "names more agent audio than an hour holds");
      check(possible(chunk.sampleRateHz()), "has an impossible sample rate");
    } else if (entry instanceof AudioStarted started) {
      boolean frames = started.frameSamples() >= 1 && started.frameSamples() <= MAX_RATE_HZ;
      check(frames && possible(started.callerRateHz()), "has an impossible sample rate");
    }
    return entry;
  }

  private static boolean possible(int rateHz) {
    return rateHz >= 1000 && rateHz <= MAX_RATE_HZ;
  }

  /** Count a line that has to be parsed: a small file must not become a large heap. */
  void parse(int bytes) {
    parsedBytes += bytes;
    check(parsedBytes <= MAX_PARSED_BYTES, "comes after 64 MiB of messages");
  }

  private static void check(boolean holds, String is) {
    if (!holds) {
      throw new BadInput(is);
    }
  }
}
