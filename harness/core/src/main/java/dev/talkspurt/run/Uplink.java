package dev.talkspurt.run;

import dev.talkspurt.audio.Resampler;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Playout;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.speech.Utterance;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.FramePacer;
import dev.talkspurt.time.Scheduler;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The caller's frames on their way out: taken from the track when they are due, held or dropped
 * where the scenario's network says so, sent, and noted.
 *
 * <p>On the scheduler's thread, but for what is rendered ahead.
 */
final class Uplink {
  private static final int AHEAD_SAMPLES = 3 * CallerTrack.RATE_HZ;
  private static final int STRIDE_SAMPLES = CallerTrack.RATE_HZ;

  private final Scheduler scheduler;
  private final CallJournal journal;
  private final Playout playout;
  private final CallerSide side;
  private final CallerTrack track;
  private final Networks networks;
  private final TurnMarks turns;
  private final Resampler heardAt16k;
  private AgentSession session;
  private FramePacer pacer;
  private LongConsumer eachFrame;
  private Consumer<RuntimeException> failed;
  private volatile Networks.Network network;
  private long originNs;
  private long startNs = Long.MIN_VALUE;
  private long lastDepartureNs;
  private int waiting;
  private int marks;
  private boolean rendering;
  private boolean stopped;
  private boolean lost;
  private boolean muted;

  Uplink(
      Scenario scenario,
      CallerSide side,
      long seed,
      Scheduler scheduler,
      CallJournal journal,
      Playout playout) {
    this.networks = new Networks(scenario, seed);
    this.scheduler = scheduler;
    this.journal = journal;
    this.playout = playout;
    this.side = side;
    this.track = new CallerTrack(side);
    this.turns = new TurnMarks(scenario.agent(), scheduler, journal);
    this.heardAt16k = new Resampler(playout.sampleRateHz(), CallerTrack.RATE_HZ);
  }

  CallerTrack track() {
    return track;
  }

  /** When the caller's audio clock started, or {@link Long#MIN_VALUE}. */
  long startNs() {
    return startNs;
  }

  /**
   * Start the audio clock.
   *
   * @param originNs what the journal counts from
   * @param failed told when a frame or what it set off went wrong
   * @param eachFrame told when each frame was due, once it has been taken from the track
   */
  void start(
      AgentSession session,
      long originNs,
      LongConsumer eachFrame,
      Consumer<RuntimeException> failed) {
    this.failed = failed;
    this.session = session;
    this.originNs = originNs;
    this.eachFrame = eachFrame;
    startNs = scheduler.nowNs();
    lastDepartureNs = startNs;
    journal.add(
        new JournalEntry.AudioStarted(
            startNs - originNs, CallerTrack.RATE_HZ, CallerTrack.FRAME_SAMPLES));
    journal.add(new JournalEntry.CallerReel(startNs - originNs, -1, 0));
    networkOf(-1);
    pacer = FramePacer.start(scheduler, startNs, CallerTrack.FRAME_NS, this::frame);
  }

  void stop() {
    stopped = true;
    if (pacer != null) {
      pacer.stop();
    }
  }

  /** While there is no connection, the caller goes on and is not heard. */
  void lost(boolean isLost) {
    lost = isLost;
    turns.lost();
  }

  /**
   * The caller switches the microphone off, or on again. Meanwhile the track is silent, nothing is
   * sent, and time goes on. The agent is told once what the network kept back has left.
   */
  void mute(boolean off) {
    muted = off;
    track.mute(off);
    String kind = off ? Timeline.MUTED : Timeline.UNMUTED;
    journal.signal(scheduler.nowNs(), kind, "bench", "");
    if (off && waiting == 0) {
      session.audioStreamEnd();
    } else if (off) {
      scheduler.at(lastDepartureNs, session::audioStreamEnd);
    }
  }

  /** The step's conditions hold from here on; its sound, if it has one, comes by itself. */
  void begin(int stepIndex) {
    networkOf(stepIndex);
    // A step with a sound takes over when that is laid.
    if (side.startsReel(stepIndex) && track.sound(stepIndex).isEmpty()) {
      reel(stepIndex, track.lay(stepIndex, track.position()));
    }
  }

  /** Until when what arrives at {@code ns} is kept back, or {@code ns}; from any thread. */
  long releaseNs(long ns) {
    Networks.Network now = network;
    return now == null ? ns : now.releaseNs(ns);
  }

