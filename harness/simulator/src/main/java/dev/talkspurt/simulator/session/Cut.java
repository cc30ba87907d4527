package dev.talkspurt.simulator.session;

/**
 * What was cut off.
 *
 * @param rest words that were not heard
 * @param calls whether tools had not answered
 */
record Cut(String rest, boolean calls) {}
