package dev.talkspurt.run;

import dev.talkspurt.cost.CallShape;
import dev.talkspurt.cost.Forecast;
import dev.talkspurt.cost.PriceList;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.Utterance;
import java.util.Map;
import java.util.Optional;

/**
 * What one call of a scenario will probably cost: one turn for the greeting and for each sound that
 * wants an answer, six seconds of agent in each, two seconds of nobody between.
 */
final class CallEstimate {
  private static final double AGENT_S = 6;
  private static final double PAUSE_S = 2;
  private static final double CHARACTERS_PER_TOKEN = 4;

  private CallEstimate() {}

  /** The estimate; empty without a model, or without a price for it. */
  static Optional<Forecast> of(Scenario scenario, Map<Integer, Utterance> sounds) {
    return scenario
        .agent()
        .model()
        .flatMap(PriceList::of)
        .flatMap(prices -> Forecast.of(shape(scenario, sounds), prices));
  }

  private static CallShape shape(Scenario scenario, Map<Integer, Utterance> sounds) {
    int turns = 1;
    double callerS = 0;
    double silentS = 0;
    for (int i = 0; i < scenario.script().size(); i++) {
      Step step = scenario.script().get(i);
      turns += step instanceof Step.Say || step instanceof Step.Interrupt ? 1 : 0;
      callerS += sounds.containsKey(i) ? sounds.get(i).audio().durationMs() / 1000 : 0;
      silentS += step instanceof Step.Silence silence ? silence.length().toMillis() / 1000.0 : 0;
    }
    double agentS = turns * AGENT_S;
    double seconds = callerS + agentS + turns * PAUSE_S + silentS;
    double most = scenario.maxDuration().toMillis() / 1000.0;
    double share = Math.min(1, most / seconds);
    return new CallShape(
        turns,
        seconds * share / 60,
        callerS / seconds,
        agentS / seconds,
        instruction(scenario.agent()),
        Optional.empty());
  }

  private static double instruction(AgentFile agent) {
    long characters = agent.prompt().length();
    for (AgentFile.ToolDeclaration tool : agent.tools()) {
      characters +=
          tool.name().length() + tool.description().length() + tool.parameters().compact().length();
    }
    return characters / CHARACTERS_PER_TOKEN;
  }
}
