package dev.talkspurt.quality;

/**
 * Whether a sound breaks off: near its last audible sample the level falls by {@value #DROP_DB} dB
 * or more from one 5 ms to the next, from a level no more than {@value #BELOW_SPEECH_DB} dB below
 * that of the speech. What comes after the end is silence.
 *
 * <p>A voice takes longer than that to fade: over 30 ms, which has also been used, most natural
 * endings fall as far.
 */
final class Ending {
  static final double DROP_DB = 24;
  static final double BELOW_SPEECH_DB = 12;

  private static final int SEARCH_HOPS = 6;

  private Ending() {}

  /**
   * @param lastAudible the last audible sample
   * @param speechDbov active level of the speech
   */
  static boolean cutOff(Hops hops, int lastAudible, double speechDbov) {
    int last = hops.of(lastAudible) + 1;
    for (int edge = last - SEARCH_HOPS; edge <= last; edge++) {
      double before = hops.dbfs(edge - 1, edge);
      if (before >= speechDbov - BELOW_SPEECH_DB && before - hops.dbfs(edge, edge + 1) >= DROP_DB) {
        return true;
      }
    }
    return false;
  }
}
