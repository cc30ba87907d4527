package dev.talkspurt.caller;

import java.util.Optional;

/** A reel's samples as the wire gets them, or the microphone's without a line; not thread-safe. */
final class ReelStream {
  private final Microphone microphone;
  private final Line line;

  ReelStream(ReelPlan plan, Optional<Line> through) {
    microphone = new Microphone(plan);
    line = through.orElse(null);
    int preroll = line == null ? 0 : line.preroll();
    short[] unheard = new short[ReelPlan.BLOCK];
    pass(unheard, ReelPlan.PREROLL - preroll, false);
    pass(unheard, preroll + (line == null ? 0 : line.latency()), line != null);
  }

  private void pass(short[] unheard, int samples, boolean throughLine) {
    for (int left = samples; left > 0; left -= unheard.length) {
      int count = Math.min(left, unheard.length);
      microphone.fill(unheard, 0, count);
      if (throughLine) {
        line.chain().process(unheard, 0, count);
      }
    }
  }

  void fill(short[] samples, int from, int count) {
    microphone.fill(samples, from, count);
    if (line != null) {
      line.chain().process(samples, from, count);
    }
  }
}
