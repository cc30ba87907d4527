package dev.talkspurt.line;

/**
 * The bits an ideal entropy coder needs for a quantised value whose distribution is Laplace's with
 * a known deviation, the middle interval being wider than the others.
 *
 * @param zero bits for index 0
 * @param first bits for index ±1, sign included
 * @param more bits for each step further out
 */
record LaplaceCost(double zero, double first, double more) {
  /** Where index 1 begins, in steps. */
  private static final double EDGE = 0.65;

  /** For a deviation {@code ratio} times the step. */
  static LaplaceCost of(double ratio) {
    double decay = StrictMath.sqrt(2) / ratio;
    double bit = StrictMath.log(2);
    double zero = -StrictMath.log(-StrictMath.expm1(-decay * EDGE)) / bit;
    double step = -StrictMath.log(-StrictMath.expm1(-decay)) / bit;
    return new LaplaceCost(zero, 1 + decay * EDGE / bit + step, decay / bit);
  }

  /** The magnitude of the index of {@code value}. */
  static int index(double value, double step) {
    return (int) (Math.abs(value) / step + 1 - EDGE);
  }

  double bits(int index) {
    return index == 0 ? zero : first + (index - 1) * more;
  }
}
