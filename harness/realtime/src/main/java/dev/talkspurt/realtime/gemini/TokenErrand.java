package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebListener;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.time.Scheduler;
import java.util.Optional;

/** Has an ephemeral token made for a session. On the scheduler's thread. */
final class TokenErrand {
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final int ABNORMAL = 1006;

  private final AgentConnector.Request request;
  private final GeminiSettings settings;
  private final Purse purse;
  private final Scheduler scheduler;

  /** Told how it went, on the scheduler's thread. */
  interface Outcome {
    /** There is a token. */
    void made(String token);

    /** There is none: why, in the other side's words, and what that means. */
    void failed(String reason, CloseMeaning meaning);
  }

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

  /** Ask; throws {@link dev.talkspurt.document.BadInput} for a secret that cannot work. */
  void run(Outcome outcome) {
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
                scheduler.post(() -> take(answer, outcome));
              }

              @Override
              public void failed(String reason) {
                CloseMeaning meaning = CloseMeaning.of(ABNORMAL, reason);
                scheduler.post(() -> outcome.failed("no token: " + reason, meaning));
              }
            });
  }

  private void take(WebAnswer answer, Outcome outcome) {
    Optional<String> token = Minting.token(answer);
    if (token.isEmpty()) {
      outcome.failed(ServerMessages.cut(Minting.reason(answer)), Minting.meaning(answer));
      return;
    }
    int minutes = settings.minting().minutes();
    int lasts = minutes == 0 ? Minting.DEFAULT_MINUTES : minutes;
    purse.put(token.get(), scheduler.nowNs() + lasts * MINUTE_NS);
    outcome.made(token.get());
  }
}
