package dev.talkspurt.metric;

/**
 * One reading of a metric in one call.
 *
 * @param of what was measured: the id of a turn or probe ({@code u3}), {@code response 4}, {@code
 *     reconnect 1}, or {@code call}
 * @param population a part of the metric's population that has a figure of its own beside the
 *     whole, such as {@code tool}; empty for none. Readings whose population begins with {@code !}
 *     (as {@code !tool}) belong to that part alone and not to the whole
 * @param atMs where it begins on the call's axis; NaN if it has no place
 * @param endMs where it ends; NaN if it has no place
 * @param value in the metric's unit; NaN if it never came: for a quantity that counts as infinitely
 *     late
 * @param exposure what the value is set against, for ratios and events per exposure; 1 otherwise
 * @param note evidence in few words; may hold untrusted text; mostly empty
 */
public record Reading(
    Metric metric,
    String of,
    String population,
    double atMs,
    double endMs,
    double value,
    double exposure,
    String note) {
  /** What is said of a whole call. */
  public static final String CALL = "call";

  /** A reading of the metric's headline population. */
  public static Reading at(Metric metric, String of, double atMs, double endMs, double value) {
    return new Reading(metric, of, "", atMs, endMs, value, 1, "");
  }

  /** A reading of the whole call. */
  public static Reading ofCall(Metric metric, double value) {
    return new Reading(metric, CALL, "", Double.NaN, Double.NaN, value, 1, "");
  }

  /** Whether it came. */
  public boolean came() {
    return !Double.isNaN(value);
  }

  /** Whether it belongs to the metric's own figure, not to that of a part alone. */
  public boolean headline() {
    return !population.startsWith("!");
  }

  /** The part it belongs to; empty if none. */
  public String part() {
    return headline() ? population : population.substring(1);
  }

  /** The same, of a part of the population. */
  public Reading in(String part) {
    return new Reading(metric, of, part, atMs, endMs, value, exposure, note);
  }

  /** The same, set against something. */
  public Reading per(double amount) {
    return new Reading(metric, of, population, atMs, endMs, value, amount, note);
  }

  /** The same, ending there. */
  Reading until(double ms) {
    return new Reading(metric, of, population, atMs, ms, value, exposure, note);
  }

  /** The same, with evidence. */
  public Reading because(String evidence) {
    return new Reading(metric, of, population, atMs, endMs, value, exposure, evidence);
  }
}
