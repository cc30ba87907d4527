package dev.talkspurt.stats;

/** What arguments of many procedures must hold to. */
final class Checks {
  private Checks() {}

  static void confidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence is " + confidence + ", expected between 0 and 1");
    }
  }

  static void share(String name, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(name + " is " + share + ", expected between 0 and 1");
    }
  }

  static void counts(int successes, int n) {
    if (n < 0 || successes < 0 || successes > n) {
      throw new IllegalArgumentException(successes + " of " + n);
    }
  }

  static void numbers(double... values) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("a value is not a number");
      }
    }
  }

  static void finite(double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value is " + value + ", expected a finite one");
      }
    }
  }
}
