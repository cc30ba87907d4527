package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider's turn detection costs, estimated from the same turns of two calls: one as it is,
 * one whose turns we ended ourselves. TTFP of the one less TTFA_MANUAL of the other.
 *
 * @param pairs in order of the turns
 * @param leftOut turns that make no pair, each with the reason
 */
public record EndpointingEstimate(List<Pair> pairs, List<String> leftOut) {
  public EndpointingEstimate {
    pairs = List.copyOf(pairs);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * One turn, called twice.
   *
   * @param turn its id in the call as it is
   * @param part {@code tool}, {@code first}, {@code interruption}, or empty
   */
  public record Pair(String turn, int stepIndex, String part, double ttfpMs, double ttfaManualMs) {
    /** The estimate of this turn's endpointing. */
    public double differenceMs() {
      return ttfpMs - ttfaManualMs;
    }
  }

  /** What is needed of a call. */
  public record Call(Timeline timeline, Measurements measurements) {}

  /** The pairs of two calls; none if the bench of either was not valid. */
  public static EndpointingEstimate of(Call asItIs, Call ended) {
    List<Pair> pairs = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    if (!asItIs.measurements().benchValid() || !ended.measurements().benchValid()) {
      asItIs.measurements().turns().forEach(turn -> leftOut.add(turn.id() + ": invalid bench"));
      return new EndpointingEstimate(pairs, leftOut);
    }
    Map<String, TurnView> twins = new HashMap<>();
    TurnView.of(ended.timeline(), ended.measurements())
        .forEach(view -> twins.put(key(view.turn()), view));
    for (TurnView view : TurnView.of(asItIs.timeline(), asItIs.measurements())) {
      TurnView twin = twins.get(key(view.turn()));
      Optional<String> why = whyNot(view, twin);
      double manualMs = why.isPresent() ? Double.NaN : manualMs(ended, twin.turn());
      if (why.isEmpty() && !Double.isNaN(manualMs)) {
        pairs.add(
            new Pair(
                view.turn().id(),
                view.turn().stepIndex(),
                view.population().replace("!", ""),
                view.turn().ttfpMs(),
                manualMs));
      } else {
        leftOut.add(view.turn().id() + ": " + why.orElse("no first packet after our signal"));
      }
    }
    return new EndpointingEstimate(pairs, leftOut);
  }

  /** Sounds are numbered over all of a call, and the other call leaves some out. */
  private static String key(TurnMeasure turn) {
    return turn.stepIndex() + "/" + turn.asking().attempt();
  }

  private static Optional<String> whyNot(TurnView view, TurnView twin) {
    if (twin == null) {
      return Optional.of("the other call did not come to it");
    }
    CallerSound sound = view.sound();
    if (!sound.sha256().equals(twin.sound().sha256())) {
      return Optional.of("the caller's sound differs");
    }
    if (!view.population().equals(twin.population())) {
      return Optional.of(
          "it is no turn of the same kind in both (tool call, first response, interruption)");
    }
    boolean packet = view.defined() && !Double.isNaN(view.turn().ttfpMs());
    return packet ? Optional.empty() : Optional.of("no first packet of an answer of its own");
  }

  private static double manualMs(Call ended, TurnMeasure turn) {
    return ended.measurements().readingsOf(LatencyMetrics.TTFA_MANUAL).stream()
        .filter(reading -> reading.of().equals(turn.id()))
        .mapToDouble(Reading::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The pairs as readings of ENDPOINTING_EST. */
  public List<Reading> readings() {
    return pairs.stream()
        .map(
            pair ->
                Reading.at(
                        LatencyMetrics.ENDPOINTING_EST,
                        pair.turn(),
                        Double.NaN,
                        Double.NaN,
                        pair.differenceMs())
                    .in(pair.part()))
        .toList();
  }

  /**
   * These summaries with the figures of these estimates, one for each pair of calls; as they are
   * without any.
   */
  public static List<Summary> into(List<Summary> summaries, List<EndpointingEstimate> estimates) {
    if (estimates.isEmpty()) {
      return summaries;
    }
    ReadingSummaries figures =
        new ReadingSummaries(
            List.of(LatencyMetrics.ENDPOINTING_EST),
            estimates.stream().map(EndpointingEstimate::readings).toList());
    int left = estimates.stream().mapToInt(estimate -> estimate.leftOut().size()).sum();
    String note =
        "an estimate, from pairs of calls" + (left > 0 ? "; " + left + " turns make no pair" : "");
    Summary whole = figures.summaries().get(0).noting(note);
    List<Summary> all = new ArrayList<>();
    for (Summary summary : summaries) {
      all.add(summary.metric().equals(LatencyMetrics.ENDPOINTING_EST) ? whole : summary);
    }
    figures.byPart().forEach(part -> all.add(part.noting(note)));
    return List.copyOf(all);
  }
}
