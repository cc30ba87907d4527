package dev.talkspurt.conversation;

import dev.talkspurt.document.Json;
import java.util.List;

/**
 * One line of a call's journal: a bare fact with its time.
 *
 * <p>{@link #atNs} counts from the moment the bench began to connect (the journal's origin).
 * Metrics are pure functions of the entries and the recorded samples. Audio is kept in the WAV
 * files and named here by sample range. Nothing secret ever enters.
 */
public sealed interface JournalEntry {
  /** Nanoseconds since the bench began to connect. */
  long atNs();

  /** The caller's audio clock starts: sample 0 of the caller's track is captured from here on. */
  record AudioStarted(long atNs, int callerRateHz, int frameSamples) implements JournalEntry {}

  /**
   * One caller frame went out; {@link #atNs} is the completion of the send.
   *
   * @param index frame number from 0; it carries samples [index·N, (index+1)·N)
   * @param idealNs when it should have gone: audio start + (index + 1) frames, later by what a
   *     {@link FrameHeld} of the same index says
   * @param queued messages waiting in the socket's queue after the send
   */
  record CallerFrame(long atNs, int index, long idealNs, int queued) implements JournalEntry {}

  /**
   * A frame that the scenario's network keeps back; {@link #atNs} is when it was due. The frame
   * itself follows as {@link CallerFrame} with its planned departure as ideal.
   */
  record FrameHeld(long atNs, int index, long heldNs) implements JournalEntry {}

  /** A message of the agent's that the scenario's network keeps back; it came at {@link #atNs}. */
  record MessageHeld(long atNs, long heldNs) implements JournalEntry {}

  /** A frame that the scenario's network swallows; {@link #atNs} is when it was due. */
  record FrameDropped(long atNs, int index) implements JournalEntry {}

  /**
   * A frame that was not sent because the caller had the microphone off; {@link #atNs} is when it
   * was due. The caller's track is silent there.
   */
  record FrameMuted(long atNs, int index) implements JournalEntry {}

  /**
   * From about {@code soundSample} of the caller's track on, a step's sound and conditions hold.
   *
   * @param stepIndex −1 for the opening
   */
  record CallerReel(long atNs, int stepIndex, long soundSample) implements JournalEntry {}

  /**
   * Where one scripted caller sound lies on the caller's track; all positions are samples of that
   * track.
   *
   * @param id unique in the call, in script order: {@code u1}, {@code u2} …
   * @param role {@code utterance} (requires an answer), {@code interruption}, {@code repeat} (an
   *     utterance that is said again) or the word of a {@link dev.talkspurt.scenario.ProbeKind}
   * @param stepIndex index of the script step
   * @param onsetSample first audible sample; {@code offsetSample} last audible sample, inclusive
   * @param sha256 of the clip as rendered
   */
  record CallerMark(
      long atNs,
      String id,
      String role,
      int stepIndex,
      String text,
      long startSample,
      long onsetSample,
      long offsetSample,
      long endSample,
      String sha256)
      implements JournalEntry {}

  /**
   * A chunk of agent audio arrived: samples [firstSample, firstSample+sampleCount) of received.wav.
   */
  record AgentChunk(long atNs, int index, long firstSample, int sampleCount, int sampleRateHz)
      implements JournalEntry {}

  /** Text of a transcript: {@code who} is {@code caller} or {@code agent}. */
  record Transcript(long atNs, String who, String text, boolean complete) implements JournalEntry {}

  /**
   * A signal of the session: {@code ready, audioEnd, turnEnd, speechStarted, speechStopped,
   * interrupted, resumption, closingSoon, waitingForInput, error, unknown, disconnected, resumed,
   * reconnecting, redialled, reconnectFailed, answerLost, activityStart, activityEnd}.
   */
  record Signal(long atNs, String kind, String source, String detail) implements JournalEntry {}

  /** The agent called a tool. */
  record ToolCalled(long atNs, String id, String name, Json.Obj args) implements JournalEntry {}

  /**
   * The bench answered a call; {@link #atNs} is when the answer was sent.
   *
   * @param injectedFault {@code error, timeout …} or empty
   */
  record ToolAnswered(
      long atNs,
      String id,
      String name,
      Json.Obj response,
      double injectedDelayMs,
      String injectedFault)
      implements JournalEntry {}

  /** The agent withdrew calls. */
  record ToolCancelled(long atNs, List<String> ids) implements JournalEntry {
    public ToolCancelled {
      ids = List.copyOf(ids);
    }
  }

  /** The bench's playout dropped what had not been played. */
  record Flushed(long atNs, String reason) implements JournalEntry {}

  /** Token counts. */
  record Usage(long atNs, Json.Obj counts) implements JournalEntry {}

  /**
   * A script step began or ended: {@code phase} is {@code started, ended, timedOut, skipped,
   * notRun}.
   */
  record Step(long atNs, int index, String kind, int line, String phase, String detail)
      implements JournalEntry {}

  /**
   * A message on the wire, audio taken out; {@code direction} is {@code sent} or {@code received}.
   */
  record Wire(long atNs, String direction, int bytes, Json message) implements JournalEntry {}

  /** A ping of ours came back; {@link #atNs} is when. */
  record RoundTrip(long atNs, double rttMs) implements JournalEntry {}

  /** The virtual machine stood still for this long, ending about here. */
  record JvmPause(long atNs, double pauseMs) implements JournalEntry {}

  /** The session is over. */
  record Closed(long atNs, int code, String reason, String meaning, boolean byUs)
      implements JournalEntry {}

  /** The entry as one journal line's object: {@code t} (ns), {@code kind}, then its fields. */
  default Json.Obj toJson() {
    return JournalFormat.write(this);
  }

  /** The entry a journal line holds; throws {@link dev.talkspurt.document.BadInput}. */
  static JournalEntry fromJson(Json.Obj line) {
    return JournalFormat.read(line);
  }
}
