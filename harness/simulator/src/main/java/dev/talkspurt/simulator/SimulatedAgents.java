package dev.talkspurt.simulator;

import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.ear.Ear;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.SlotPattern;
import dev.talkspurt.simulator.profile.Profiles;
import dev.talkspurt.simulator.profile.Surface;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Voice;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.spi.EmbeddedAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Simulated agents that follow the dialogue of their agent file, on the Gemini Live wire format.
 *
 * <p>They know nothing but what arrives, and do not reason: what they say and understand stands in
 * the file, so they can judge no prompt. Thread-safe.
 */
public final class SimulatedAgents implements EmbeddedAgent {
  // Learning costs a second of computing, and every call of a run asks for the same.
  private final Map<Speaker, Voice> voices = new ConcurrentHashMap<>();
  private final Map<Lesson, Ear> ears = new ConcurrentHashMap<>();

  private record Speaker(SpeechSource speech, Behaviour.Speaks speaks) {}

  private record Lesson(SpeechSource speech, List<Phrase> phrases, List<SlotPattern> patterns) {}

  /** Used by {@link java.util.ServiceLoader}. */
  public SimulatedAgents() {}

  @Override
  public List<Problem> lint(AgentFile agent) {
    List<Problem> problems = new ArrayList<>(Behaviour.lint(agent));
    String model = agent.model().orElse("");
    String id = model.substring(model.lastIndexOf('/') + 1);
    boolean served =
        agent.simulated().get("profile").isPresent()
            || Profiles.of(id, Surface.DEVELOPER).isPresent();
    if (id.startsWith("gemini-") && !served) {
      String profile = Profiles.of(id, Surface.VERTEX).orElse(Profiles.usual()).name();
      problems.add(
          new Problem(
              agent.settings().placeOf("model"),
              "warning: the simulated agent refuses model '"
                  + id
                  + "', as the Developer API does (--set simulated.profile="
                  + profile
                  + " makes it answer)"));
    }
    return List.copyOf(problems);
  }

  /**
   * Prepare an agent: learns its phrases and renders its lines, which may take seconds the first
   * time; what was learned is kept.
   *
   * @throws dev.talkspurt.document.BadInput if its {@code simulated:} part or an override is wrong,
   *     or its voice cannot speak here
   */
  @Override
  public Prepared prepare(Request request) {
    Behaviour behaviour = Behaviour.read(request.agent(), request.overrides());
    List<Phrase> phrases = behaviour.phrases();
    Voice voice =
        voices.computeIfAbsent(
            new Speaker(request.speech(), behaviour.speaks()),
            speaker -> new Voice(speaker.speech(), speaker.speaks()));
    behaviour.lines(request.answers()).forEach(voice::render);
    Ear ear =
        ears.computeIfAbsent(
            new Lesson(request.speech(), phrases, behaviour.patterns()),
            lesson -> Ear.learn(lesson.phrases(), lesson.patterns(), lesson.speech()));
    return new PreparedAgent(
        new AgentKit(
            behaviour,
            phrases,
            ear::recognise,
            voice,
            request.scheduler(),
            request.seed(),
            request.truth()));
  }
}
