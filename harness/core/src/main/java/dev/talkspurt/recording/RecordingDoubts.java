package dev.talkspurt.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands against trusting a recording's figures, in sentences. */
final class RecordingDoubts {
  private static final double POOR_SNR_DB = 20;

  private RecordingDoubts() {}

  static List<String> of(Side caller, Side agent, Leak leak) {
    if (leak.same()) {
      return List.of(
          "both channels hold the same sound, so that the sides cannot be told apart: nothing was"
              + " measured (record one side a channel)");
    }
    List<String> doubts = new ArrayList<>();
    side(doubts, "caller", caller);
    side(doubts, "agent", agent);
    if (leak.found()) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "the agent is heard in the caller's channel, %.0f dB %s itself and %d ms later:"
                  + " what is not louder than that echo was not taken for the caller",
              Math.abs(leak.db()),
              leak.db() > 0 ? "above" : "below",
              leak.delayMs()));
    }
    return doubts;
  }

  private static void side(List<String> doubts, String who, Side side) {
    if (!side.stretches().isEmpty()) {
      if (side.snrDb() < POOR_SNR_DB) {
        doubts.add(
            String.format(
                Locale.ROOT,
                "there is noise in the %s's channel, %.0f dB below the speech: soft edges are lost"
                    + " in it, see the uncertainty",
                who,
                side.snrDb()));
      }
    } else if (!Double.isFinite(side.speechDb()) || Double.isInfinite(side.snrDb())) {
      doubts.add(
          "nobody is heard in the "
              + who
              + "'s channel, or too quietly for its samples: nothing was measured");
    } else {
      doubts.add(
          String.format(
              Locale.ROOT,
              "the %s's speech cannot be told from the noise in its channel (%.0f dB above it):"
                  + " nothing was measured",
              who,
              side.snrDb()));
    }
  }
}
