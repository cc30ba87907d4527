package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.Scheduler;

/**
 * What the agent of a call does: its sound is played out, its words and calls are remembered, its
 * calls are answered, and all of it is written down. Not thread-safe.
 */
final class AgentSide {
  private final Scheduler scheduler;
  private final CallRecorder recorder;
  private final CallJournal journal;
  private final ToolDesk tools;
  private final AgentFloor floor;
  private final Moments moments;
  private final RecoveryWatch recoveries;
  private final AgentWords words = new AgentWords();
  private int chunks;

  AgentSide(
      Scenario scenario,
      long seed,
      Scheduler scheduler,
      CallRecorder recorder,
      CallJournal journal,
      ToolEndpoint endpoint) {
    this.scheduler = scheduler;
    this.recorder = recorder;
    this.journal = journal;
    this.tools = new ToolDesk(scenario, seed, endpoint, scheduler, journal, this::toolAnswered);
    this.floor = new AgentFloor(tools::allAnswered);
    this.moments = new Moments(floor.playout(), tools::unanswered);
    this.recoveries = new RecoveryWatch(scenario);
    journal.tell(recoveries::take);
  }

  /** What is heard of it, and whether it has finished. */
  AgentFloor floor() {
    return floor;
  }

  /** When moments of its speech come. */
  Moments moments() {
    return moments;
  }

  /** What it has said and called since the caller last spoke. */
  AgentWords words() {
    return words;
  }

  /** Which faults it may still get over. */
  RecoveryWatch recoveries() {
    return recoveries;
  }

  /** The caller begins to say something. */
  void callerBegins(String role) {
    words.callerBegins(role.equals("interruption"));
  }

  /** The caller has said what there was to say. */
  void callerEnds() {
    floor.playout().beginResponse();
    moments.callerSpoke();
    words.callerEnds();
  }

  /** What it was saying over the connection before is not gone on with. */
  void connectionChanged() {
    floor.generationLost(scheduler.nowNs());
    words.agentEnds();
  }

  /** Answer no more calls. */
  void close() {
    tools.close();
  }

  private void toolAnswered(boolean owesAnswer) {
    words.agentPauses();
    if (owesAnswer) {
      floor.owesAnswer(scheduler.nowNs());
    }
    moments.toolAnswered(scheduler.nowNs());
  }

  /**
   * Take in what happened in the session, its beginning and end aside.
   *
   * @return whether the call can go on: not when the agent has sent more audio than is kept
   */
  boolean take(SessionEvent event, AgentSession session) {
    moments.event(event);
    if (event instanceof SessionEvent.AgentAudio audio) {
      return hear(audio);
    }
    if (event instanceof SessionEvent.Interrupted interrupted) {
      journal.signal(interrupted.atNs(), "interrupted", interrupted.source().name(), "");
      floor.interrupted(interrupted.atNs());
      words.agentEnds();
      journal.add(new JournalEntry.Flushed(journal.since(interrupted.atNs()), "interrupted"));
    } else if (event instanceof SessionEvent.TurnEnd end) {
      floor.turnEnded(end.atNs());
      words.agentEnds();
      journal.signal(end.atNs(), "turnEnd", end.source().name(), "");
    } else if (event instanceof SessionEvent.ToolCall call) {
      words.calls(call.name());
      tools.called(call, session);
    } else if (event instanceof SessionEvent.ToolCancel cancel) {
      tools.cancelled(cancel);
    } else {
      if (event instanceof SessionEvent.OutputTranscript text) {
        words.says(text.text(), text.complete());
      }
      journal.note(event);
    }
    return true;
  }

  private boolean hear(SessionEvent.AgentAudio event) {
    AudioClip audio = event.audio();
    if (audio.sampleRateHz() != AgentFloor.RATE_HZ) {
      audio = Resampler.resample(audio, AgentFloor.RATE_HZ);
    }
    long first = recorder.addReceived(audio);
    if (first < 0) {
      return false;
    }
    floor.hear(event.atNs(), audio);
    journal.add(
        new JournalEntry.AgentChunk(
            journal.since(event.atNs()),
            chunks++,
            first,
            audio.sampleCount(),
            audio.sampleRateHz()));
    return true;
  }
}
