package dev.talkspurt.run;

import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.Step.Change;
import dev.talkspurt.scenario.Step.Disconnect;
import dev.talkspurt.scenario.Step.Hear;
import dev.talkspurt.scenario.Step.Interrupt;
import dev.talkspurt.scenario.Step.Probe;
import dev.talkspurt.scenario.Step.Say;
import dev.talkspurt.scenario.Step.Silence;
import java.util.List;
import java.util.OptionalLong;

/**
 * Works through a scenario's steps, one look per caller frame.
 *
 * <p>Knows only the {@link Stage}: what the caller can do and what can be heard. Not thread-safe.
 */
final class Script {
  /** A turn without an answer is given up after this (T_max). */
  static final long ANSWER_TIMEOUT_NS = 15_000_000_000L;

  /** How long the caller takes to reply to an agent that has finished. */
  static final long REACTION_NS = 300_000_000L;

  /** Where the script plays. All times are nanoseconds of the scheduler's clock. */
  interface Stage {
    /** Let a step's sound begin so that its first audible sample is captured at {@code onsetNs}. */
    void speak(int stepIndex, String role, long onsetNs);

    /** Let a step's sound begin with the next frame. */
    void speakNow(int stepIndex, String role);

    /** How long before its onset a step's sound must be asked for. */
    long leadNs(int stepIndex);

    /** The step's conditions hold from here on, if it has any of its own. */
    void conditions(int stepIndex);

    /** Whether an utterance is still going out. */
    boolean callerBusy();

    /**
     * Since when the agent has been silent with nothing left to say, or empty if it is not done.
     */
    OptionalLong agentDoneSince(long nowNs);

    /** Whether the agent has been heard since the caller last spoke. */
    boolean agentHeard(long nowNs);

    /** When the moment comes, or came; empty as long as that cannot be known. */
    OptionalLong due(Moment moment);

    /** When the caller last stopped speaking, or the call's audio began. */
    long callerQuietSinceNs();

    /** Record a step's progress. */
    void step(int index, Step step, String phase, String detail);

    /** Break the connection, and take the call up again a while later. */
    void disconnect();

    /** Whether the call is connected. */
    boolean connected();

    /** End the call. */
    void hangUp();
  }

  private final List<Step> steps;
  private final Stage stage;
  private int index;
  private boolean started;
  private long startedNs;
  private boolean awaitingAnswer;
  private boolean heardAgent;

  Script(Scenario scenario, Stage stage) {
    this.steps = scenario.script();
    this.stage = stage;
  }

  /** The step at work; equal to the number of steps when all are done. */
  int index() {
    return index;
  }

  /** Look at the stage and do what is due. */
  void tick(long nowNs) {
    if (stage.callerBusy()) {
      return;
    }
    if (index == steps.size()) {
      if (floorFree(nowNs)) {
        stage.hangUp();
      }
      return;
    }
    Step step = steps.get(index);
    if (step instanceof Hear hear) {
      hear(hear, nowNs);
    } else if (step instanceof Say say) {
      say(say, nowNs);
    } else if (step instanceof Interrupt interrupt) {
      interrupt(interrupt, nowNs);
    } else if (step instanceof Probe probe) {
      probe(probe, nowNs);
    } else if (step instanceof Change) {
      begin(step, nowNs);
      end(step, "ended", "");
      // It takes no time: what follows may be due at this very moment.
      tick(nowNs);
    } else if (step instanceof Silence silence) {
      silence(silence, nowNs);
    } else if (step instanceof Disconnect disconnect) {
      disconnect(disconnect, nowNs);
    } else if (floorFree(nowNs)) {
      begin(step, nowNs);
      end(step, "ended", "");
      stage.hangUp();
    }
  }

  private void disconnect(Disconnect disconnect, long nowNs) {
    if (!started && floorFree(nowNs)) {
      begin(disconnect, nowNs);
      stage.disconnect();
    } else if (started && stage.connected()) {
      end(disconnect, "ended", "");
    }
  }

  private void hear(Hear hear, long nowNs) {
    if (!started) {
      begin(hear, nowNs);
      awaitingAnswer = true;
      heardAgent = false;
    }
    // Once is enough: an agent that is interrupted afterwards has spoken all the same.
    heardAgent |= stage.agentHeard(nowNs);
    if (!heardAgent && nowNs - startedNs > hear.within().toNanos()) {
      awaitingAnswer = false;
      end(hear, "timedOut", "heard nothing within " + hear.within().toMillis() + " ms");
    } else if (floorFree(nowNs)) {
      end(hear, "ended", "");
    }
  }

  private void say(Say say, long nowNs) {
    if (started) {
      end(say, "ended", "");
      return;
    }
    if (floorFree(nowNs)) {
      begin(say, nowNs);
      awaitingAnswer = true;
      stage.speakNow(index, "utterance");
    }
  }

  private void interrupt(Interrupt interrupt, long nowNs) {
    if (started) {
      end(interrupt, "ended", "");
      return;
    }
    if (cutIn(interrupt.moment(), interrupt, "interruption", nowNs)) {
      awaitingAnswer = true;
    }
  }

  private void probe(Probe probe, long nowNs) {
    if (started) {
      end(probe, "ended", "");
    } else if (probe.moment().isPresent()) {
      cutIn(probe.moment().get(), probe, probe.probe().word(), nowNs);
    } else if (floorFree(nowNs)) {
      begin(probe, nowNs);
      stage.speakNow(index, probe.probe().word());
    }
  }

  /** Make the step's sound at its moment; returns whether it was made. */
  private boolean cutIn(Moment moment, Step step, String role, long nowNs) {
    OptionalLong due = stage.due(moment);
    // Two frames ahead, so that the onset can be laid at its very sample.
    if (due.isPresent()
        && nowNs + 2 * CallerTrack.FRAME_NS >= due.getAsLong() - stage.leadNs(index)) {
      begin(step, nowNs);
      stage.speak(index, role, due.getAsLong());
      return true;
    }
    if (due.isEmpty() && floorFree(nowNs)) {
      begin(step, nowNs);
      end(step, "skipped", "the moment never came: " + moment.text());
    }
    return false;
  }

  private void silence(Silence silence, long nowNs) {
    if (!started && floorFree(nowNs)) {
      begin(silence, nowNs);
    }
    if (started && nowNs - startedNs >= silence.length().toNanos()) {
      end(silence, "ended", "");
    }
  }

  /** Whether it is the caller's turn: the agent has answered and finished, or never will. */
  private boolean floorFree(long nowNs) {
    if (awaitingAnswer && !stage.agentHeard(nowNs)) {
      awaitingAnswer = nowNs - stage.callerQuietSinceNs() <= ANSWER_TIMEOUT_NS;
      return !awaitingAnswer;
    }
    OptionalLong doneSince = stage.agentDoneSince(nowNs);
    boolean free = doneSince.isPresent() && nowNs - doneSince.getAsLong() >= REACTION_NS;
    awaitingAnswer = awaitingAnswer && !free;
    return free;
  }

  private void begin(Step step, long nowNs) {
    started = true;
    startedNs = nowNs;
    stage.step(index, step, "started", "");
    stage.conditions(index);
  }

  private void end(Step step, String phase, String detail) {
    stage.step(index, step, phase, detail);
    started = false;
    index++;
  }
}
