package dev.talkspurt.simulator.session;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The simulated agent in one call.
 *
 * <p>Hears through its {@link Hearing}, understands through the kit's ear or, when text comes, by
 * the words, decides through its dialogue, and speaks in {@link AgentTurn}s. All methods are called
 * on the scheduler's thread.
 */
public final class ActingAgent {
  /** Longer than anything a person says in one turn. */
  private static final int MAX_TYPED = 8_192;

  /** No sound for so long means that the network stood still. */
  private static final long STALL_NS = 300_000_000L;

  private final AgentKit kit;
  private final SessionSettings settings;
  private final OwnVoice wire;
  private final TruthLog truth;
  private final Chance chance;
  private final ReceivedAudio received = new ReceivedAudio();
  private final Hearing hearing;
  private final Answering answering;
  private final Housekeeping housekeeping;
  private final StringBuilder typed = new StringBuilder();
  private boolean historyTaken;
  private final boolean resumed;
  private final Conversation conversation;
  private long lastAudioNs = Long.MAX_VALUE;
  private boolean over;
  private long mergeFrom = -1;

  /**
   * An agent that has not begun.
   *
   * @param sessions those that can be resumed
   * @param resumed the conversation it goes on with; empty: a new one
   */
  public ActingAgent(
      AgentKit shared,
      SessionSettings settings,
      Wire wire,
      int session,
      Sessions sessions,
      Optional<Conversation> resumed) {
    this.kit = shared.guarded(this::fail);
    this.settings = settings;
    this.wire = new OwnVoice(wire, kit.scheduler());
    this.truth = new TruthLog(kit.scheduler(), kit.truth(), session);
    this.chance = new Chance(kit.behaviour(), kit.seed(), session);
    this.conversation = resumed.orElseGet(this::begun);
    conversation.usage().configure(settings.instructionTokens(), settings.compression());
    conversation.connect(kit.scheduler().nowNs());
    this.resumed = resumed.isPresent();
    this.hearing = hearingOf(new Ears());
    Exits exits = new Exits(this::fail, () -> close(1000, ""), this::close);
    this.answering = new Answering(kit, settings, this.wire, truth, chance, exits, conversation);
    this.housekeeping =
        new Housekeeping(
            kit, wire, truth, chance, this::close, conversation, sessions, answering::busy);
  }

  private Conversation begun() {
    return new Conversation(new Dialogue(kit.behaviour(), chance.dialogueSeed));
  }

  private Hearing hearingOf(Hearing.Listener ears) {
    Behaviour behaviour = kit.behaviour();
    if (behaviour.fault(Fault.Deaf.class).isPresent()) {
      return Hearing.deaf();
    }
    OptionalInt counted =
        behaviour.planted().map(Behaviour.Planted::speechMs).orElse(OptionalInt.empty());
    if (counted.isPresent()) {
      return new PlantedHearing(counted.getAsInt(), received, ears);
    }
    return settings.automaticActivity()
        ? VoiceHearing.of(behaviour, settings, received, wire, ears)
        : new MarkedHearing(received, ears);
  }

  /** The session is set up: greet, if it greets and nothing was said before. */
  public void begin() {
    truth.add(resumed ? "resumed" : "began");
    housekeeping.begin(settings.resumptionUpdates(), settings.compression().isPresent());
    if (!resumed) {
      answering.greet();
    }
  }

  /**
   * Caller audio came.
   *
   * @param samples one channel at 16 kHz
   * @param atNs when the message was received
   */
  public void audio(short[] samples, long atNs) {
    if (!over) {
      if (atNs - lastAudioNs > STALL_NS) {
        answering.stalled();
      }
      lastAudioNs = atNs;
      received.add(samples, atNs);
      answering.received(samples.length * 1000.0 / ReceivedAudio.RATE_HZ);
      hearing.accept(samples);
    }
  }

  /**
   * A picture came; it is not looked at.
   *
   * @param tokens that it counts
   */
  public void picture(String mimeType, int bytes, String sha256, int tokens) {
    if (!over) {
      answering.seen(tokens);
      truth.add("picture", "mimeType", mimeType, "bytes", bytes, "sha256", sha256);
    }
  }

  /** The client sends no more audio for now. */
  public void audioStreamEnd(long atNs) {
    if (!over) {
      hearing.streamEnd(atNs);
    }
  }

