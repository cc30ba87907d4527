package dev.talkspurt.simulator.session;

import java.util.List;

/** Passes everything on; what is not to go through as it is, a subclass overrides. */
public abstract class PassingWire implements Wire {
  private final Wire next;

  /** A wire before {@code next}. */
  protected PassingWire(Wire next) {
    this.next = next;
  }

  @Override
  public void working() {
    next.working();
  }

  @Override
  public void voiceActivity(boolean begins, long sample) {
    next.voiceActivity(begins, sample);
  }

  @Override
  public void heard(String text) {
    next.heard(text);
  }

  @Override
  public void audio(short[] samples, String text) {
    next.audio(samples, text);
  }

  @Override
  public void said(String text) {
    next.said(text);
  }

  @Override
  public void thought(String text) {
    next.thought(text);
  }

  @Override
  public void generationComplete() {
    next.generationComplete();
  }

  @Override
  public void turnComplete(Usage usage, boolean idle) {
    next.turnComplete(usage, idle);
  }

  @Override
  public void idle() {
    next.idle();
  }

  @Override
  public void interrupted() {
    next.interrupted();
  }

  @Override
  public void toolCalls(List<Called> calls) {
    next.toolCalls(calls);
  }

  @Override
  public void toolCallsCancelled(List<String> ids) {
    next.toolCallsCancelled(ids);
  }

  @Override
  public void resumable(String handle) {
    next.resumable(handle);
  }

  @Override
  public void notResumable() {
    next.notResumable();
  }

  @Override
  public void goingAway(int leftMs) {
    next.goingAway(leftMs);
  }

  @Override
  public void fallSilent() {
    next.fallSilent();
  }

  @Override
  public void close(int code, String reason) {
    next.close(code, reason);
  }
}
