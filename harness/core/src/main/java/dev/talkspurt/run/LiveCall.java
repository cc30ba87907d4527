package dev.talkspurt.run;

import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.scenario.Condition;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Picture;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One call while it is going on: sends the caller's frames, plays out the agent, answers tools.
 *
 * <p>Everything runs on the scheduler's thread.
 */
final class LiveCall implements Connection.Call, Stage {
  private static final long CLOSE_GRACE_NS = 2_000_000_000L;

  private final Scenario scenario;
  private final Scheduler scheduler;
  private final CallRecorder recorder;
  private final CallJournal journal;
  private final Script script;
  private final Uplink uplink;
  private final AgentSide agent;
  private final CompletableFuture<CallerTrack> over = new CompletableFuture<>();
  private final Connection session;
  private final Showing showing;
  private Scheduler.Timer timeLimit;
  private long originNs;
  private long callerQuietSinceNs;
  private boolean callerSpeaks;
  private boolean closing;
  private boolean grants;
  private Set<AgentConnector.Capability> can = EnumSet.allOf(AgentConnector.Capability.class);

  LiveCall(
      Scenario scenario, CallerSide side, long seed, Scheduler scheduler, CallRecorder recorder) {
    this(scenario, side, seed, scheduler, recorder, new HttpToolEndpoint(name -> Optional.empty()));
  }

  /** A call whose tools may ask endpoints. */
  LiveCall(
      Scenario scenario,
      CallerSide side,
      long seed,
      Scheduler scheduler,
      CallRecorder recorder,
      ToolEndpoint endpoint) {
    this.scenario = scenario;
    this.scheduler = scheduler;
    this.recorder = recorder;
    this.journal = new CallJournal(recorder);
    this.agent = new AgentSide(scenario, seed, scheduler, recorder, journal, endpoint);
    this.uplink = new Uplink(scenario, side, seed, scheduler, journal, agent.floor().playout());
    this.session = new Connection(scheduler, journal, this, Seeds.of(seed, "reconnect", 0));
    this.showing = new Showing(scheduler, journal, session, () -> !session.broken(), this::failed);
    this.script = new Script(scenario, this);
  }

  /** Let every condition of the script hold: nobody is there who could bring it about. */
  void takeConditionsForGranted() {
    grants = true;
  }

  /** Connect; the future completes with the caller's track when the session is closed. */
  CompletableFuture<CallerTrack> start(AgentConnector connector, AgentConnector.Request request) {
    can = connector.capabilities();
    boolean breaks = scenario.script().stream().anyMatch(Step.Disconnect.class::isInstance);
    return start(
        new Connection.Opener() {
          @Override
          public AgentSession open(String handle, SessionListener listener) {
            boolean resumable = breaks || !handle.isEmpty();
            return connector.connect(
                resumable ? connector.resumable(request, handle) : request, listener);
          }

          @Override
          public AgentConnector.Continuity continuity() {
            return connector.continuity(request);
          }

          @Override
          public boolean mayResume(SessionEvent.Closed end, boolean resuming) {
            return connector.mayResume(end, resuming);
          }
        });
  }

  /** The same with any way to connect. */
  CompletableFuture<CallerTrack> start(Connection.Opener opener) {
    originNs = scheduler.nowNs();
    journal.begin(originNs);
    callerQuietSinceNs = originNs;
    timeLimit =
        scheduler.after(
            scenario.maxDuration().toNanos(),
            () ->
                close("maxDuration of " + DurationText.write(scenario.maxDuration()) + " reached"));
    session.open(opener);
    return over;
  }

  /** How the call stands, for a person watching. */
  RunListener.Progress progress() {
    int step = uplink.startNs() == Long.MIN_VALUE ? -1 : Math.min(script.index(), lastStep());
    return new RunListener.Progress(
        (scheduler.nowNs() - originNs) / 1e6,
        step,
        scenario.script().size(),
        step < 0 ? "connecting" : scenario.script().get(step).kind(),
        uplink.track().speaking(),
        agent.floor().playout().playingAt(scheduler.nowNs()));
  }

