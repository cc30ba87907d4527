package dev.talkspurt.simulator.session;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What sessions can be resumed with which handle. Used on the scheduler's thread.
 *
 * <p>A handle stands for the conversation, not for a moment of it: what was understood after it was
 * given is not lost.
 */
public final class Sessions {
  private static final int MOST = 10_000;

  private final long validNs;
  private final Map<String, Conversation> byHandle =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Conversation> eldest) {
          return size() > MOST;
        }
      };

  /**
   * None yet.
   *
   * @param validMs how long after its last connection has ended a session can be resumed
   */
  public Sessions(int validMs) {
    validNs = validMs * 1_000_000L;
  }

  /** What becomes of a client that comes with a handle. */
  public enum Answer {
    /** It goes on. */
    RESUMED,
    /** No session was ever given this handle, or too long ago to be remembered. */
    UNKNOWN,
    /** The session has ended for good. */
    EXPIRED,
    /** The session's connection is still open. */
    IN_USE
  }

  /** The handle has been given to the client of this conversation. */
  void keep(String handle, Conversation conversation) {
    byHandle.put(handle, conversation);
  }

  /** Whether a client may go on with this handle at {@code nowNs}. */
  public Answer ask(String handle, long nowNs) {
    Conversation conversation = byHandle.get(handle);
    if (conversation == null) {
      return Answer.UNKNOWN;
    }
    if (conversation.expired(nowNs, validNs)) {
      return Answer.EXPIRED;
    }
    return conversation.connected() ? Answer.IN_USE : Answer.RESUMED;
  }

  /** The conversation of a handle that may be used. */
  public Conversation find(String handle) {
    return byHandle.get(handle);
  }
}
