package dev.talkspurt.conversation;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry.AudioStarted;
import dev.talkspurt.conversation.JournalEntry.Closed;
import dev.talkspurt.conversation.JournalEntry.Flushed;
import dev.talkspurt.conversation.JournalEntry.Signal;
import dev.talkspurt.conversation.JournalEntry.Step;
import dev.talkspurt.conversation.JournalEntry.ToolAnswered;
import dev.talkspurt.conversation.JournalEntry.ToolCalled;
import dev.talkspurt.conversation.JournalEntry.ToolCancelled;
import dev.talkspurt.conversation.JournalEntry.Transcript;
import dev.talkspurt.conversation.JournalEntry.Usage;
import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rebuilds a call's timeline from its journal and recordings. Pure: the same journal always gives
 * the same timeline. Thread-safe.
 *
 * <p>A recording that was cut short is read as far as it goes. What it lacks is told by signals of
 * kind {@code incomplete} and source {@code bench}: a journal without its end, agent audio the
 * journal names but the recording does not hold. Without an {@code audioStarted} entry time 0 is
 * the journal's own origin.
 */
public final class TimelineReader {
  private static final double STALL_MS = 200;
  private static final AudioStarted UNKNOWN = new AudioStarted(0, 16_000, 320);

  private final List<JournalEntry> journal;
  private final Map<Class<?>, List<JournalEntry>> byKind = new HashMap<>();
  private final AudioStarted started;

  private TimelineReader(List<JournalEntry> journal) {
    this.journal = journal;
    for (JournalEntry entry : journal) {
      byKind.computeIfAbsent(entry.getClass(), kind -> new ArrayList<>()).add(entry);
    }
    this.started = of(AudioStarted.class).isEmpty() ? UNKNOWN : of(AudioStarted.class).get(0);
  }

  /**
   * The call that {@code journal} records, in the order it was written.
   *
   * @param callerTrack the caller as sent, sample 0 when the audio clock started; may be empty
   * @param received all agent audio as received; may be empty or too short
   */
  public static Timeline read(
      List<JournalEntry> journal, AudioClip callerTrack, AudioClip received) {
    return new TimelineReader(journal).timeline(callerTrack, received);
  }

  private Timeline timeline(AudioClip callerTrack, AudioClip received) {
    CallerWire wire = new CallerWire(journal, started);
    AgentHeard agent = new AgentHeard(journal, received, started.atNs(), callerTrack.durationMs());
    Closed closed = of(Closed.class).stream().findFirst().orElse(null);
    return new Timeline(
        wire.sounds(journal),
        agent.chunks(),
        agent.spans(),
        agent.responses(),
        signals(closed, agent.samplesNamed(), received),
        of(Transcript.class).stream()
            .map(t -> new Timeline.Words(ms(t.atNs()), t.who(), t.text(), t.complete()))
            .toList(),
        toolUses(),
        steps(),
        of(Flushed.class).stream().map(f -> ms(f.atNs())).toList(),
        wire.pacing(journal),
        of(Usage.class).stream().map(Usage::counts).toList(),
        callerTrack,
        agent.track(),
        closed == null ? Double.NaN : ms(closed.atNs()),
        closed == null ? 0 : closed.code(),
        closed == null ? "" : closed.reason(),
        closed == null ? "" : closed.meaning(),
        closed != null && closed.byUs());
  }

  private List<Timeline.Moment> signals(Closed closed, long samplesNamed, AudioClip received) {
    List<Timeline.Moment> moments = new ArrayList<>();
    for (Signal signal : of(Signal.class)) {
      moments.add(
          new Timeline.Moment(ms(signal.atNs()), signal.kind(), signal.source(), signal.detail()));
    }
    moments.addAll(stalls());
    double endMs = journal.isEmpty() ? 0 : ms(journal.get(journal.size() - 1).atNs());
    if (closed == null) {
      moments.add(incomplete(endMs, "the journal ends before the session was closed"));
    }
    if (samplesNamed > received.sampleCount()) {
      moments.add(
          incomplete(
              endMs,
              "the journal names "
                  + samplesNamed
                  + " samples of agent audio, the recording holds "
                  + received.sampleCount()));
    }
    return moments;
  }

  /** Outages long enough to be stalls: jitter is none. */
  private List<Timeline.Moment> stalls() {
    List<Timeline.Moment> moments = new ArrayList<>();
    for (NetworkTruth.Outage outage : NetworkTruth.of(journal).outages()) {
      if (outage.endMs() - outage.startMs() >= STALL_MS) {
        moments.add(new Timeline.Moment(outage.startMs(), Timeline.STALLED, "bench", ""));
        moments.add(new Timeline.Moment(outage.endMs(), Timeline.STALL_ENDED, "bench", ""));
      }
    }
    return moments;
  }

  private static Timeline.Moment incomplete(double atMs, String detail) {
    return new Timeline.Moment(atMs, "incomplete", "bench", detail);
  }

  private List<Timeline.ToolUse> toolUses() {
    List<ToolAnswered> answers = new ArrayList<>(of(ToolAnswered.class));
    List<Timeline.ToolUse> uses = new ArrayList<>();
    for (ToolCalled call : of(ToolCalled.class)) {
      ToolAnswered answer = null;
      for (ToolAnswered candidate : answers) {
        if (candidate.id().equals(call.id()) && candidate.atNs() >= call.atNs()) {
          answer = candidate;
          break;
        }
      }
      answers.remove(answer);
      uses.add(toolUse(call, answer));
    }
    return uses;
  }

  private Timeline.ToolUse toolUse(ToolCalled call, ToolAnswered answer) {
    double cancelledMs = Double.NaN;
    for (ToolCancelled cancel : of(ToolCancelled.class)) {
      if (cancel.ids().contains(call.id()) && cancel.atNs() >= call.atNs()) {
        cancelledMs = ms(cancel.atNs());
        break;
      }
    }
    return new Timeline.ToolUse(
        call.id(),
        call.name(),
        call.args(),
        ms(call.atNs()),
        answer == null ? Double.NaN : ms(answer.atNs()),
        cancelledMs,
        answer == null ? Json.object().build() : answer.response(),
        answer == null ? Double.NaN : answer.injectedDelayMs(),
        answer == null ? "" : answer.injectedFault());
  }

  private List<Timeline.StepSpan> steps() {
    Map<Integer, Timeline.StepSpan> steps = new LinkedHashMap<>();
    for (Step step : of(Step.class)) {
      Timeline.StepSpan open = steps.get(step.index());
      double atMs = ms(step.atNs());
      boolean starts = step.phase().equals("started");
      steps.put(
          step.index(),
          new Timeline.StepSpan(
              step.index(),
              step.kind(),
              step.line(),
              open == null ? atMs : open.startMs(),
              starts ? Double.NaN : atMs,
              step.phase(),
              step.detail().isEmpty() && open != null ? open.detail() : step.detail()));
    }
    // Steps that a branch passes over are told when it is chosen, before those it goes on with.
    return steps.values().stream()
        .sorted(Comparator.comparingInt(Timeline.StepSpan::index))
        .toList();
  }

  private <T extends JournalEntry> List<T> of(Class<T> kind) {
    return byKind.getOrDefault(kind, List.of()).stream().map(kind::cast).toList();
  }

  private double ms(long ns) {
    return (ns - started.atNs()) / 1e6;
  }
}