  /** A dialer whose links stand still when the scenario's network does. */
  Dialer stalling(Dialer dialer) {
    return new StallingDialer(
        dialer,
        scheduler,
        uplink::releaseNs,
        (atNs, heldNs) -> {
          if (!over.isDone()) {
            journal.add(new JournalEntry.MessageHeld(since(atNs), heldNs));
          }
        });
  }

  private int lastStep() {
    return scenario.script().size() - 1;
  }

  private long since(long ns) {
    return ns - originNs;
  }

  // ---- the caller's side

  private void startAudio() {
    callerQuietSinceNs = scheduler.nowNs();
    uplink.start(session, originNs, this::frameTaken, this::failed);
  }

  private void frameTaken(long idealNs) {
    if (callerSpeaks && uplink.track().pastSpeech()) {
      // Not when the clip is over: an answer may come before its last silence has been sent.
      callerSpeaks = false;
      callerQuietSinceNs = scheduler.nowNs();
      agent.callerEnds();
    }
    if (uplink.track().speaking()) {
      agent.moments().callerAudible(scheduler.nowNs());
    }
    script.tick(idealNs);
    if (recorder.full()) {
      close("the journal is full");
    }
  }

  @Override
  public void speakNow(int stepIndex, String role) {
    speak(stepIndex, role, Optional.empty());
  }

  @Override
  public void speak(int stepIndex, String role, long onsetNs) {
    speak(stepIndex, role, Optional.of(onsetNs));
  }

  private void speak(int stepIndex, String role, Optional<Long> onsetNs) {
    uplink.speak(stepIndex, role, onsetNs);
    agent.moments().soundBegins(scheduler.nowNs());
    // A noise is no turn: the agent's answer goes on, and is still to be heard to its end.
    callerSpeaks = Timeline.isTurn(role);
    if (callerSpeaks) {
      agent.callerBegins(role);
    }
  }

  @Override
  public long leadNs(int stepIndex) {
    return uplink.leadNs(stepIndex);
  }

  @Override
  public void conditions(int stepIndex) {
    uplink.begin(stepIndex);
  }

  @Override
  public boolean callerBusy() {
    return uplink.track().playing();
  }

  @Override
  public long callerQuietSinceNs() {
    return callerQuietSinceNs;
  }

  @Override
  public boolean holds(Condition condition) {
    return grants || agent.words().holds(condition);
  }

  @Override
  public Optional<String> heardOneOf(List<String> phrases) {
    return agent.words().said(phrases);
  }

  @Override
  public String evidence() {
    return grants ? "taken for granted: there is no agent" : agent.words().evidence();
  }

  @Override
  public void reasked(int stepIndex, String phrase) {
    String why = "step " + (stepIndex + 1) + ": the agent said " + Phrase.quoted(phrase);
    journal.signal(scheduler.nowNs(), Timeline.REASK, "bench", why);
  }

  @Override
  public void step(int index, Step step, String phase, String detail) {
    journal.add(
        new JournalEntry.Step(
            since(scheduler.nowNs()), index, step.kind(), step.place().line(), phase, detail));
  }

  @Override
  public Optional<String> cannot(Step step) {
    boolean typed = step instanceof Step.Type;
    boolean seen = step instanceof Step.Show || step instanceof Step.Share;
    if (typed && !can.contains(AgentConnector.Capability.TEXT_INPUT)) {
      return Optional.of("the protocol takes no typed turns");
    }
    return seen && !can.contains(AgentConnector.Capability.PICTURES)
        ? Optional.of("the protocol takes no pictures")
        : Optional.empty();
  }

  @Override
  public void show(List<Picture> pictures, double fps, Optional<Duration> length) {
    showing.show(pictures, fps, length);
  }

  @Override
  public void type(String text) {
    long nowNs = scheduler.nowNs();
    session.sendText(text);
    journal.signal(nowNs, Timeline.TYPED, "bench", text);
    agent.moments().soundBegins(nowNs);
    agent.callerBegins("utterance");
    agent.callerEnds();
    callerQuietSinceNs = nowNs;
  }

