package dev.talkspurt.run;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.SessionEvent;
import java.util.Locale;
import java.util.function.Consumer;

/** Turns what happens in a call into journal entries, on the call's own time. Not thread-safe. */
final class CallJournal {
  /** The signal that marks a call as simulated. */
  static final String SIMULATED_PEER = "simulatedPeer";

  private final CallRecorder recorder;
  private Consumer<JournalEntry> witness = entry -> {};
  private long originNs;

  CallJournal(CallRecorder recorder) {
    this.recorder = recorder;
  }

  /** Count from {@code originNs}: when the bench began to connect. */
  void begin(long originNs) {
    this.originNs = originNs;
  }

  /** A stamp of the process clock on the call's time. */
  long since(long ns) {
    return ns - originNs;
  }

  /** Tell {@code witness} every entry from here on. */
  void tell(Consumer<JournalEntry> witness) {
    this.witness = witness;
  }

  void add(JournalEntry entry) {
    recorder.add(entry);
    witness.accept(entry);
  }

  void signal(long atNs, String kind, String source, String detail) {
    add(new JournalEntry.Signal(since(atNs), kind, source.toLowerCase(Locale.ROOT), detail));
  }

  /** Keep an event that asks nothing of the caller. */
  void note(SessionEvent event) {
    long at = event.atNs();
    if (event instanceof SessionEvent.InputTranscript text) {
      add(new JournalEntry.Transcript(since(at), "caller", text.text(), text.complete()));
    } else if (event instanceof SessionEvent.OutputTranscript text) {
      add(new JournalEntry.Transcript(since(at), "agent", text.text(), text.complete()));
    } else if (event instanceof SessionEvent.RoundTrip ping) {
      add(new JournalEntry.RoundTrip(since(at), ping.rttMs()));
    } else if (event instanceof SessionEvent.Usage usage) {
      add(new JournalEntry.Usage(since(at), usage.counts()));
    } else {
      noteSignal(event, at);
    }
  }

  private void noteSignal(SessionEvent event, long at) {
    if (event instanceof SessionEvent.SimulatedPeer) {
      signal(at, SIMULATED_PEER, "protocol", "");
    } else if (event instanceof SessionEvent.AgentAudioEnd end) {
      signal(at, "audioEnd", end.source().name(), "");
    } else if (event instanceof SessionEvent.UserSpeechStarted started) {
      signal(at, "speechStarted", started.source().name(), "");
    } else if (event instanceof SessionEvent.UserSpeechStopped stopped) {
      signal(at, "speechStopped", stopped.source().name(), "");
    } else if (event instanceof SessionEvent.WaitingForInput) {
      signal(at, "waitingForInput", "protocol", "");
    } else if (event instanceof SessionEvent.ResumptionHandle handle) {
      signal(at, "resumption", "protocol", handle.resumable() ? "resumable" : "not resumable");
    } else if (event instanceof SessionEvent.ClosingSoon soon) {
      signal(at, "closingSoon", "protocol", soon.timeLeftMs() + " ms left");
    } else if (event instanceof SessionEvent.SessionError error) {
      signal(at, "error", "protocol", error.message());
    } else if (event instanceof SessionEvent.Unknown unknown) {
      signal(at, "unknown", "protocol", unknown.keys());
    }
  }
}
