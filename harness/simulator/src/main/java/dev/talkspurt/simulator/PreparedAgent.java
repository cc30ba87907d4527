package dev.talkspurt.simulator;

import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.simulator.gemini.GeminiAcceptor;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.websocket.SocketServer;
import dev.talkspurt.simulator.websocket.TlsIdentity;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.Ticker;
import java.io.IOException;

/** An agent ready for calls. All its listeners share one count of sessions. */
final class PreparedAgent implements EmbeddedAgent.Prepared {
  private final AgentKit kit;
  private final LinkAcceptor acceptor;
  private final Ticker ticker;

  PreparedAgent(AgentKit kit) {
    this(kit, false);
  }

  private PreparedAgent(AgentKit kit, boolean keyRequired) {
    this.kit = kit;
    this.acceptor = new GeminiAcceptor(kit, keyRequired);
    this.ticker = kit.scheduler();
  }

  @Override
  public EmbeddedAgent.Prepared requiringKeys() {
    return new PreparedAgent(kit, true);
  }

  @Override
  public LinkAcceptor acceptor() {
    return acceptor;
  }

  @Override
  public EmbeddedAgent.Listening listen(int port) throws IOException {
    return SocketServer.plain(port, acceptor, ticker);
  }

  @Override
  public EmbeddedAgent.Listening listenTls(int port) throws IOException {
    return SocketServer.secure(port, acceptor, ticker, TlsIdentity.make());
  }
}
