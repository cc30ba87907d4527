package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import java.time.Duration;
import java.util.Optional;

/**
 * What the response latency (V2V_AUDIBLE: turns without a tool call, the call's first response left
 * out) may be over a whole call.
 *
 * @param p50 its median, at most
 * @param max the slowest, at most
 */
public record LatencyLimits(Place place, Optional<Duration> p50, Optional<Duration> max) {}
