package dev.talkspurt.run;

import dev.talkspurt.scenario.Branches;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Moment.DuringTool;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.Step.Change;
import dev.talkspurt.scenario.Step.Disconnect;
import dev.talkspurt.scenario.Step.Hear;
import dev.talkspurt.scenario.Step.Interrupt;
import dev.talkspurt.scenario.Step.Mute;
import dev.talkspurt.scenario.Step.Probe;
import dev.talkspurt.scenario.Step.Say;
import dev.talkspurt.scenario.Step.Share;
import dev.talkspurt.scenario.Step.Show;
import dev.talkspurt.scenario.Step.Silence;
import dev.talkspurt.scenario.Step.Type;
import dev.talkspurt.scenario.Step.When;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
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

  /** How long the caller listens after a sound into silence that is no turn. */
  static final long LISTENS_NS = 2_100_000_000L;

  private final List<Step> steps;
  private final Stage stage;
  private int index;
  private boolean started;
  private long startedNs;
  private long probeOverNs = Long.MAX_VALUE;
  private boolean awaitingAnswer;
  private boolean heardAgent;

  /** What was heard of the agent until then was another step's to hear. */
  private long consumedNs = Long.MIN_VALUE;

  private final Reasking reasking;
  private final BitSet passedOver = new BitSet();

  /** The step whose words are still to be answered, or -1. */
  private int unanswered = -1;

  /** Whether the conditions of the step at work are to be restored behind a repeat. */
  private boolean repeated;

  Script(Scenario scenario, Stage stage) {
    this.steps = scenario.script();
    this.stage = stage;
    this.reasking = new Reasking(scenario);
  }

  /** The step at work; equal to the number of steps when all are done. */
  int index() {
    return index;
  }

  /** Look at the stage and do what is due. */
  void tick(long nowNs) {
    if (stage.callerBusy() || stage.reconnecting()) {
      return;
    }
    if (repeated) {
      repeated = false;
      goOn(nowNs);
    }
    if (unanswered >= 0 && answered(nowNs)) {
      int asked = unanswered;
      unanswered = -1;
      if (repeat(asked, nowNs)) {
        return;
      }
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
    } else if (step instanceof Mute mute) {
      mute(mute, nowNs);
    } else if (step instanceof Type || step instanceof Show || step instanceof Share) {
      atOnce(step, nowNs);
    } else if (step instanceof When when) {
      when(when, nowNs);
    } else if (floorFree(nowNs)) {
      begin(step, nowNs);
      end(step, "ended", "");
      passOverRest();
      stage.hangUp();
    }
  }

  /** A branch may hang up before the script's end: what comes behind it does not run. */
  private void passOverRest() {
    for (int i = index; i < steps.size(); i = passedOver.nextClearBit(i + 1)) {
      stage.step(i, steps.get(i), "notRun", "the script hung up before it");
    }
  }

  private void disconnect(Disconnect disconnect, long nowNs) {
    if (!started && floorFree(nowNs)) {
      begin(disconnect, nowNs);
      consumedNs = nowNs;
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
    heardAgent |=
        hear.until().map(stage::holds).orElseGet(() -> stage.agentHeardSince(consumedNs, nowNs));
    if (!heardAgent && nowNs - startedNs > hear.within().toNanos()) {
      awaitingAnswer = false;
      unanswered = -1;
      consumedNs = nowNs;
      String limit = " within " + hear.within().toMillis() + " ms";
      end(hear, "timedOut", hear.until().isPresent() ? stage.evidence() : "heard nothing" + limit);
    } else if (floorFree(nowNs) && heardAgent) {
      consumedNs = nowNs;
      end(hear, "ended", hear.until().map(until -> stage.evidence()).orElse(""));
    }
  }

  /** Choose a branch; the other one's steps are told to be passed over. */
  private void when(When when, long nowNs) {
    if (!floorFree(nowNs)) {
      return;
    }
    begin(when, nowNs);
    boolean holds = stage.holds(when.condition());
    String branch = holds ? "then" : "otherwise";
    String why = branch + ": asked whether " + when.condition().text();
    BitSet passed = Branches.passedOver(steps, index, holds);
    stage.step(index, when, "ended", why + "; " + stage.evidence());
    for (int i = passed.nextSetBit(0); i >= 0; i = passed.nextSetBit(i + 1)) {
      stage.step(i, steps.get(i), "notRun", "the script went on with " + branch);
    }
    passedOver.or(passed);
    next();
    // It takes no time: what follows may be due at this very moment.
    tick(nowNs);
  }

  private void say(Say say, long nowNs) {
    if (started) {
      end(say, "ended", "");
      return;
    }
    if (floorFree(nowNs)) {
      begin(say, nowNs);
      awaitingAnswer = true;
      said(index);
      stage.speakNow(index, "utterance");
    }
  }

  private void said(int step) {
    unanswered = reasking.watches(step) ? step : -1;
  }

  /** Whether the agent has been heard since the caller last spoke, and has finished. */
  private boolean answered(long nowNs) {
    return stage.agentHeard(nowNs) && finished(nowNs);
  }

  private boolean finished(long nowNs) {
    OptionalLong doneSince = stage.agentDoneSince(nowNs);
    return doneSince.isPresent() && nowNs - doneSince.getAsLong() >= REACTION_NS;
  }

  /** Say it again if the agent has asked for it, and not too often. */
  private boolean repeat(int asked, long nowNs) {
    Optional<String> phrase = stage.heardOneOf(reasking.phrases());
    if (phrase.isEmpty() || !reasking.take(asked)) {
      return false;
    }
    stage.reasked(asked, phrase.get());
    stage.conditions(asked);
    unanswered = asked;
    awaitingAnswer = true;
    repeated = true;
    stage.speakNow(asked, "repeat");
    return true;
  }

  /** Behind a repeat: what has changed meanwhile holds again, and who waits waits anew. */
  private void goOn(long nowNs) {
    int latest = started ? index : index - 1;
    for (int i = unanswered + 1; i <= latest; i++) {
      if (!passedOver.get(i) && steps.get(i).makes().isEmpty()) {
        stage.conditions(i);
      }
    }
    if (started && steps.get(index) instanceof Hear hear) {
      startedNs = nowNs;
      heardAgent = heardAgent && hear.until().isEmpty();
    }
  }

  private void interrupt(Interrupt interrupt, long nowNs) {
    if (started) {
      end(interrupt, "ended", "");
      return;
    }
    if (cutIn(interrupt.moment(), interrupt, "interruption", nowNs)) {
      awaitingAnswer = true;
      said(index);
    }
  }

  private void probe(Probe probe, long nowNs) {
    if (started) {
      probeOverNs = Math.min(probeOverNs, nowNs);
      if (nowNs - probeOverNs >= listensNs(probe)) {
        probeOverNs = Long.MAX_VALUE;
        end(probe, "ended", "");
      }
    } else if (probe.moment().isPresent()) {
      boolean made = cutIn(probe.moment().get(), probe, probe.probe().word(), nowNs);
      consumedNs = made && !probe.moment().get().mayOverlap() ? nowNs : consumedNs;
    } else if (floorFree(nowNs)) {
      begin(probe, nowNs);
      consumedNs = nowNs;
      stage.speakNow(index, probe.probe().word());
    }
  }

  /** After a sound into silence the caller waits whether the agent takes it for a turn. */
  private static long listensNs(Probe probe) {
    Moment moment = probe.moment().orElse(null);
    boolean silent = moment == null || !moment.overlaps() && !(moment instanceof DuringTool);
    return silent ? LISTENS_NS : 0;
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
      consumedNs = nowNs;
      end(silence, "ended", "");
    }
  }

  private void mute(Mute mute, long nowNs) {
    if (!started && floorFree(nowNs)) {
      begin(mute, nowNs);
      stage.mute(true);
    } else if (started && nowNs - startedNs >= mute.length().toNanos()) {
      stage.mute(false);
      consumedNs = nowNs;
      end(mute, "ended", "");
    }
  }

  /** What is done in no time once the agent has finished, if the protocol can. */
  private void atOnce(Step step, long nowNs) {
    if (!floorFree(nowNs) || !stage.connected()) {
      return;
    }
    begin(step, nowNs);
    Optional<String> cannot = stage.cannot(step);
    if (cannot.isEmpty() && step instanceof Type type) {
      stage.type(type.text());
      awaitingAnswer = true;
      unanswered = -1;
    } else if (cannot.isEmpty() && step instanceof Show show) {
      stage.show(show.pictures(), 1, Optional.empty());
    } else if (cannot.isEmpty() && step instanceof Share share) {
      stage.show(share.pictures(), share.fps(), share.length());
    }
    end(step, cannot.isEmpty() ? "ended" : "skipped", cannot.orElse(""));
    // It takes no time: what follows may be due at this very moment.
    tick(nowNs);
  }

  /** Whether it is the caller's turn: the agent has answered and finished, or never will. */
  private boolean floorFree(long nowNs) {
    if (awaitingAnswer && !stage.agentHeard(nowNs)) {
      awaitingAnswer = nowNs - stage.callerQuietSinceNs() <= ANSWER_TIMEOUT_NS;
      if (!awaitingAnswer) {
        // What has not been answered is not said again, whatever comes now.
        unanswered = -1;
      }
      return !awaitingAnswer;
    }
    boolean free = finished(nowNs);
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
    next();
  }

  private void next() {
    started = false;
    index = passedOver.nextClearBit(index + 1);
  }
}
