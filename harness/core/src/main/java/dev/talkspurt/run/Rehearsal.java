package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.TimelineReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.ToolScript;
import dev.talkspurt.scenario.ToolState;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.time.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The caller's whole side of a scenario, played without calling anyone. */
public final class Rehearsal {
  private static final Duration WAITING = Duration.ofSeconds(2);

  private Rehearsal() {}

  /**
   * Play the script in virtual time, by the very code of a call, against a nominal agent that
   * answers every turn with a tone. What branches and waits ask of the agent is taken for granted.
   *
   * @param runSeed as of a run; with {@code trial} (from 1) it gives the trial's seed
   * @throws dev.talkspurt.document.BadInput if the caller cannot be rendered
   */
  public static Rehearsed of(Scenario scenario, SpeechSource speech, long runSeed, int trial) {
    VirtualTime time = new VirtualTime();
    CallerSide side = CallerSpeech.side(scenario, speech, runSeed, trial);
    long seed = Seeds.of(runSeed, scenario.family(), trial);
    CallRecorder recorder = CallRecorder.inMemory();
    LiveCall call = new LiveCall(withWaitingTools(scenario), side, seed, time, recorder);
    NominalAgent agent = new NominalAgent(scenario, time, recorder);
    call.takeConditionsForGranted();
    CallerTrack track =
        time.await(
            call.start(
                (handle, listener) -> {
                  agent.listener(listener);
                  time.post(agent::open);
                  return agent;
                }));
    AudioClip sent = track.sent();
    List<JournalEntry> journal = recorder.entries();
    Timeline timeline = TimelineReader.read(journal, sent, recorder.received());
    return new Rehearsed(
        scenario,
        seed,
        sent,
        timeline,
        side.truth(track.uses(), sent),
        journal,
        CallerSpeech.sha256(journal, sent));
  }

  /** Nobody else is asked: a tool that is waited for answers once its moment has passed. */
  private static Scenario withWaitingTools(Scenario scenario) {
    Map<String, ToolScript> tools = new HashMap<>();
    for (Step step : scenario.script()) {
      if (NominalAct.moment(step).orElse(null) instanceof Moment.DuringTool during) {
        tools.merge(during.tool(), waiting(during), Rehearsal::slower);
      }
    }
    AgentFile bare = scenario.agent().withTools(List.of());
    return scenario.withAgent(bare).withTools(tools).withState(ToolState.NONE);
  }

  private static ToolScript waiting(Moment.DuringTool during) {
    return new ToolScript(during.later().plus(WAITING), Json.object().build(), Optional.empty());
  }

  private static ToolScript slower(ToolScript one, ToolScript other) {
    return one.takes().draw(0).compareTo(other.takes().draw(0)) >= 0 ? one : other;
  }
}
