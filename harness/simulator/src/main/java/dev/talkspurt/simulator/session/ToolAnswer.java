package dev.talkspurt.simulator.session;

import dev.talkspurt.document.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * What a tool has answered.
 *
 * @param id of the call; empty: not told
 * @param name of the tool; empty: not told, or told as nothing
 * @param telling when it is to be told, of an answer that nobody waited for
 * @param continues whether more answers to the same call follow
 */
public record ToolAnswer(
    Optional<String> id,
    Optional<String> name,
    Json.Obj response,
    Telling telling,
    boolean continues) {
  /** When an answer is to be told that nobody waited for. */
  public enum Telling {
    /** At once. */
    INTERRUPT,
    /** When the agent is idle. */
    WHEN_IDLE,
    /** Not at all: it is only to know. */
    SILENT;

    /** What clients call it; empty for what is none. */
    public static Optional<Telling> of(String word) {
      String name = word.toUpperCase(Locale.ROOT);
      return switch (name) {
        case "", "SCHEDULING_UNSPECIFIED" -> Optional.of(WHEN_IDLE);
        case "INTERRUPT", "WHEN_IDLE", "SILENT" -> Optional.of(valueOf(name));
        default -> Optional.empty();
      };
    }
  }

  /** The same answer of a tool that has failed. */
  ToolAnswer failed(String why) {
    return new ToolAnswer(id, name, Json.object().put("error", why).build(), telling, continues);
  }
}
