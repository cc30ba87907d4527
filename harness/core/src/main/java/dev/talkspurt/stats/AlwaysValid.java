package dev.talkspurt.stats;

import org.apache.commons.math3.special.Beta;

/**
 * Evidence about a rate that may be looked at after every trial: the likelihood of the trials under
 * a mixture of rates over that under the rate in question. If that rate holds, it exceeds {@code
 * 1/α} at any time with a chance of at most α (J. Ville, Étude critique de la notion de collectif,
 * 1939; H. Robbins, "Statistical Methods Related to the Law of the Iterated Logarithm", Annals of
 * Mathematical Statistics 41 (1970)). Immutable, thread-safe.
 *
 * @param a of the beta distribution that the rates are mixed by
 * @param b the same
 */
public record AlwaysValid(double a, double b) {
  /** All rates alike. */
  public static final AlwaysValid UNIFORM = new AlwaysValid(1, 1);

  /** Checks what it is given. */
  public AlwaysValid {
    if (!(a > 0 && b > 0)) {
      throw new IllegalArgumentException("beta distribution of " + a + ", " + b);
    }
  }

  /**
   * The logarithm of the evidence against {@code rate} for what the alternative says; {@link
   * Alternative#LESS} mixes lower rates alone, and holds against all rates of at least {@code
   * rate}.
   */
  public double logEvidence(int successes, int n, double rate, Alternative alternative) {
    Checks.counts(successes, n);
    Checks.share("rate", rate);
    double k = successes;
    double mixed = Beta.logBeta(a + k, b + n - k) - Beta.logBeta(a, b);
    double plain = k * Math.log(rate) + (n - k) * Math.log1p(-rate);
    double part =
        switch (alternative) {
          case TWO_SIDED -> 0;
          case LESS ->
              Math.log(Beta.regularizedBeta(rate, a + k, b + n - k))
                  - Math.log(Beta.regularizedBeta(rate, a, b));
          case GREATER ->
              Math.log(Beta.regularizedBeta(1 - rate, b + n - k, a + k))
                  - Math.log(Beta.regularizedBeta(1 - rate, b, a));
        };
    return mixed - plain + part;
  }

  /**
   * The p-value at this time, {@code min(1, 1 / evidence)}; the least of all times so far is one
   * too.
   */
  public double p(int successes, int n, double rate, Alternative alternative) {
    return Math.min(1, Math.exp(-logEvidence(successes, n, rate, alternative)));
  }

  /**
   * The rates that the evidence does not speak against: all the intervals of a run of trials
   * together hold the rate with {@code confidence}.
   *
   * @return 0 to 1 if n is 0
   */
  public Interval interval(int successes, int n, double confidence) {
    Checks.counts(successes, n);
    Checks.confidence(confidence);
    if (n == 0) {
      return new Interval(0, 1);
    }
    double limit = -Math.log(1 - confidence);
    double likeliest = (double) successes / n;
    return new Interval(
        successes == 0 ? 0 : edge(successes, n, limit, 0, likeliest),
        successes == n ? 1 : edge(successes, n, limit, 1, likeliest));
  }

  /** The evidence grows from the likeliest rate, where it is least, to both ends. */
  private double edge(int successes, int n, double limit, double out, double in) {
    double outside = out;
    double inside = in;
    for (int i = 0; i < 60; i++) {
      double middle = (outside + inside) / 2;
      if (middle > 0
          && middle < 1
          && logEvidence(successes, n, middle, Alternative.TWO_SIDED) < limit) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }
}
