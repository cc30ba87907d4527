package dev.talkspurt.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.talkspurt.stats.KaplanMeier.Watched;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
  private static List<Watched> ended(double... lengths) {
    return DoubleStream.of(lengths).mapToObj(length -> new Watched(length, true)).toList();
  }

  @Test
  void takes_who_is_no_longer_watched_into_account() {
    // The remission times of Freireich et al. (1963), 6-MP group: the median is 23 weeks.
    int[] relapse = {6, 6, 6, 7, 10, 13, 16, 22, 23};
    int[] longer = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
    List<Watched> all =
        Stream.concat(
                IntStream.of(relapse).mapToObj(weeks -> new Watched(weeks, true)),
                IntStream.of(longer).mapToObj(weeks -> new Watched(weeks, false)))
            .toList();
    assertEquals(23, KaplanMeier.quantile(all, 0.5));
    assertEquals(13, KaplanMeier.quantile(all, 0.25));
    assertEquals(Double.POSITIVE_INFINITY, KaplanMeier.quantile(all, 0.6));
  }

  @Test
  void is_the_lower_median_where_all_have_ended() {
    assertEquals(2, KaplanMeier.quantile(ended(4, 2, 1, 3), 0.5));
    assertEquals(3, KaplanMeier.quantile(ended(3), 1));
    assertEquals(Double.NaN, KaplanMeier.quantile(List.of(), 0.5));
    assertThrows(IllegalArgumentException.class, () -> KaplanMeier.quantile(ended(1), 0));
  }

  // R 4.2.2, survival 3.5.3: quantile(survfit(Surv(t, e) ~ 1, conf.type = "log-log"), c(.25, .5))
  @Test
  void intervals_of_remission_times() {
    int[] relapse = {6, 6, 6, 7, 10, 13, 16, 22, 23};
    int[] longer = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
    List<Watched> all =
        Stream.concat(
                IntStream.of(relapse).mapToObj(weeks -> new Watched(weeks, true)),
                IntStream.of(longer).mapToObj(weeks -> new Watched(weeks, false)))
            .toList();
    assertEquals(Optional.of(new Interval(6, 22)), KaplanMeier.interval(all, 0.25, 0.95));
    assertEquals(
        Optional.of(new Interval(13, Double.POSITIVE_INFINITY)),
        KaplanMeier.interval(all, 0.5, 0.95));
  }

  // the same, with the placebo group, all of whom relapsed
  @Test
  void intervals_where_all_have_ended() {
    List<Watched> all =
        ended(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);
    assertEquals(Optional.of(new Interval(1, 5)), KaplanMeier.interval(all, 0.25, 0.95));
    assertEquals(Optional.of(new Interval(4, 11)), KaplanMeier.interval(all, 0.5, 0.95));
    assertEquals(Optional.of(new Interval(8, 22)), KaplanMeier.interval(all, 0.75, 0.95));
  }

  @Test
  void nothing_ended_is_nothing_known() {
    assertEquals(Optional.empty(), KaplanMeier.interval(List.of(), 0.5, 0.95));
    assertEquals(Optional.empty(), KaplanMeier.interval(List.of(new Watched(4, false)), 0.5, 0.95));
    assertEquals(
        Optional.of(new Interval(4, Double.POSITIVE_INFINITY)),
        KaplanMeier.interval(ended(4), 0.5, 0.95));
  }
}
