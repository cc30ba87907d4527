package dev.talkspurt.simulator.session;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import dev.talkspurt.time.Scheduler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What all sessions of one prepared agent share.
 *
 * @param phrases that it understands, slots filled in
 * @param ear recognises one utterance at 16 kHz; may take long
 * @param seed of all its chance
 * @param truth receives what it truly did, on the scheduler's thread
 */
public record AgentKit(
    Behaviour behaviour,
    List<Phrase> phrases,
    Function<AudioClip, Recognition> ear,
    Voice voice,
    Scheduler scheduler,
    long seed,
    Consumer<Json.Obj> truth) {

  /** The same for one session, whose tasks that break are told to {@code broken} alone. */
  AgentKit guarded(Consumer<RuntimeException> broken) {
    Scheduler guarded = new GuardedTime(scheduler, broken);
    return new AgentKit(behaviour, phrases, ear, voice, guarded, seed, truth);
  }

  /** Hand over the line: at once if it has been rendered before, or else when it is. */
  void render(String text, Consumer<Line> then, Consumer<Throwable> failed) {
    render(voice, text, then, failed);
  }

  /** The same in another voice. */
  void render(Voice by, String text, Consumer<Line> then, Consumer<Throwable> failed) {
    Optional<Line> ready = by.ready(text);
    if (ready.isPresent()) {
      then.accept(ready.get());
      return;
    }
    scheduler.compute(
        () -> by.render(text),
        (line, failure) -> {
          if (failure != null) {
            failed.accept(failure);
          } else {
            then.accept(line);
          }
        });
  }
}
