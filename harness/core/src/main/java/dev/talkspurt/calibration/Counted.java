package dev.talkspurt.calibration;

/**
 * One cell of a confusion matrix.
 *
 * @param planted what was there
 * @param found what the bench made of it
 * @param right whether that is what it should make of it
 */
public record Counted(String planted, String found, long count, boolean right) {}
