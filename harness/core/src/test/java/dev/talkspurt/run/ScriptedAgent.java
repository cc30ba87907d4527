package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.SessionEvent.Source;
import dev.talkspurt.document.Json;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A connector whose session does what a test tells it, at the times it tells. */
final class ScriptedAgent extends BareConnector implements AgentSession {
  static final int RATE_HZ = 24_000;

  final List<Json.Obj> answers = new ArrayList<>();
  int frames;
  int connected;
  boolean closed;
  Set<Capability> can = EnumSet.allOf(Capability.class);

  /** What was typed, shown and told of the microphone, each with its milliseconds. */
  final List<String> told = new ArrayList<>();

  private boolean failing;
  private final Scheduler scheduler;
  private SessionListener listener;

  ScriptedAgent(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Do something {@code ms} milliseconds after the clock's start. */
  ScriptedAgent at(long ms, Runnable action) {
    scheduler.at(ms * 1_000_000, action);
    return this;
  }

  void ready() {
    listener.event(new SessionEvent.Ready(scheduler.nowNs(), "s"));
  }

  /** Send loud audio and silence in turns, in one burst; each so many milliseconds. */
  void speak(int... lengthsMs) {
    short[] samples = new short[RATE_HZ / 1000 * Arrays.stream(lengthsMs).sum()];
    int at = 0;
    for (int i = 0; i < lengthsMs.length; i++) {
      int count = RATE_HZ / 1000 * lengthsMs[i];
      Arrays.fill(samples, at, at + count, (short) (i % 2 == 0 ? 8000 : 0));
      at += count;
    }
    listener.event(new SessionEvent.AgentAudio(scheduler.nowNs(), AudioClip.of(samples, RATE_HZ)));
  }

  /** A piece of the transcript of what it says. */
  void text(String text) {
    listener.event(new SessionEvent.OutputTranscript(scheduler.nowNs(), text, false));
  }

  void audioEnd() {
    listener.event(new SessionEvent.AgentAudioEnd(scheduler.nowNs(), Source.PROTOCOL));
  }

  void closingSoon() {
    listener.event(new SessionEvent.ClosingSoon(scheduler.nowNs(), 10_000));
  }

  void turnEnd() {
    listener.event(new SessionEvent.TurnEnd(scheduler.nowNs(), Source.PROTOCOL));
  }

  void interrupted() {
    listener.event(new SessionEvent.Interrupted(scheduler.nowNs(), Source.PROTOCOL));
  }

  void call(String id, String tool) {
    listener.event(new SessionEvent.ToolCall(scheduler.nowNs(), id, tool, Json.object().build()));
  }

  void cancel(String id) {
    listener.event(new SessionEvent.ToolCancel(scheduler.nowNs(), List.of(id)));
  }

  void breakDown() {
    listener.event(
        new SessionEvent.Closed(scheduler.nowNs(), 1011, "boom", "provider: it failed", false));
  }

  @Override
  public AgentSession connect(Request request, SessionListener to) {
    connected++;
    listener = to;
    return this;
  }

  void failNextFrame() {
    failing = true;
  }

  @Override
  public void sendAudio(short[] frame) {
    if (failing) {
      throw new IllegalStateException("the session broke");
    }
    frames++;
  }

  @Override
  public Set<Capability> capabilities() {
    return can;
  }

  private void tell(String what) {
    told.add(scheduler.nowNs() / 1_000_000 + " " + what);
  }

  @Override
  public void sendText(String text) {
    tell("typed " + text);
  }

  @Override
  public void sendPicture(byte[] picture, String mimeType) {
    tell(mimeType + " " + picture.length);
  }

  @Override
  public void audioStreamEnd() {
    tell("audioStreamEnd after " + frames + " frames");
  }

  @Override
  public void answerTool(String id, String name, Json.Obj response) {
    answers.add(Json.object().put("id", id).put("response", response).build());
  }

  @Override
  public void close() {
    closed = true;
    listener.event(new SessionEvent.Closed(scheduler.nowNs(), 1000, "", "we hung up", true));
  }

  @Override
  public int queuedMessages() {
    return 0;
  }

  @Override
  public String protocol() {
    return "scripted";
  }
}
