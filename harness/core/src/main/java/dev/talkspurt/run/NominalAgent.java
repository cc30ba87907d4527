package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.SessionEvent.Source;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Branches;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.Step.Hear;
import dev.talkspurt.scenario.Step.Interrupt;
import dev.talkspurt.scenario.Step.Probe;
import dev.talkspurt.scenario.Step.Say;
import dev.talkspurt.scenario.Step.When;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;
import java.util.BitSet;
import java.util.List;

/**
 * Stands in for an agent where there is none: a tone wherever an agent would speak, long enough for
 * what the script does meanwhile. It hears nothing; it looks at where the caller's sounds lie.
 */
final class NominalAgent implements AgentSession {
  private static final int RATE_HZ = 24_000;
  private static final long LATENCY_NS = 700_000_000L;
  private static final long YIELD_NS = 300_000_000L;
  private static final long ANSWER_MS = 2_500;
  private static final short LOUDNESS = 1200;

  private final Scenario scenario;
  private final Scheduler scheduler;
  private final CallRecorder recorder;
  private long speaksUntilNs = Long.MIN_VALUE;
  private long frames;
  private String answered = "";
  private String yielded = "";
  private SessionListener listener;
  private long lostNs;
  private boolean closed;

  NominalAgent(Scenario scenario, Scheduler scheduler, CallRecorder recorder) {
    this.scenario = scenario;
    this.scheduler = scheduler;
    this.recorder = recorder;
  }

  /** Whom to tell from here on. */
  void listener(SessionListener to) {
    listener = to;
  }

  void open() {
    if (frames > 0) {
      frames += (scheduler.nowNs() - lostNs) / CallerTrack.FRAME_NS;
    }
    listener.event(new SessionEvent.Ready(scheduler.nowNs(), "nominal"));
    if (frames == 0
        && scenario.script().stream().findFirst().filter(Hear.class::isInstance).isPresent()) {
      answer(0);
    }
  }

  @Override
  public void sendAudio(short[] frame) {
    frames++;
    CallerMark mark = recorder.lastMark();
    if (mark == null || !Timeline.isTurn(mark.role())) {
      return;
    }
    long sent = frames * CallerTrack.FRAME_SAMPLES;
    boolean over = sent > mark.offsetSample();
    boolean cutsIn = mark.role().equals("interruption") && sent > mark.onsetSample() && !over;
    if (cutsIn && !yielded.equals(mark.id()) && speaksUntilNs > scheduler.nowNs()) {
      yielded = mark.id();
      scheduler.after(YIELD_NS, this::yieldNow);
    }
    if (over && !answered.equals(mark.id())) {
      answered = mark.id();
      answer(mark.stepIndex() + 1);
    }
  }

  private void yieldNow() {
    if (!closed && speaksUntilNs > scheduler.nowNs()) {
      speaksUntilNs = scheduler.nowNs();
      listener.event(new SessionEvent.Interrupted(scheduler.nowNs(), Source.PROTOCOL));
      listener.event(new SessionEvent.TurnEnd(scheduler.nowNs(), Source.PROTOCOL));
    }
  }

  private void answer(int nextStep) {
    scheduler.after(LATENCY_NS, () -> speak(lengthMs(nextStep)));
  }

  /** As long as the steps need that come during the answer, and some more. */
  private long lengthMs(int nextStep) {
    long most = 0;
    List<Step> steps = scenario.script();
    BitSet passedOver = Branches.otherwise(steps);
    int i = passedOver.nextClearBit(nextStep);
    for (; i < steps.size() && !ends(steps.get(i)); i = passedOver.nextClearBit(i + 1)) {
      if (steps.get(i) instanceof Interrupt interrupt) {
        return Math.max(most, heardMs(interrupt.moment())) + ANSWER_MS;
      }
      if (steps.get(i) instanceof Probe probe && probe.moment().isPresent()) {
        most = Math.max(most, heardMs(probe.moment().get()));
      }
    }
    return most + ANSWER_MS;
  }

  /** Whether the step waits for the answer's end. */
  private static boolean ends(Step step) {
    return step instanceof Say || step instanceof When;
  }

  private static long heardMs(Moment moment) {
    return moment instanceof Moment.AfterHeard after ? after.heard().toMillis() : 0;
  }

  private void speak(long ms) {
    if (closed) {
      return;
    }
    short[] tone = new short[(int) (RATE_HZ * ms / 1000)];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) Math.rint(LOUDNESS * StrictMath.sin(2 * StrictMath.PI * 220 * i / RATE_HZ));
    }
    speaksUntilNs = scheduler.nowNs() + ms * 1_000_000;
    listener.event(new SessionEvent.AgentAudio(scheduler.nowNs(), AudioClip.of(tone, RATE_HZ)));
    listener.event(new SessionEvent.AgentAudioEnd(scheduler.nowNs(), Source.PROTOCOL));
    listener.event(new SessionEvent.TurnEnd(scheduler.nowNs(), Source.PROTOCOL));
  }

  @Override
  public void answerTool(String id, String name, Json.Obj response) {
    // It calls none.
  }

  @Override
  public void abort() {
    lostNs = scheduler.nowNs();
  }

  @Override
  public void close() {
    closed = true;
    listener.event(new SessionEvent.Closed(scheduler.nowNs(), 1000, "", "we hung up", true));
  }

  @Override
  public int queuedMessages() {
    return 0;
  }
}
