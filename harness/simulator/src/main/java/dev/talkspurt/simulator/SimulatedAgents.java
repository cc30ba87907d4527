package dev.talkspurt.simulator;

import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.ear.Ear;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Voice;
import dev.talkspurt.spi.EmbeddedAgent;
import java.util.List;

/**
 * Simulated agents that follow the dialogue of their agent file, on the Gemini Live wire format.
 *
 * <p>They know nothing but what arrives, and do not reason: what they say and understand stands in
 * the file, so they can judge no prompt. Thread-safe.
 */
public final class SimulatedAgents implements EmbeddedAgent {
  /** Used by {@link java.util.ServiceLoader}. */
  public SimulatedAgents() {}

  @Override
  public List<Problem> lint(AgentFile agent) {
    return Behaviour.lint(agent);
  }

  /**
   * Prepare an agent: learns its phrases and renders its lines, which may take seconds.
   *
   * @throws dev.talkspurt.document.BadInput if its {@code simulated:} part or an override is wrong,
   *     or its voice cannot speak here
   */
  @Override
  public Prepared prepare(Request request) {
    Behaviour behaviour = Behaviour.read(request.agent(), request.overrides());
    List<Phrase> phrases = behaviour.phrases();
    Voice voice = new Voice(request.speech(), behaviour.speaks());
    behaviour.lines().forEach(voice::render);
    Ear ear = Ear.learn(phrases, request.speech());
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
