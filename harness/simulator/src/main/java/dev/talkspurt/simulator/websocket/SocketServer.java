package dev.talkspurt.simulator.websocket;

import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Listens on loopback until it is closed. Thread-safe. */
public final class SocketServer implements EmbeddedAgent.Listening {
  private final ListeningSocket socket;
  private final URI address;
  private final TlsIdentity identity;

  private SocketServer(ListeningSocket socket, URI address, TlsIdentity identity) {
    this.socket = socket;
    this.address = address;
    this.identity = identity;
  }

  /** Listen without TLS; port 0 picks one. */
  public static SocketServer plain(int port, LinkAcceptor acceptor, Ticker ticker)
      throws IOException {
    ListeningSocket socket = new ListeningSocket(loopback(port), acceptor, ticker);
    int actual = start(socket);
    return new SocketServer(socket, URI.create("ws://127.0.0.1:" + actual), null);
  }

  /** Listen with TLS as {@code identity}; port 0 picks one. */
  public static SocketServer secure(
      int port, LinkAcceptor acceptor, Ticker ticker, TlsIdentity identity) throws IOException {
    ListeningSocket socket = new ListeningSocket(loopback(port), acceptor, ticker);
    socket.secureWith(identity.context());
    int actual = start(socket);
    URI address = URI.create("wss://localhost:" + actual);
    return new SocketServer(socket, address, identity);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static int start(ListeningSocket socket) throws IOException {
    CompletableFuture<Integer> port = socket.begin();
    try {
      return port.get();
    } catch (ExecutionException e) {
      throw new IOException("cannot listen: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while beginning to listen", e);
    }
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Path trustStore() {
    return identity == null ? null : identity.trustStore();
  }

  @Override
  public Path trustPem() {
    return identity == null ? null : identity.trustPem();
  }

  @Override
  public void close() {
    socket.end();
  }
}
