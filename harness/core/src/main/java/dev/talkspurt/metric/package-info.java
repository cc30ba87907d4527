/**
 * Metric definitions, and the pure functions from a call's timeline to its measurements. Each
 * definition has a page in {@code docs/metrics}.
 */
package dev.talkspurt.metric;