  /** The client says that the caller begins to speak; only counts when it is to say so. */
  public void activityStart(long atNs) {
    if (!over) {
      hearing.activityStart(atNs);
    }
  }

  /** The client says that the caller has spoken. */
  public void activityEnd(long atNs) {
    if (!over) {
      hearing.activityEnd(atNs);
    }
  }

  /** Text that is a turn by itself. */
  public void text(String text) {
    if (!over) {
      answering.interject();
      Recognition recognition =
          TextEar.understand(
              text.substring(0, Math.min(text.length(), MAX_TYPED)),
              kit.phrases(),
              kit.behaviour().patterns());
      answering.answerText(recognition);
    }
  }

  /** Whether content is still taken as the history that the conversation begins with. */
  public boolean awaitsHistory() {
    return settings.historyFirst() && !historyTaken;
  }

  /** Text for the history; any of it interrupts, and a complete one asks for an answer. */
  public void content(List<String> userText, boolean complete) {
    if (over) {
      return;
    }
    if (awaitsHistory()) {
      historyTaken = complete;
      return;
    }
    answering.interject();
    for (String text : userText) {
      int room = Math.max(0, MAX_TYPED - typed.length());
      typed.append(text, 0, Math.min(room, text.length())).append(' ');
    }
    if (complete) {
      String all = typed.toString().strip();
      typed.setLength(0);
      text(all);
    }
  }

  /** A tool answered; what an answer to no call does, is the model's. */
  public void toolAnswered(ToolAnswer answer) {
    if (over) {
      return;
    }
    boolean fails = answer.name().isEmpty() && settings.profile().tools().namelessFails();
    answering.toolAnswered(fails ? answer.failed("system failure") : answer);
  }

  /** The client closed, or is gone. */
  public void ended(int code, String reason) {
    if (!over) {
      stop();
      truth.add("closed", "code", code, "reason", reason, "by", "client");
    }
  }

  private void stop() {
    over = true;
    answering.stop();
    housekeeping.stop();
    conversation.disconnect(kit.scheduler().nowNs());
  }

  /** End the session from this side. */
  public void close(int code, String reason) {
    if (!over) {
      stop();
      wire.close(code, reason);
      truth.add("closed", "code", code, "reason", reason, "by", "agent");
    }
  }

  /** Something broke in this agent: the session ends as it does at the service. */
  public void fail(Throwable cause) {
    truth.add("failed", "cause", cause.toString());
    close(1011, "Internal error encountered.");
  }

  /** Turns what is heard into what is done. */
  private final class Ears implements Hearing.Listener {
    private static final int MARGIN = ReceivedAudio.RATE_HZ / 10;

    @Override
    public void started(long onset, long exactNs) {
      truth.add("speechStarted", "sample", onset, "exactNs", exactNs);
      tellActivity(true, onset);
      answering.callerStarted(exactNs);
    }

    @Override
    public void insists(long onset) {
      answering.callerInsists().ifPresent(from -> mergeFrom = from);
    }

    @Override
    public void finished(long onset, long offset, long endNs, boolean meant) {
      long exactNs = offset < received.count() ? received.receivedNs(offset) : endNs;
      truth.add("speechEnded", "sample", offset, "exactNs", exactNs, "decidedNs", endNs);
      tellActivity(false, offset);
      long from = mergeFrom < 0 ? onset : mergeFrom;
      mergeFrom = -1;
      AudioClip clip = received.clip(Math.max(0, from - MARGIN), offset + 1 + MARGIN);
      answering.callerFinished(new Heard(from, clip, endNs, meant));
    }

    private boolean tellsActivity() {
      return kit.behaviour().voiceActivity() || settings.profile().frames().voiceActivity();
    }

    /** A client that marks turns itself needs to be told nothing. */
    private void tellActivity(boolean begins, long sample) {
      if (tellsActivity() && settings.automaticActivity()) {
        wire.voiceActivity(begins, sample);
        truth.add(begins ? "activityStartSent" : "activityEndSent", "sample", sample);
      }
    }
  }

  /** One utterance of the caller. */
  record Heard(long onset, AudioClip clip, long endNs, boolean meant) {}

  /** What planted mode takes every utterance for. */
  static Recognition planted(List<Phrase> phrases) {
    Optional<Phrase> first = phrases.stream().findFirst();
    return new Recognition(first, 1.0, first);
  }
}
