package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Dialogue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What sessions can be resumed with which handle. Used on the scheduler's thread.
 *
 * <p>A handle stands for the conversation, not for a moment of it: what was understood after it was
 * given is not lost.
 */
public final class Sessions {
  private static final int MOST = 1_000;

  private final Map<String, Dialogue> byHandle =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Dialogue> eldest) {
          return size() > MOST;
        }
      };

  /** The handle has been given to the client of this conversation. */
  void keep(String handle, Dialogue dialogue) {
    byHandle.put(handle, dialogue);
  }

  /** The conversation to go on with. */
  public Optional<Dialogue> find(String handle) {
    return Optional.ofNullable(byHandle.get(handle));
  }
}
