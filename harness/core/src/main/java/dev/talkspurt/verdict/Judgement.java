package dev.talkspurt.verdict;

import java.util.List;

/**
 * How a call came out.
 *
 * @param reasons why the verdict is what it is, most important first; empty if passed
 * @param checks every expectation, in script order, the whole call's last
 */
public record Judgement(
    Verdict verdict, Attribution attribution, List<String> reasons, List<Check> checks) {
  public Judgement {
    reasons = List.copyOf(reasons);
    checks = List.copyOf(checks);
  }
}
