package dev.talkspurt.metric;

import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import java.util.List;

/** The metrics that are parts of the response latency, and other times of a call. */
final class LatencyMetrics {
  static final Metric V2V_SPEECH =
      time(
          "V2V_SPEECH",
          "From the caller's last audible sample to the first speech of the answer: sounds shorter"
              + " than 120 ms or without any transcript do not count.");

  static final Metric V2V_NET_OF_TOOL =
      time(
          "V2V_NET_OF_TOOL",
          "Response latency of tool turns less the time in which the bench's tools were working.");

  static final Metric V2V_NET_ADJ =
      shown(
          "V2V_NET_ADJ",
          "V2V_AUDIBLE less the call's median round trip: to compare regions, never to gate.");

  static final Metric V2V_MINUS_10DB =
      shown(
          "V2V_MINUS_10DB", "V2V_AUDIBLE with the agent's onset found at a threshold 10 dB lower.");

  static final Metric V2V_PLUS_10DB =
      shown(
          "V2V_PLUS_10DB", "V2V_AUDIBLE with the agent's onset found at a threshold 10 dB higher.");

  static final Metric EOU =
      time(
          "EOU",
          "Endpointing: from the caller's last audible sample to the provider's signal that the"
              + " caller has stopped.");

  static final Metric THINK =
      time(
          "THINK",
          "From the provider's signal that the caller has stopped to the answer's first packet.");

  static final Metric TTFA_MANUAL =
      time(
          "TTFA_MANUAL",
          "From our own signal that the caller's turn is over to the answer's first packet.");

  static final Metric TTFILLER =
      time(
          "TTFILLER",
          "From the caller's last audible sample to the first speech of an answer that must mention"
              + " something.");

  static final Metric TTANSWER =
      time(
          "TTANSWER",
          "From the caller's last audible sample to the onset of the talkspurt that mentions it.");

  static final Metric TX_IN =
      time(
          "TX_IN",
          "From the caller's last audible sample to the last piece of the caller's transcript.");

  static final Metric TX_OUT_LEAD =
      shown(
          "TX_OUT_LEAD",
          "From the arrival of a response's first text to its first audible sample; positive if the"
              + " text is early.");

  static final Metric SETUP =
      time("SETUP", "From the beginning of the connection to the session being ready.");

  static final Metric GREET =
      time(
          "GREET",
          "From the session being ready to the first audible sample of an agent that speaks first.");

  static final Metric STALL =
      time("STALL", "Time in a call in which the agent's sound ran dry within a response.");

  static final Metric STALL_MAX =
      time("STALL_MAX", "The longest time in a call in which its sound ran dry within a response.");

  static final Metric STALL_PER_MIN =
      new Metric(
          "STALL_PER_MIN",
          1,
          "1/min",
          Better.LOWER,
          Kind.PER_EXPOSURE,
          "How often the agent's sound ran dry within a response, per minute of agent speech.");

  static final Metric RESUME =
      time(
          "RESUME",
          "From the last audible sample of before a lost connection to the first of after it.");

  static final Metric RTT =
      time("RTT", "Median round trip of a call's pings over its own connection.");

  static final Metric SPEEDUP =
      new Metric(
          "SPEEDUP",
          1,
          "x",
          Better.NEITHER,
          Kind.QUANTITY,
          "How much faster than it plays a response's audio arrived.");

  static final Metric LEAD =
      shown("LEAD", "The most audio of a response that had arrived and not yet been heard.");

  static final Metric ENDPOINTING_EST =
      time(
          "ENDPOINTING_EST",
          "Estimate of endpointing: TTFP less TTFA_MANUAL of the same turn in a call whose turns we"
              + " ended ourselves.");

  static final List<Metric> ALL =
      List.of(
          V2V_SPEECH,
          V2V_NET_OF_TOOL,
          V2V_NET_ADJ,
          V2V_MINUS_10DB,
          V2V_PLUS_10DB,
          EOU,
          THINK,
          TTFA_MANUAL,
          ENDPOINTING_EST,
          TTFILLER,
          TTANSWER,
          TX_IN,
          TX_OUT_LEAD,
          SETUP,
          GREET,
          STALL,
          STALL_MAX,
          STALL_PER_MIN,
          RESUME,
          RTT,
          SPEEDUP,
          LEAD);

  private LatencyMetrics() {}

  private static Metric time(String id, String meaning) {
    return new Metric(id, 1, "ms", Better.LOWER, Kind.QUANTITY, meaning);
  }

  /** A time that describes: neither more nor less of it is better. */
  private static Metric shown(String id, String meaning) {
    return new Metric(id, 1, "ms", Better.NEITHER, Kind.QUANTITY, meaning);
  }
}
