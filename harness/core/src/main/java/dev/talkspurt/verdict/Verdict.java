package dev.talkspurt.verdict;

/** How a call, or one expectation, came out. */
public enum Verdict {
  /** Everything expected was seen. */
  PASSED("passed"),
  /** Something expected was not seen, and the agent is to blame. */
  FAILED("failed"),
  /** Too little evidence, or the scripted condition did not come about. */
  INCONCLUSIVE("inconclusive"),
  /** The bench itself did not keep its promises; nothing may be concluded. */
  INVALID_BENCH("invalid_bench"),
  /** The provider broke the call. */
  PROVIDER_ERROR("provider_error");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** The word for it in result files. */
  public String word() {
    return word;
  }
}
