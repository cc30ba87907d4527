package dev.talkspurt.run;

import dev.talkspurt.line.NetworkSchedule;
import dev.talkspurt.line.NetworkStall;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.Scenario;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The networks that a call's steps ask for, each begun when it first holds. */
final class Networks {
  private final Scenario scenario;
  private final long seed;
  private final Map<NetworkPlan, Network> begun = new HashMap<>();

  Networks(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.seed = seed;
  }

  /** One network plan at work: its clock starts when it first holds. */
  record Network(NetworkPlan plan, NetworkSchedule.Stream stream, long fromNs) {
    /** When a frame that is due at {@code ns} leaves; empty if it is dropped. */
    OptionalLong departureNs(long ns) {
      NetworkSchedule.Departure departure = stream.next((ns - fromNs) / 1e6);
      return departure.dropped()
          ? OptionalLong.empty()
          : OptionalLong.of(fromNs + Math.round(departure.atMs() * 1e6));
    }

    /** When a stall that holds at {@code ns} and keeps what it holds is over, or {@code ns}. */
    long releaseNs(long ns) {
      long release = ns;
      for (boolean moved = true; moved; ) {
        moved = false;
        for (Conditions.Stall stall : plan.stalls()) {
          long startNs = fromNs + stall.at().toNanos();
          long endNs = startNs + stall.length().toNanos();
          if (!stall.drops() && release >= startNs && release < endNs) {
            release = endNs;
            moved = true;
          }
        }
      }
      return release;
    }
  }

  /** The network of this step, begun now if it is new; empty if nothing troubles it. */
  Optional<Network> at(int stepIndex, long nowNs) {
    NetworkPlan plan = scenario.callerAt(stepIndex).conditions().network();
    return plan.untroubled()
        ? Optional.empty()
        : Optional.of(begun.computeIfAbsent(plan, p -> new Network(p, schedule(p).start(), nowNs)));
  }

  private NetworkSchedule schedule(NetworkPlan plan) {
    return new NetworkSchedule(
        plan.stalls().stream()
            .map(
                stall ->
                    new NetworkStall(
                        stall.at().toNanos() / 1e6,
                        stall.length().toNanos() / 1e6,
                        stall.drops() ? NetworkStall.Mode.DROP : NetworkStall.Mode.BURST))
            .toList(),
        plan.jitterMs(),
        seed + begun.size());
  }
}