  @Override
  public void mute(boolean off) {
    uplink.mute(off);
  }

  @Override
  public void disconnect() {
    session.breakOff();
  }

  @Override
  public boolean quiet() {
    long nowNs = scheduler.nowNs();
    boolean started = uplink.startNs() != Long.MIN_VALUE;
    boolean owed =
        !agent.floor().heard(nowNs) && nowNs - callerQuietSinceNs < Script.ANSWER_TIMEOUT_NS;
    return started && !uplink.track().playing() && !owed && agentDoneSince(nowNs).isPresent();
  }

  @Override
  public void away() {
    uplink.lost(true);
  }

  @Override
  public void back() {
    uplink.lost(false);
    agent.connectionChanged();
  }

  @Override
  public boolean reconnecting() {
    return session.changing();
  }

  @Override
  public boolean connected() {
    return !session.broken();
  }

  /** The bench went wrong: this call is over, the others go on. */
  private void failed(RuntimeException e) {
    if (over.isDone()) {
      return;
    }
    closing = true;
    stopSending();
    timeLimit.cancel();
    over.completeExceptionally(e);
    session.close();
  }

  @Override
  public void hangUp() {
    // Nobody hangs up on an agent that may still get over what befell it.
    if (grants || !agent.recoveries().waits(since(scheduler.nowNs()))) {
      close("script ended");
    }
  }

  private void close(String why) {
    if (closing || over.isDone()) {
      return;
    }
    closing = true;
    journal.signal(scheduler.nowNs(), "hangUp", "bench", why);
    stopSending();
    session.close();
    scheduler.after(
        CLOSE_GRACE_NS,
        () -> closed(new SessionEvent.Closed(scheduler.nowNs(), 1000, "", "we hung up", true)));
  }

  private void stopSending() {
    uplink.stop();
    showing.stop();
    agent.close();
  }

  // ---- the agent's side

  @Override
  public boolean agentHeard(long nowNs) {
    return agent.floor().heard(nowNs);
  }

  @Override
  public boolean agentHeardSince(long sinceNs, long nowNs) {
    OptionalLong last = agent.floor().playout().lastAudibleNs(nowNs);
    return agentHeard(nowNs) && last.isPresent() && last.getAsLong() > sinceNs;
  }

  @Override
  public OptionalLong due(Moment moment) {
    return agent.moments().due(moment, script.index(), scheduler.nowNs(), callerQuietSinceNs);
  }

  @Override
  public OptionalLong agentDoneSince(long nowNs) {
    return agent.floor().doneSince(nowNs, uplink.startNs());
  }

  @Override
  public void event(SessionEvent event) {
    if (over.isDone()) {
      return;
    }
    try {
      take(event);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void take(SessionEvent event) {
    if (event instanceof SessionEvent.Ready ready) {
      journal.signal(ready.atNs(), "ready", "protocol", "");
      startAudio();
    } else if (event instanceof SessionEvent.Closed closed) {
      closed(closed);
    } else if (!agent.take(event, session)) {
      close("the agent sent more audio than an hour");
    }
  }

  private void closed(SessionEvent.Closed closed) {
    if (over.isDone()) {
      return;
    }
    stopSending();
    timeLimit.cancel();
    journal.add(
        new JournalEntry.Closed(
            since(closed.atNs()),
            closed.code(),
            closed.reason(),
            closed.meaning(),
            closing || closed.byUs()));
    over.complete(uplink.track());
  }

  @Override
  public void wire(long atNs, String direction, int bytes, Json message) {
    if (!over.isDone()) {
      journal.add(new JournalEntry.Wire(since(atNs), direction, bytes, message));
    }
  }

  /** Note that the virtual machine stood still. */
  void paused(long atNs, double pauseMs) {
    if (!over.isDone() && uplink.startNs() != Long.MIN_VALUE) {
      journal.add(new JournalEntry.JvmPause(since(atNs), pauseMs));
    }
  }
}
