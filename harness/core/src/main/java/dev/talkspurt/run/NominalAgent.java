package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.SessionEvent.Source;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.Step.Hear;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Stands in for an agent where there is none: a tone wherever an agent would speak, long enough for
 * what the script does meanwhile. It hears nothing; it looks at where the caller's sounds lie.
 */
final class NominalAgent implements AgentSession {
  private static final int RATE_HZ = 24_000;
  private static final long LATENCY_NS = 700_000_000L;
  private static final long YIELD_NS = 300_000_000L;
  private static final long TELLS_NS = 2_000_000_000L;
  private static final short LOUDNESS = 1200;

  private final Scenario scenario;
  private final Scheduler scheduler;
  private final CallRecorder recorder;
  private long speaksUntilNs = Long.MIN_VALUE;
  private final Queue<NominalAct> acts = new ArrayDeque<>();
  private long frames;
  private int calls;
  private String answered = "";
  private String yielded = "";
  private SessionListener listener;
  private long lostNs;
  private long mutedNs = Long.MAX_VALUE;

  /** The step behind the last one that was typed. */
  private int typed;

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
    scheduler.after(TELLS_NS, this::tell);
  }

  @Override
  public void sendAudio(short[] frame) {
    frames++;
    if (scheduler.nowNs() > mutedNs) {
      frames += (scheduler.nowNs() - mutedNs) / CallerTrack.FRAME_NS - 1;
      mutedNs = Long.MAX_VALUE;
    }
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
    acts.clear();
    acts.addAll(NominalAct.of(scenario.script(), nextStep));
    scheduler.after(LATENCY_NS, this::next);
  }

  private void next() {
    if (closed || acts.isEmpty()) {
      return;
    }
    NominalAct act = acts.remove();
    if (act.tool().isEmpty()) {
      speak(act);
    } else {
      String id = "nominal" + ++calls;
      listener.event(
          new SessionEvent.ToolCall(scheduler.nowNs(), id, act.tool(), Json.object().build()));
    }
  }

  private void speak(NominalAct act) {
    short[] tone = act.tone(RATE_HZ, LOUDNESS);
    long ms = tone.length * 1000L / RATE_HZ;
    speaksUntilNs = scheduler.nowNs() + ms * 1_000_000;
    listener.event(new SessionEvent.AgentAudio(scheduler.nowNs(), AudioClip.of(tone, RATE_HZ)));
    if (!act.words().isEmpty()) {
      listener.event(new SessionEvent.OutputTranscript(scheduler.nowNs(), act.words(), false));
    }
    if (!acts.isEmpty()) {
      scheduler.after(ms * 1_000_000, this::next);
      return;
    }
    listener.event(new SessionEvent.AgentAudioEnd(scheduler.nowNs(), Source.PROTOCOL));
    listener.event(new SessionEvent.TurnEnd(scheduler.nowNs(), Source.PROTOCOL));
  }

  /** What a session may tell at any time, if the script waits for it. */
  private void tell() {
    if (closed) {
      return;
    }
    for (Step step : scenario.script()) {
      if (NominalAct.moment(step).orElse(null) instanceof Moment.OnEvent on) {
        if (on.event().equals("closingSoon")) {
          listener.event(new SessionEvent.ClosingSoon(scheduler.nowNs(), 60_000));
        } else if (on.event().equals("resumption")) {
          listener.event(new SessionEvent.ResumptionHandle(scheduler.nowNs(), "nominal", true));
        }
      }
    }
    scheduler.after(TELLS_NS, this::tell);
  }

  @Override
  public void sendText(String text) {
    while (typed < scenario.script().size()) {
      if (scenario.script().get(typed++) instanceof Step.Type type && type.text().equals(text)) {
        answer(typed);
        return;
      }
    }
  }

  @Override
  public void sendPicture(byte[] picture, String mimeType) {
    // It sees as little as it hears.
  }

  @Override
  public void audioStreamEnd() {
    mutedNs = scheduler.nowNs();
  }

  @Override
  public void answerTool(String id, String name, Json.Obj response) {
    next();
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
