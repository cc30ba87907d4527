package dev.talkspurt.conversation;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import java.util.List;

/**
 * Something a session told us, in words that are the same for every provider.
 *
 * <p>{@link #atNs} is the receive stamp on the process clock, taken before parsing. Text in events
 * comes from the agent: untrusted.
 */
public sealed interface SessionEvent {
  /** Receive stamp, nanoseconds on the process's {@link dev.talkspurt.time.Ticker}. */
  long atNs();

  /** Where an event comes from: said by the provider, or concluded by us. */
  enum Source {
    /** The provider's protocol said so. */
    PROTOCOL,
    /** Concluded from a gap in the agent's audio. */
    AUDIO_GAP,
    /** Concluded by our own voice activity detection. */
    VAD
  }

  /** The session accepted its setup and is ready for audio. */
  record Ready(long atNs, String sessionId) implements SessionEvent {}

  /** The other side is a simulated agent, whatever the target file calls it. */
  record SimulatedPeer(long atNs) implements SessionEvent {}

  /** A piece of agent audio; its order of arrival is its order of playing. */
  record AgentAudio(long atNs, AudioClip audio) implements SessionEvent {}

  /** The agent will send no more audio for this response. */
  record AgentAudioEnd(long atNs, Source source) implements SessionEvent {}

  /** The agent's turn is over. */
  record TurnEnd(long atNs, Source source) implements SessionEvent {}

  /** What the provider heard the caller say. {@code complete}: no delta of a longer text. */
  record InputTranscript(long atNs, String text, boolean complete) implements SessionEvent {}

  /** What the agent says, as text; a delta unless {@code complete}. */
  record OutputTranscript(long atNs, String text, boolean complete) implements SessionEvent {}

  /** The provider noticed that the caller speaks. */
  record UserSpeechStarted(long atNs, Source source) implements SessionEvent {}

  /** The provider noticed that the caller stopped. */
  record UserSpeechStopped(long atNs, Source source) implements SessionEvent {}

  /** The provider cut its answer because of the caller: flush what has not been played. */
  record Interrupted(long atNs, Source source) implements SessionEvent {}

  /** The agent has heard the caller, and waits for more instead of answering. */
  record WaitingForInput(long atNs) implements SessionEvent {}

  /** The agent calls a tool and waits for {@code answerTool} with this id. */
  record ToolCall(long atNs, String id, String name, Json.Obj args) implements SessionEvent {}

  /** The agent no longer wants these calls answered. */
  record ToolCancel(long atNs, List<String> ids) implements SessionEvent {
    public ToolCancel {
      ids = List.copyOf(ids);
    }
  }

  /** Token counts as the provider gave them. */
  record Usage(long atNs, Json.Obj counts) implements SessionEvent {}

  /** A handle to resume the session with, or none for now when not resumable. */
  record ResumptionHandle(long atNs, String handle, boolean resumable) implements SessionEvent {}

  /** The provider will close the connection in {@code timeLeftMs} milliseconds. */
  record ClosingSoon(long atNs, long timeLeftMs) implements SessionEvent {}

  /** The provider reported an error without closing, or sent what its protocol forbids. */
  record SessionError(long atNs, String message) implements SessionEvent {}

  /** A ping of ours came back after {@code rttMs} milliseconds. */
  record RoundTrip(long atNs, double rttMs) implements SessionEvent {}

  /** A message of a kind we do not know; its JSON is in the journal. Harms nothing. */
  record Unknown(long atNs, String keys) implements SessionEvent {}

  /**
   * The session is over; nothing follows.
   *
   * @param code WebSocket close code, 1006 if none came
   * @param reason the provider's words, may be empty
   * @param meaning what that code and reason mean, in our words, with the next step
   * @param byUs whether we closed it
   */
  record Closed(long atNs, int code, String reason, String meaning, boolean byUs)
      implements SessionEvent {}
}
