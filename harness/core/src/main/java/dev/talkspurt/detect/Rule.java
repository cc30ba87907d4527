package dev.talkspurt.detect;

import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.util.List;

/** A detector with its rule. Pure and thread-safe. */
record Rule(Detector detector, Search search) {
  /** Finds places in a call. */
  interface Search {
    /** All of them, in order of time; empty if there are none. */
    List<Finding> in(CallEvidence call, Measurements measured);
  }
}
