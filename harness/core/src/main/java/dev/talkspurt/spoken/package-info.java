/**
 * What an agent says, as values: finds dates, times, amounts and codes in its transcripts and holds
 * them against what it could know. Deterministic; nothing is guessed: what can be read two ways has
 * two readings, and agrees if one of them does. Pure; reads no clock and no file.
 */
package dev.talkspurt.spoken;
