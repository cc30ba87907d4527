package dev.talkspurt.scenario;

import dev.talkspurt.document.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Advice on what a scenario shows; each message begins with "warning: ". Thread-safe. */
public final class PictureLint {
  private static final double MOST_PER_SECOND = 1;

  private PictureLint() {}

  /** What is taken but does no good. */
  public static List<Problem> problems(Scenario scenario) {
    List<Problem> problems = new ArrayList<>();
    for (Step step : scenario.script()) {
      if (step instanceof Step.Share share && share.fps() > MOST_PER_SECOND) {
        problems.add(
            new Problem(
                share.fpsPlace(),
                "warning: share shows "
                    + Words.plain(BigDecimal.valueOf(share.fps()))
                    + " pictures a second, but providers look at one at most and bill them all"
                    + " (fps: 1)"));
      }
    }
    return problems;
  }
}
