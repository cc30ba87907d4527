package dev.talkspurt.realtime.gemini;

import dev.talkspurt.conversation.SessionEvent;
import java.util.List;

/** Events as short text, so that a sequence can be compared at a glance. */
final class EventWords {
  private EventWords() {}

  static List<String> of(List<SessionEvent> events) {
    return events.stream().map(EventWords::of).toList();
  }

  static String of(SessionEvent event) {
    if (event instanceof SessionEvent.AgentAudio audio) {
      return "audio " + audio.audio().sampleCount() + "@" + audio.audio().sampleRateHz();
    } else if (event instanceof SessionEvent.InputTranscript text) {
      return "heard '" + text.text() + "'" + (text.complete() ? " complete" : "");
    } else if (event instanceof SessionEvent.OutputTranscript text) {
      return "said '" + text.text() + "'" + (text.complete() ? " complete" : "");
    } else if (event instanceof SessionEvent.ToolCall call) {
      return "call " + call.id() + " " + call.name() + call.args();
    } else if (event instanceof SessionEvent.ToolCancel cancel) {
      return "cancel " + cancel.ids();
    } else if (event instanceof SessionEvent.Usage usage) {
      return "usage " + usage.counts().number("totalTokenCount").orElse(null);
    } else if (event instanceof SessionEvent.Unknown unknown) {
      return "unknown " + unknown.keys();
    } else if (event instanceof SessionEvent.SessionError error) {
      return "error " + error.message();
    } else if (event instanceof SessionEvent.ClosingSoon soon) {
      return "closing in " + soon.timeLeftMs();
    } else if (event instanceof SessionEvent.ResumptionHandle handle) {
      return "handle '" + handle.handle() + "' " + handle.resumable();
    } else if (event instanceof SessionEvent.Ready ready) {
      return "ready" + (ready.sessionId().isEmpty() ? "" : " " + ready.sessionId());
    } else if (event instanceof SessionEvent.Closed closed) {
      return "closed " + closed.code() + " '" + closed.reason() + "' by us: " + closed.byUs();
    }
    return event.getClass().getSimpleName();
  }
}
