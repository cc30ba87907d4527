package dev.talkspurt.detect;

/**
 * A failure found in a call.
 *
 * @param atMs where the evidence begins on the call's axis: what to listen to
 * @param endMs where it ends; at least {@code atMs}
 * @param of the turn, probe, response or tool call it belongs to ({@code u3}, {@code response 4});
 *     empty for the call
 * @param evidence in one sentence with its figures; may hold the agent's words: untrusted
 */
public record Finding(Detector detector, double atMs, double endMs, String of, String evidence) {}
