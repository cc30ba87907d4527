package dev.talkspurt.stats;

/** Bounds of a figure; an end that is not bounded is infinite. */
public record Interval(double lower, double upper) {}
