package dev.talkspurt.link;

import dev.talkspurt.time.Scheduler;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links in memory, driven by a scheduler: the network of virtual time.
 *
 * <p>Messages arrive in order, {@code latencyNs} after they were sent, on the scheduler's thread.
 * Opening takes two latencies, as does the closing handshake for the side that began it. A refused
 * upgrade or an authority nobody listens on ends as {@code closed(1006, reason, true)}.
 * Thread-safe.
 */
public final class MemoryNetwork implements Dialer {
  private final Scheduler scheduler;
  private final long latencyNs;
  private final Map<String, LinkAcceptor> acceptors = new ConcurrentHashMap<>();

  /** A network whose messages take {@code latencyNs} nanoseconds. */
  public MemoryNetwork(Scheduler scheduler, long latencyNs) {
    if (latencyNs < 0) {
      throw new IllegalArgumentException("latencyNs is " + latencyNs + ", expected >= 0");
    }
    this.scheduler = scheduler;
    this.latencyNs = latencyNs;
  }

  /** Accept connections to {@code authority} ({@code host:port}); replaces an earlier acceptor. */
  public void listen(String authority, LinkAcceptor acceptor) {
    acceptors.put(authority, acceptor);
  }

  /** Accept no more connections to {@code authority}; those that are open stay so. */
  public void stopListening(String authority) {
    acceptors.remove(authority);
  }

  @Override
  public void dial(DialRequest request, LinkListener listener) {
    MemoryLink client = new MemoryLink(scheduler, latencyNs, listener);
    if (request.timeoutMs() > 0) {
      client.giveUpAfter(request.timeoutMs());
    }
    scheduler.after(latencyNs, () -> answer(request, client));
  }

  private void answer(DialRequest request, MemoryLink client) {
    String authority = request.uri().getRawAuthority();
    LinkAcceptor acceptor = authority == null ? null : acceptors.get(authority);
    if (acceptor == null) {
      client.fail("nobody listens on " + authority);
      return;
    }
    try {
      MemoryLink server = new MemoryLink(scheduler, latencyNs, acceptor.accept(upgradeOf(request)));
      client.connect(server);
    } catch (LinkAcceptor.Refused e) {
      client.fail("upgrade refused with HTTP " + e.status() + ": " + e.getMessage());
    }
  }

  /** An answer takes two latencies. */
  @Override
  public void ask(DialRequest request, String method, String body, WebListener listener) {
    scheduler.after(
        latencyNs,
        () -> {
          String authority = request.uri().getRawAuthority();
          LinkAcceptor acceptor = authority == null ? null : acceptors.get(authority);
          if (acceptor == null) {
            listener.failed("nobody listens on " + authority);
            return;
          }
          LinkAcceptor.Upgrade as = upgradeOf(request);
          WebAnswer answer =
              acceptor.answer(new WebRequest(method, as.path(), as.query(), as.headers(), body));
          scheduler.after(latencyNs, () -> listener.answered(answer));
        });
  }

  private static LinkAcceptor.Upgrade upgradeOf(DialRequest request) {
    URI uri = request.uri();
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return new LinkAcceptor.Upgrade(path, query, headers);
  }
}
