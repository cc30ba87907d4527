package dev.talkspurt.report;

import dev.talkspurt.document.Json;

/**
 * One thing that is said otherwise than before.
 *
 * @param of the metric's or detector's id, the key of call.json, or a check
 * @param before in few words; {@code -} for nothing
 * @param after likewise
 * @param why the reason
 * @param unexplained whether no definition accounts for it: a fault of the bench, or a recording
 *     that was changed
 */
public record ScoreChange(String of, String before, String after, String why, boolean unexplained) {
  static final String SAME = "same definition, different value";

  /** Something that has no right to differ. */
  static ScoreChange unexplained(String of, String before, String after) {
    return new ScoreChange(of, before, after, SAME, true);
  }

  /** Something a definition accounts for. */
  static ScoreChange because(String why, String of, String before, String after) {
    return new ScoreChange(of, before, after, why, false);
  }

  /** Whether it follows from what became of the recording, which is told of the call. */
  public boolean follows() {
    return why.equals(WholeReason.FOLLOWS);
  }

  /** The same, with another reason that explains it. */
  ScoreChange explainedBy(String reason) {
    return new ScoreChange(of, before, after, reason, false);
  }

  /** The same, with a reason that is told of the whole call and is itself unexplained. */
  ScoreChange following(String reason) {
    return new ScoreChange(of, before, after, reason, true);
  }

  Json.Obj json() {
    return Json.object()
        .put("of", of)
        .put("before", before)
        .put("after", after)
        .put("why", why)
        .put("unexplained", unexplained)
        .build();
  }
}
