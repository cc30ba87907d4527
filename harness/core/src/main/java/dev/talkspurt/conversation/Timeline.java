package dev.talkspurt.conversation;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened in one call, on one axis, rebuilt from the journal and the recorded samples.
 *
 * <p>Every time is in milliseconds since the caller's audio clock started (may be negative for what
 * came before). Caller times are on the wire timeline, pacing lateness included; agent times are
 * heard times on the playout clock (ideal client). Immutable.
 *
 * @param caller the caller's sounds in script order
 * @param chunks agent audio as received
 * @param heard the stretches in which the agent was audible (talkspurts, pauses up to 400 ms
 *     merged), in order
 * @param responses agent responses: runs of chunks between turn ends or flushes
 * @param callerTrack the caller as sent; sample 0 is time 0
 * @param heardTrack the agent as heard, at {@code heardTrack.sampleRateHz()}; sample 0 is time 0
 * @param closedAtMs when the session closed
 */
public record Timeline(
    List<CallerSound> caller,
    List<Chunk> chunks,
    List<Span> heard,
    List<Response> responses,
    List<Moment> signals,
    List<Words> transcripts,
    List<ToolUse> toolUses,
    List<StepSpan> steps,
    List<Double> flushesMs,
    Pacing pacing,
    List<Json.Obj> usage,
    AudioClip callerTrack,
    AudioClip heardTrack,
    double closedAtMs,
    int closeCode,
    String closeReason,
    String closeMeaning,
    boolean closedByUs) {
  /** Kind of the signal that holds what became of the tools' state, as canonical JSON. */
  public static final String FINAL_STATE = "finalState";

  /** Kind of the signal that tells the fault of a tool call: its id, a space, the fault. */
  public static final String TOOL_FAULT = "toolFault";

  /** Kind of the signal that tells why an endpoint gave no answer: the call's id, a space, why. */
  public static final String ENDPOINT_FAILED = "endpointFailed";

  /** Kind of the signal at which the scenario's network begins to stand still. */
  public static final String STALLED = "stalled";

  /** Kind of the signal at which it lets through again what it kept back. */
  public static final String STALL_ENDED = "stallEnded";

  /** Kind of the signal at which the connection breaks, as the script asks. */
  public static final String DISCONNECTED = "disconnected";

  /** Kind of the signal at which the session has been taken up again. */
  public static final String RESUMED = "resumed";

  /**
   * Kind of the signal at which a connection is left or lost that the script did not break; its
   * detail begins with the reason: {@code goAway}, {@code recycled} or {@code dropped}, and a
   * colon.
   */
  public static final String RECONNECTING = "reconnecting";

  /** Kind of the signal at which a session is dialled to be taken up again. */
  public static final String REDIALLED = "redialled";

  /** Kind of the signal that an attempt to take a session up again came to nothing, and why. */
  public static final String RECONNECT_FAILED = "reconnectFailed";

  /** Kind of the signal that a tool's answer belongs to a session that is gone; its call's id. */
  public static final String ANSWER_LOST = "answerLost";

  /** Kind of the signal that we told the agent that a sound begins; its detail is the sound. */
  public static final String ACTIVITY_START = "activityStart";

  /** Kind of the signal that we told the agent that a sound is over; its detail is the sound. */
  public static final String ACTIVITY_END = "activityEnd";

  /** Kind of the signal that tells that the caller says something again, and why. */
  public static final String REASK = "reask";

  /** Kind of the signal that the caller has typed words, which are its detail. */
  public static final String TYPED = "typed";

  /** Kind of the signal that the caller shows a picture; its detail is name, size and sum. */
  public static final String PICTURE = "picture";

  /** Kind of the signal that the caller switches the microphone off. */
  public static final String MUTED = "muted";

  /** Kind of the signal that the caller switches the microphone on again. */
  public static final String UNMUTED = "unmuted";

  /** What became of the tools' state; empty if the scenario has none, or it cannot be read. */
  public Optional<Json.Obj> finalState() {
    return signals.stream()
        .filter(moment -> moment.kind().equals(FINAL_STATE) && moment.source().equals("bench"))
        .findFirst()
        .flatMap(moment -> object(moment.detail()));
  }

  private static Optional<Json.Obj> object(String text) {
    try {
      return Json.parse(text) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    } catch (BadInput e) {
      // An agent can nest what it says so deep that nobody reads it again.
      return Optional.empty();
    }
  }

  /** Roles of the caller's sounds that want an answer; all others are probes, and named so. */
  private static final Set<String> TURNS = Set.of("utterance", "interruption", "repeat");

  /** Whether a sound of this role is something said to the agent, which wants an answer. */
  public static boolean isTurn(String role) {
    return TURNS.contains(role);
  }

  /** The caller's sounds that are something said to the agent: all but probes. */
  public List<CallerSound> said() {
    return caller.stream().filter(CallerSound::turn).toList();
  }

  /** A half-open stretch of time. */
  public record Span(double startMs, double endMs) {
    /** Length. */
    public double lengthMs() {
      return endMs - startMs;
    }
  }

  /** One scripted sound of the caller; {@code startMs} and {@code endMs} include its silences. */
  public record CallerSound(
      String id,
      String role,
      int stepIndex,
      String text,
      double startMs,
      double onsetMs,
      double offsetMs,
      double endMs,
      String sha256) {
    /** Whether it is something said to the agent, which wants an answer. */
    public boolean turn() {
      return isTurn(role);
    }
  }

  /**
   * Received audio: when it came, how long it is, when its first sample was (or would be) heard.
   */
  public record Chunk(int index, double arrivedMs, double durationMs, double playedFromMs) {}

  /**
   * One agent response.
   *
   * @param firstPacketMs arrival of its first chunk
   * @param audibleFromMs heard time of its first audible sample; NaN if none was heard
   * @param audibleToMs heard time of its last audible sample that was heard; NaN if none
   * @param padMs silence at the head of its stream; NaN if it has no audible sample
   * @param generatedMs length of all its audio; {@code heardMs} the part not flushed
   * @param audibleToNoFlushMs as audibleToMs for a client that never flushes
   */
  public record Response(
      int index,
      double firstPacketMs,
      double audibleFromMs,
      double audibleToMs,
      double padMs,
      double generatedMs,
      double heardMs,
      double audibleToNoFlushMs) {}

  /** A signal of the session, by kind. */
  public record Moment(double atMs, String kind, String source, String detail) {}

  /** Transcript text; {@code who} is {@code caller} or {@code agent}. */
  public record Words(double atMs, String who, String text, boolean complete) {}

  /** A tool call; {@code answeredMs} is NaN if never answered, {@code cancelledMs} NaN if not. */
  public record ToolUse(
      String id,
      String name,
      Json.Obj args,
      double calledMs,
      double answeredMs,
      double cancelledMs,
      Json.Obj response,
      double injectedDelayMs,
      String injectedFault) {}

  /**
   * A script step; {@code endMs} is NaN if it never ended.
   *
   * @param outcome the phase it was in last; {@code notRun} for a step that a branch passed over,
   *     which begins and ends when the branch was chosen
   */
  public record StepSpan(
      int index,
      String kind,
      int line,
      double startMs,
      double endMs,
      String outcome,
      String detail) {
    /** Whether the script came to it. */
    public boolean ran() {
      return !outcome.equals("notRun");
    }
  }

  /**
   * How well the caller's frames kept their time.
   *
   * @param latenessP99Ms of send completion against ideal; NaN with no frames
   * @param driftMs lateness of the last frame
   * @param lateFrames frames more than one frame late
   * @param maxQueued deepest send queue seen
   * @param longestPauseMs longest stop of the virtual machine
   */
  public record Pacing(
      int frames,
      double latenessP50Ms,
      double latenessP95Ms,
      double latenessP99Ms,
      double latenessMaxMs,
      double driftMs,
      int lateFrames,
      int maxQueued,
      double longestPauseMs) {}
}
