package dev.talkspurt.stats;

/**
 * The sequential probability ratio test of A. Wald, "Sequential Tests of Statistical Hypotheses",
 * Annals of Mathematical Statistics 16 (1945), of a rate: is it {@code good}, or only {@code bad}?
 * It needs fewer trials on average than a test of fixed length, and may run long where the rate
 * lies between. Immutable, thread-safe.
 *
 * @param good rate of what is to be found good
 * @param bad rate of what is to be found bad, lower
 * @param alpha chance that good is found bad, at most about
 * @param beta chance that bad is found good, at most about
 * @param n trials so far
 * @param llr logarithm of how much likelier the trials are from the bad rate
 */
public record Sprt(double good, double bad, double alpha, double beta, int n, double llr) {
  /** What the trials say. */
  public enum Decision {
    /** It is good. */
    GOOD,
    /** It is bad. */
    BAD,
    /** Go on. */
    OPEN
  }

  /** Checks what it is given. */
  public Sprt {
    if (!(0 < bad && bad < good && good < 1)) {
      throw new IllegalArgumentException("bad is " + bad + ", good is " + good);
    }
    if (!(alpha > 0 && beta > 0 && alpha + beta < 1)) {
      throw new IllegalArgumentException("alpha is " + alpha + ", beta is " + beta);
    }
  }

  /** Before the first trial. */
  public Sprt(double good, double bad, double alpha, double beta) {
    this(good, bad, alpha, beta, 0, 0);
  }

  /** After one more trial; a decision once taken stays. */
  public Sprt add(boolean success) {
    if (decision() != Decision.OPEN) {
      return this;
    }
    double step = success ? Math.log(bad / good) : Math.log((1 - bad) / (1 - good));
    return new Sprt(good, bad, alpha, beta, n + 1, llr + step);
  }

  /** What the trials so far say. */
  public Decision decision() {
    if (llr <= Math.log(beta / (1 - alpha))) {
      return Decision.GOOD;
    }
    return llr >= Math.log((1 - beta) / alpha) ? Decision.BAD : Decision.OPEN;
  }
}
