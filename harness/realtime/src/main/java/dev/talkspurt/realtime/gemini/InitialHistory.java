package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The turns of an earlier talk, told before the first sound.
 *
 * <p>Where the setup has announced them they end with {@code turnComplete}, which starts nothing
 * then. Elsewhere that would make the model answer, so the turn is left open and the caller's
 * speech goes on from there.
 */
final class InitialHistory {
  private InitialHistory() {}

  /** Whether there is one to tell: a session that is taken up again knows it. */
  static boolean isDue(AgentFile agent, GeminiSettings settings) {
    return agent.settings().has("history") && settings.resumptionHandle().isEmpty();
  }

  /** The message; empty if there is nothing to tell. */
  static Optional<Json.Obj> message(AgentFile agent, GeminiSettings settings) {
    if (!isDue(agent, settings)) {
      return Optional.empty();
    }
    List<Json.Obj> turns = new ArrayList<>();
    for (Json item : agent.settings().members().items("history")) {
      Json.Obj turn = (Json.Obj) item;
      String role = turn.text("caller").isPresent() ? "user" : "model";
      String text = turn.text("caller").or(() -> turn.text("agent")).orElse("");
      turns.add(turn(role, text));
    }
    boolean announced = ModelProfile.of(agent.model().orElse("")).announcesHistory();
    return Optional.of(content(turns, announced));
  }

  static Json.Obj turn(String role, String text) {
    return Json.object().put("role", role).put("parts", List.of(Map.of("text", text))).build();
  }

  static Json.Obj content(List<Json.Obj> turns, boolean complete) {
    Json.Obj content = Json.object().put("turns", turns).put("turnComplete", complete).build();
    return Json.object().put("clientContent", content).build();
  }
}
