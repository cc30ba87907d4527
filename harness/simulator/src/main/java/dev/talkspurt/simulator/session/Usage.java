package dev.talkspurt.simulator.session;

/**
 * Tokens of one turn.
 *
 * @param promptText text in the context: instruction, tools, transcripts
 * @param promptAudio speech in the context, of both sides
 * @param responseAudio speech generated in the turn
 */
public record Usage(int promptText, int promptAudio, int responseAudio) {}
