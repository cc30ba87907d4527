package dev.talkspurt.verdict;

import java.util.Optional;

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
  PROVIDER_ERROR("provider_error"),
  /** A step that a branch of the script passed over; never the verdict of a call. */
  NOT_RUN("not_run");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** Whether a call can come out so. */
  public boolean ofCall() {
    return this != NOT_RUN;
  }

  /** Whether it takes nothing from a call's passing: as expected, or not asked. */
  public boolean harmless() {
    return this == PASSED || this == NOT_RUN;
  }

  /** Whether the call passed; empty if the bench itself failed, and nothing may be concluded. */
  public Optional<Boolean> passed() {
    return this == INVALID_BENCH ? Optional.empty() : Optional.of(this == PASSED);
  }

  /** The word for it in result files. */
  public String word() {
    return word;
  }
}
