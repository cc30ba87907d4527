package dev.talkspurt.realtime.websocket;

import dev.talkspurt.link.DialRequest;
import dev.talkspurt.time.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Makes the connected socket of one dial, TLS included, within the dial's time.
 *
 * <p>A read waits no longer than the time that is left, until {@link #opened} lifts that. {@link
 * #abort} works at every stage and never blocks, because it closes the TCP socket below TLS.
 */
final class SocketOpener extends SocketFactory {
  private static final char[] TRUST_STORE_PASSWORD = "talkspurt".toCharArray();

  private final DialRequest request;
  private final Ticker ticker;
  private final long deadlineNs;
  private volatile Socket tcp;
  private volatile boolean aborted;

  SocketOpener(DialRequest request, Ticker ticker) {
    this.request = request;
    this.ticker = ticker;
    this.deadlineNs = ticker.nowNs() + request.timeoutMs() * 1_000_000L;
  }

  /** A failure whose message is meant for people. */
  static final class Failed extends IOException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  @Override
  public Socket createSocket() throws IOException {
    String host = request.uri().getHost();
    if (host == null) {
      throw new Failed("the address names no host");
    }
    boolean tls = "wss".equals(request.uri().getScheme());
    int port = request.uri().getPort() > 0 ? request.uri().getPort() : tls ? 443 : 80;
    try {
      Socket connected = connect(host, port);
      connected.setTcpNoDelay(true);
      connected.setKeepAlive(true);
      Socket socket = tls ? secure(connected, host, port) : connected;
      connected.setSoTimeout(leftMs());
      return socket;
    } catch (SocketTimeoutException e) {
      abort();
      throw new Failed(noConnectionInTime());
    } catch (IOException e) {
      abort();
      throw e;
    }
  }

  private Socket connect(String host, int port) throws IOException {
    IOException last = null;
    for (InetAddress address : addressesOf(host)) {
      Socket socket = new Socket();
      tcp = socket;
      if (aborted) {
        socket.close();
      }
      try {
        socket.connect(new InetSocketAddress(address, port), leftMs());
        return socket;
      } catch (SocketTimeoutException e) {
        socket.close();
        throw e;
      } catch (ConnectException e) {
        socket.close();
        last = new Failed("cannot connect to " + host + ":" + port + ": " + e.getMessage());
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  private static InetAddress[] addressesOf(String host) throws Failed {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new Failed("unknown host " + host);
    }
  }

  private Socket secure(Socket connected, String host, int port) throws IOException {
    try {
      SSLSocket socket =
          (SSLSocket)
              context(request.trustStore())
                  .getSocketFactory()
                  .createSocket(connected, host.replaceAll("[\\[\\]]", ""), port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      connected.setSoTimeout(leftMs());
      socket.startHandshake();
      return socket;
    } catch (SSLException e) {
      throw new Failed("TLS: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new Failed("TLS: the trust store cannot be used: " + e.getMessage());
    }
  }

  static SSLContext context(Path trustStore) throws IOException, GeneralSecurityException {
    if (trustStore == null) {
      return SSLContext.getDefault();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(trustStore)) {
      store.load(in, TRUST_STORE_PASSWORD);
    } catch (IOException e) {
      throw new Failed("TLS: cannot read the trust store " + trustStore + ": " + e.getMessage());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** Milliseconds left of the dial's time, at least 1 because 0 would mean for ever. */
  private int leftMs() {
    return (int) Math.max(1, (deadlineNs - ticker.nowNs()) / 1_000_000L);
  }

  /** Whether the dial's time is over. */
  boolean late() {
    return leftMs() <= 1;
  }

  String noConnectionInTime() {
    return "no connection within " + request.timeoutMs() + " ms";
  }

  /** The link is open: from now on a read may wait as long as it likes. */
  void opened() throws IOException {
    tcp.setSoTimeout(0);
  }

  /** Close the TCP socket, whatever it is doing; pending calls fail. */
  void abort() {
    aborted = true;
    Socket socket = tcp;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // There is nothing left to close.
        return;
      }
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("the dial request names the peer");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    return createSocket(host, port);
  }
}
