package dev.talkspurt.detect;

/**
 * A known failure and the rule that finds it.
 *
 * @param id lowerCamelCase, such as {@code emptyTurn}
 * @param version of the rule; a changed rule is a changed version
 * @param title in a few words, such as "turn without content"
 * @param rule one sentence: when it fires
 * @param remedy one line: what to do about it
 */
public record Detector(
    String id, int version, Severity severity, String title, String rule, String remedy) {
  /** Id and version as results name it: {@code emptyTurn/1}. */
  public String definition() {
    return id + "/" + version;
  }
}
