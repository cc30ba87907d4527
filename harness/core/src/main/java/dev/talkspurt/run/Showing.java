package dev.talkspurt.run;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.scenario.Picture;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.Scheduler;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Sends the pictures of a call, one after the other at their rate, each read from its file off this
 * thread. Something new that is shown ends what was shown before. While there is no connection
 * pictures are passed over, as nobody would see them. On the scheduler's thread.
 */
final class Showing {
  private final Scheduler scheduler;
  private final CallJournal journal;
  private final AgentSession session;
  private final BooleanSupplier connected;
  private final Consumer<RuntimeException> failed;
  private int shown;

  /**
   * Nothing is shown yet.
   *
   * @param failed told when a picture is not what it was when the scenario was read
   */
  Showing(
      Scheduler scheduler,
      CallJournal journal,
      AgentSession session,
      BooleanSupplier connected,
      Consumer<RuntimeException> failed) {
    this.scheduler = scheduler;
    this.journal = journal;
    this.session = session;
    this.connected = connected;
    this.failed = failed;
  }

  /**
   * Show these from now on.
   *
   * @param fps pictures per second
   * @param length after which none is shown; empty: until there are none left
   */
  void show(List<Picture> pictures, double fps, Optional<Duration> length) {
    stop();
    next(shown, pictures, 0, scheduler.nowNs(), fps, length);
  }

  /** Show nothing any more. */
  void stop() {
    shown++;
  }

  private void next(
      int mine,
      List<Picture> pictures,
      int index,
      long startNs,
      double fps,
      Optional<Duration> length) {
    long afterNs = Math.round(index / fps * 1e9);
    boolean over =
        index == pictures.size() || length.filter(l -> l.toNanos() <= afterNs).isPresent();
    if (over) {
      return;
    }
    scheduler.at(
        startNs + afterNs,
        () -> {
          if (mine == shown) {
            send(mine, pictures.get(index));
            next(mine, pictures, index + 1, startNs, fps, length);
          }
        });
  }

  private void send(int mine, Picture picture) {
    scheduler.compute(
        () -> Files.readAllBytes(picture.file()),
        (bytes, failure) -> {
          if (mine != shown || !connected.getAsBoolean()) {
            return;
          }
          if (failure != null || !Sha256.hex(bytes).equals(picture.sha256())) {
            failed.accept(
                new IllegalStateException(
                    "picture " + picture.name() + " has changed since the scenario was read"));
            return;
          }
          session.sendPicture(bytes, picture.mimeType());
          String detail = picture.name() + " " + bytes.length + " bytes " + picture.sha256();
          journal.signal(scheduler.nowNs(), Timeline.PICTURE, "bench", detail);
        });
  }
}
