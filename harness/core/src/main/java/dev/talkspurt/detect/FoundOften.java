package dev.talkspurt.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a failure was found in a run.
 *
 * @param times places in all calls
 * @param calls in which it was found at least once
 */
public record FoundOften(Detector detector, int times, int calls) {
  /**
   * What was found, the gravest and then the most frequent first.
   *
   * @param calls findings of each call
   */
  public static List<FoundOften> of(List<List<Finding>> calls) {
    Map<Detector, int[]> counts = new LinkedHashMap<>();
    for (List<Finding> call : calls) {
      call.forEach(f -> counts.computeIfAbsent(f.detector(), detector -> new int[2])[0]++);
      call.stream().map(Finding::detector).distinct().forEach(d -> counts.get(d)[1]++);
    }
    List<FoundOften> found = new ArrayList<>();
    counts.forEach((detector, count) -> found.add(new FoundOften(detector, count[0], count[1])));
    found.sort(
        Comparator.comparing((FoundOften one) -> one.detector().severity())
            .thenComparing(one -> -one.times())
            .thenComparing(one -> one.detector().id()));
    return List.copyOf(found);
  }
}
