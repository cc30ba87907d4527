/**
 * Measures calls that something else recorded: one channel per side, no script, no planted truth.
 * Edges of speech are found by level on both sides, and how far they can be trusted is measured on
 * the recording itself. See {@code docs/measure.md}.
 */
package dev.talkspurt.recording;
