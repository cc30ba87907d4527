package dev.talkspurt.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well the host kept time while calls were made. Immutable.
 *
 * @param calls that were made; {@code refused} of them the validity gate of every run refuses, and
 *     nothing of them counts
 * @param frames of the caller, over all calls, and how late they were: {@code latenessP50Ms} …
 * @param pauses of the virtual machine of 10 ms and more
 * @param pauseUncertaintyMs what those pauses add to a latency, as a standard uncertainty
 * @param seconds for which was watched
 */
public record Host(
    int calls,
    int refused,
    int frames,
    double latenessP50Ms,
    double latenessP95Ms,
    double latenessP99Ms,
    double latenessMaxMs,
    int pauses,
    double longestPauseMs,
    double pauseUncertaintyMs,
    double seconds) {
  /** Frames later than this cannot show an error as small. */
  static final double LATENESS_P99_MS = ErrorFigures.BIAS_MS;

  /** As in every run: with more, the run as a whole is not valid. */
  static final double REFUSED_SHARE = 0.05;

  /** Why nothing may be concluded on this host now; empty if it kept time. */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    if (calls == 0 || frames == 0) {
      troubles.add("no call was made");
    }
    if (refused > REFUSED_SHARE * calls) {
      troubles.add(
          String.format(
              Locale.ROOT,
              "%d of %d calls did not keep time (at most %.0f %% may)",
              refused,
              calls,
              100 * REFUSED_SHARE));
    }
    if (latenessP99Ms > LATENESS_P99_MS) {
      troubles.add(
          String.format(
              Locale.ROOT,
              "99 %% of frames were late by up to %.1f ms (%.0f ms at most)",
              latenessP99Ms,
              LATENESS_P99_MS));
    }
    return troubles;
  }
}
