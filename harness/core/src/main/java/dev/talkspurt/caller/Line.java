package dev.talkspurt.caller;

import dev.talkspurt.line.Chain;
import dev.talkspurt.line.Effect;
import dev.talkspurt.line.FrameLoss;
import java.util.ArrayList;
import java.util.List;

/**
 * A line for one stream.
 *
 * @param chain its effects at work
 * @param effects the same, one by one
 * @param preroll samples to let through before the first that counts, such that frames a lossy
 *     effect may lose begin with it
 */
record Line(Chain chain, List<Effect> effects, int preroll) {
  static Line of(List<Effect> effects) {
    return new Line(new Chain(effects), List.copyOf(effects), preroll(effects));
  }

  private static int preroll(List<Effect> effects) {
    int before = 0;
    for (Effect effect : effects) {
      if (effect instanceof FrameLoss) {
        return ReelPlan.PREROLL - before % FrameLoss.FRAME_SAMPLES;
      }
      before += effect.latencySamples();
    }
    return ReelPlan.PREROLL;
  }

  int latency() {
    return chain.latencySamples();
  }

  boolean lossy() {
    return chain.find(FrameLoss.class).isPresent();
  }

  /**
   * Where the lost frames that begin within {@code samples} from the first that counts do so, in
   * order; of several lossy effects together.
   */
  List<Long> lost(long samples) {
    List<Long> lost = new ArrayList<>();
    int before = 0;
    for (Effect effect : effects) {
      if (effect instanceof FrameLoss loss) {
        for (long frame : loss.lostFrames()) {
          long at = frame * FrameLoss.FRAME_SAMPLES - before - preroll;
          if (at >= 0 && at < samples) {
            lost.add(at);
          }
        }
      }
      before += effect.latencySamples();
    }
    return lost.stream().distinct().sorted().toList();
  }
}
