package dev.talkspurt.simulator.session;

/**
 * Tokens of one turn.
 *
 * @param promptText text in the context: instruction, tools, transcripts
 * @param promptAudio speech in the context, of both sides
 * @param promptVideo pictures in the context
 * @param responseAudio speech generated in the turn
 */
public record Usage(int promptText, int promptAudio, int promptVideo, int responseAudio) {
  /** Of a session in which nothing is shown. */
  public Usage(int promptText, int promptAudio, int responseAudio) {
    this(promptText, promptAudio, 0, responseAudio);
  }
}
