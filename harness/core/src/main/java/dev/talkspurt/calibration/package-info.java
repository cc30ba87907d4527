/**
 * Proves the bench: what it measures and finds is held against what was planted on purpose, and its
 * own error is stated. Stands above everything else in the core.
 */
package dev.talkspurt.calibration;
