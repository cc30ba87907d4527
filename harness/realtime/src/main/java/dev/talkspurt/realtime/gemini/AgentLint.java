package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the provider would refuse or ignore in an agent file; advice begins with "warning: ".
 *
 * <p>What a model takes is told by the kind its id names. Of an unknown model nothing is refused.
 */
final class AgentLint {
  private static final Set<String> SHUT_DOWN =
      Set.of("gemini-2.0-flash-live-001", "gemini-live-2.5-flash-preview");

  private AgentLint() {}

  static List<Problem> problems(AgentFile agent) {
    Findings findings = new Findings(agent);
    model(findings);
    VoiceRules.check(findings);
    ThinkingRules.check(findings);
    DialogRules.check(findings);
    InputRules.check(findings);
    ToolRules.check(findings);
    SessionRules.check(findings);
    return findings.all();
  }

  /** Whether the service offers the model, as far as is known. */
  static List<Problem> together(AgentFile agent, Access.Service service) {
    Findings findings = new Findings(agent);
    boolean vertex = service == Access.Service.VERTEX;
    if (vertex ? findings.profile().isDeveloper() : findings.profile().isVertex()) {
      findings.advise(
          "model '"
              + findings.model()
              + "' is offered by "
              + (vertex ? "the Developer API" : "Vertex AI")
              + " alone, but the target calls "
              + (vertex ? "Vertex AI" : "the Developer API")
              + ", expected a model such as "
              + (vertex ? ModelProfile.ON_VERTEX : ModelProfile.ON_DEVELOPER).get(0)
              + (vertex
                  ? " (or a target without service: vertex)"
                  : " (or a target with service: vertex)"),
          "model");
    }
    return findings.all();
  }

  private static void model(Findings findings) {
    if (findings.model().isBlank()) {
      findings.refuse(
          "model is missing, expected a Live model (model: gemini-3.1-flash-live-preview)");
    } else if (SHUT_DOWN.contains(findings.model())) {
      findings.refuse(
          "model '"
              + findings.model()
              + "' was shut down on 2025-12-09, expected a living one"
              + " (gemini-3.1-flash-live-preview or gemini-3.8-live)",
          "model");
    } else if (findings.profile() == ModelProfile.UNKNOWN) {
      unknown(findings);
      unchecked(findings);
    }
  }

  /** A name of the provider's own that nobody has heard of is mostly a slip of the pen. */
  private static void unknown(Findings findings) {
    String id = findings.model();
    if (id.startsWith("gemini-") && !id.contains("-translate")) {
      List<String> known =
          Stream.concat(ModelProfile.ON_DEVELOPER.stream(), ModelProfile.ON_VERTEX.stream())
              .toList();
      findings.advise(
          "model '"
              + id
              + "' is no known Live model, expected one such as "
              + String.join(", ", Nearest.ranked(id, known, known.size()))
              + Nearest.to(id, known).map(near -> " (did you mean '" + near + "'?)").orElse(""),
          "model");
    }
  }

  /** Nobody should take silence for approval. */
  private static void unchecked(Findings findings) {
    AgentFile agent = findings.agent();
    AgentSettings settings = agent.settings();
    List<String> keys = new ArrayList<>();
    Map.of(
            "thinking",
            agent.thinking().level().isPresent()
                || agent.thinking().budget().isPresent()
                || agent.thinking().thoughts().isPresent(),
            "turnDetection.coverage",
            agent.turnDetection().coverage().isPresent(),
            "tools.behavior",
            agent.tools().stream().anyMatch(tool -> tool.blocking().isPresent()))
        .forEach((key, used) -> keys.addAll(used ? List.of(key) : List.of()));
    for (String key : List.of("affectiveDialog", "proactiveAudio", "explicitVadSignal", "avatar")) {
      keys.addAll(settings.has(key) ? List.of(key) : List.of());
    }
    if (!keys.isEmpty()) {
      findings.advise(
          "model '"
              + findings.model()
              + "' is none that is known here, so nobody can say beforehand whether it takes "
              + String.join(", ", keys.stream().sorted().toList()),
          "model");
    }
  }
}
