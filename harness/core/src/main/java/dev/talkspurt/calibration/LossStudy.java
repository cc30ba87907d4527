package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.line.Concealment;
import dev.talkspurt.line.FrameLoss;
import java.util.List;
import java.util.Locale;

/**
 * Whether frames are lost as often, and in runs as long, as asked for.
 *
 * <p>With loss L and mean burst b the line is a chain of two states that forgets a share {@code l =
 * 1 - p - q} from frame to frame; the rate of n frames then has the variance {@code L(1-L)/n
 * (1+l)/(1-l)}, and the mean of m bursts, each geometric, {@code b(b-1)/m}. All figures together
 * lie within their limits in 99 of 100 cases, so each must have a wider one: 1 % is shared out
 * evenly (Bonferroni).
 */
final class LossStudy {
  private static final int FRAMES = 100_000;
  private static final int BLOCK = 100;

  private record Setting(double rate, double meanBurst) {}

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting(0.01, 1),
          new Setting(0.01, 5),
          new Setting(0.03, 1),
          new Setting(0.03, 5),
          new Setting(0.05, 2),
          new Setting(0.1, 5),
          new Setting(0.2, 4));

  /** Two-sided normal quantile that leaves 0.01 / 14 outside. */
  private static final double Z = 3.3846;

  private LossStudy() {}

  static StudyResult run(long seed) {
    Study study =
        new Study(
            "loss",
            "frame loss",
            "Are as many frames lost, in bursts as long, as asked for?",
            Clock.NONE);
    for (int i = 0; i < SETTINGS.size(); i++) {
      one(study, SETTINGS.get(i), seed + i);
    }
    return study
        .note(FRAMES + " frames of 20 ms for each setting; together, the limits hold 99 %")
        .judged();
  }

  private static void one(Study study, Setting setting, long seed) {
    FrameLoss loss =
        new FrameLoss(setting.rate(), setting.meanBurst(), Concealment.ZERO, seed).settled();
    short[] block = new short[BLOCK * FrameLoss.FRAME_SAMPLES];
    for (int at = 0; at < FRAMES; at += BLOCK) {
      loss.process(block, 0, block.length);
    }
    List<Long> lost = loss.lostFrames();
    long bursts = 0;
    long expected = -1;
    for (long frame : lost) {
      bursts += frame == expected ? 0 : 1;
      expected = frame + 1;
    }
    double rate = setting.rate();
    double burst = setting.meanBurst();
    double forgets = 1 / burst + rate / (burst * (1 - rate));
    double kept = 1 - forgets;
    double rateSd = Math.sqrt(rate * (1 - rate) / FRAMES * (1 + kept) / (1 - kept));
    double burstSd = Math.sqrt(burst * (burst - 1) / Math.max(1, bursts));
    String name = String.format(Locale.ROOT, "%.0f %% in bursts of %.0f", 100 * rate, burst);
    study.figure(
        Figure.plain("rate, " + name, "%", 100.0 * lost.size() / FRAMES, FRAMES)
            .accepted(100 * (rate - Z * rateSd), 100 * (rate + Z * rateSd)));
    study.figure(
        Figure.plain("mean burst, " + name, "frames", (double) lost.size() / bursts, bursts)
            .accepted(burst - Z * burstSd, burst + Z * burstSd));
  }
}