  private void networkOf(int stepIndex) {
    network = networks.at(stepIndex, scheduler.nowNs()).orElse(null);
  }

  /** How long before its onset a step's sound must be laid. */
  long leadNs(int stepIndex) {
    return track.leadSamples(stepIndex) * 1_000_000_000L / CallerTrack.RATE_HZ;
  }

  /** Lay the step's sound so that its onset is captured at {@code onsetNs}, or else at once. */
  void speak(int stepIndex, String role, Optional<Long> onsetNs) {
    int again = CallerSide.again(stepIndex);
    int reel = role.equals("repeat") && side.startsReel(again) ? again : stepIndex;
    Utterance sound = track.sound(reel).orElseThrow();
    long soundStart =
        onsetNs
            .map(ns -> (ns - startNs) * CallerTrack.RATE_HZ / 1_000_000_000L)
            .map(onset -> onset - sound.onsetSample())
            .orElse(track.position());
    long from = track.lay(reel, soundStart);
    reel(stepIndex, from);
    JournalEntry.CallerMark mark =
        new JournalEntry.CallerMark(
            scheduler.nowNs() - originNs,
            "u" + ++marks,
            role,
            stepIndex,
            sound.text(),
            from,
            from + sound.onsetSample(),
            from + sound.offsetSample(),
            from + sound.audio().sampleCount(),
            sound.audio().sha256());
    journal.add(mark);
    turns.add(mark);
  }

  private void reel(int stepIndex, long soundFrom) {
    journal.add(new JournalEntry.CallerReel(scheduler.nowNs() - originNs, stepIndex, soundFrom));
  }

  /** What goes wrong here is this call's alone. */
  private void frame(int index, long idealNs) {
    try {
      sendFrame(index, idealNs);
    } catch (RuntimeException e) {
      failed.accept(e);
    }
  }

  private void sendFrame(int index, long idealNs) {
    if (track.echoes()) {
      hear(index);
    }
    short[] samples = track.nextFrame();
    depart(index, idealNs, samples);
    renderAhead();
    eachFrame.accept(idealNs);
  }

  private void hear(int index) {
    int perFrame = playout.sampleRateHz() / 50;
    short[] heard = playout.heard(startNs, (long) index * perFrame, perFrame);
    short[] agent = heardAt16k.feed(heard);
    track.hear(agent, agent.length);
  }

  private void depart(int index, long idealNs, short[] samples) {
    if (muted) {
      journal.add(new JournalEntry.FrameMuted(idealNs - originNs, index));
      return;
    }
    if (lost) {
      journal.add(new JournalEntry.FrameDropped(idealNs - originNs, index));
      return;
    }
    long leavesNs = idealNs;
    if (network != null) {
      OptionalLong departureNs = network.departureNs(idealNs);
      if (departureNs.isEmpty()) {
        journal.add(new JournalEntry.FrameDropped(idealNs - originNs, index));
        return;
      }
      leavesNs = departureNs.getAsLong();
    }
    leavesNs = Math.max(leavesNs, lastDepartureNs);
    lastDepartureNs = leavesNs;
    if (leavesNs <= idealNs && waiting == 0) {
      send(index, idealNs, samples);
      return;
    }
    waiting++;
    long plannedNs = Math.max(leavesNs, idealNs);
    journal.add(new JournalEntry.FrameHeld(idealNs - originNs, index, plannedNs - idealNs));
    scheduler.at(
        plannedNs,
        () -> {
          waiting--;
          if (lost) {
            journal.add(new JournalEntry.FrameDropped(idealNs - originNs, index));
          } else if (!stopped) {
            send(index, plannedNs, samples);
          }
        });
  }

  private void send(int index, long plannedNs, short[] samples) {
    turns.before(index, session);
    session.sendAudio(samples);
    journal.add(
        new JournalEntry.CallerFrame(
            scheduler.nowNs() - originNs, index, plannedNs - originNs, session.queuedMessages()));
    turns.behind(index, session);
  }

  /** Keep a few seconds of background rendered, off this thread. */
  private void renderAhead() {
    var reel = track.reel();
    if (!rendering && reel.aheadSamples() < AHEAD_SAMPLES) {
      rendering = true;
      scheduler.compute(
          () -> {
            reel.renderAhead(STRIDE_SAMPLES);
            return reel;
          },
          (done, failure) -> rendering = false);
    }
  }
}
