package dev.talkspurt.line;

import java.util.Map;

/**
 * What one effect of a chain truly did. Immutable.
 *
 * @param effect what it is
 * @param latencySamples its own latency
 * @param latencyBeforeSamples the latency of all effects before it: its input sample {@code n} is
 *     sample {@code n − latencyBeforeSamples} of the chain's input
 * @param samples how many have passed
 * @param rmsDbov level of its output so far, pauses included; negative infinity for silence
 * @param peakDbov its largest sample
 * @param fullScaleSamples samples of its output at full scale (±32767 or beyond)
 * @param achieved the effect's own figures
 */
public record StageTruth(
    Description effect,
    int latencySamples,
    int latencyBeforeSamples,
    long samples,
    double rmsDbov,
    double peakDbov,
    long fullScaleSamples,
    Map<String, Object> achieved) {}
