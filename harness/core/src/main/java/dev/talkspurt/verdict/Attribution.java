package dev.talkspurt.verdict;

/** Whose doing a result other than passed is. */
public enum Attribution {
  /** Nobody's: the call passed. */
  NONE("none"),
  /** The agent under test. */
  AGENT("agent"),
  /** The provider's service. */
  PROVIDER("provider"),
  /** The network between. */
  NETWORK("network"),
  /** Talkspurt or the machine it runs on. */
  BENCH("bench");

  private final String word;

  Attribution(String word) {
    this.word = word;
  }

  /** The word for it in result files. */
  public String word() {
    return word;
  }
}
