package dev.talkspurt.simulator.session;

/**
 * What a client asks for so that a session may go on beyond its context.
 *
 * @param triggerTokens context above which the oldest turns are dropped
 * @param targetTokens context that is left then, at most
 */
public record Compression(int triggerTokens, int targetTokens) {}
