package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebListener;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.time.Scheduler;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Has an ephemeral token made for a session. On the scheduler's thread. */
final class TokenErrand {
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final int ABNORMAL = 1006;

  private final AgentConnector.Request request;
  private final GeminiSettings settings;
  private final Purse purse;
  private final Scheduler scheduler;

  TokenErrand(AgentConnector.Request request, GeminiSettings settings, Purse purse) {
    this.request = request;
    this.settings = settings;
    this.purse = purse;
    this.scheduler = request.scheduler();
  }

  /** A token that need not be made: none is wanted, or the one that opened the session still is. */
  Optional<String> unasked() {
    if (!settings.mints()) {
      return Optional.of("");
    }
    boolean resumes = !settings.resumptionHandle().isEmpty();
    return resumes ? purse.token(scheduler.nowNs()) : Optional.empty();
  }

  /**
   * Ask; the outcome comes on the scheduler's thread.
   *
   * @param made takes the token
   * @param failed takes why there is none, in the other side's words, and what that means
   * @throws dev.talkspurt.document.BadInput for a secret that cannot work
   */
  void run(Consumer<String> made, BiConsumer<String, CloseMeaning> failed) {
    DialRequest where = settings.mint(request);
    Json.Obj setup = SetupMessage.of(request.agent(), settings).obj("setup").orElseThrow();
    String body = settings.minting().body(setup, scheduler.wallTime()).compact();
    request
        .dialer()
        .ask(
            where,
            "POST",
            body,
            new WebListener() {
              @Override
              public void answered(WebAnswer answer) {
                scheduler.post(() -> take(answer, made, failed));
              }

              @Override
              public void failed(String reason) {
                CloseMeaning meaning = CloseMeaning.of(ABNORMAL, reason);
                scheduler.post(() -> failed.accept("no token: " + reason, meaning));
              }
            });
  }

  private void take(
      WebAnswer answer, Consumer<String> made, BiConsumer<String, CloseMeaning> failed) {
    Optional<String> token = Minting.token(answer);
    if (token.isEmpty()) {
      failed.accept(ServerMessages.cut(Minting.reason(answer)), Minting.meaning(answer));
      return;
    }
    int minutes = settings.minting().minutes();
    int lasts = minutes == 0 ? Minting.DEFAULT_MINUTES : minutes;
    purse.put(token.get(), scheduler.nowNs() + lasts * MINUTE_NS);
    made.accept(token.get());
  }
}
