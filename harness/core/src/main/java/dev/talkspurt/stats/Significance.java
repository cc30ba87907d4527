package dev.talkspurt.stats;

/**
 * What a test says.
 *
 * @param statistic of the test, as its method defines it
 * @param p chance of what was seen, or something more extreme, if the null hypothesis holds
 * @param exact whether {@code p} was counted out, not approximated or drawn
 */
public record Significance(double statistic, double p, boolean exact) {}
