package dev.talkspurt.run;

import dev.talkspurt.document.Problem;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.time.Ticker;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A connector of which only the sessions are still to be made up. It reaches nobody. */
abstract class BareConnector implements AgentConnector {
  @Override
  public String protocol() {
    return "none";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public URI defaultEndpoint() {
    return URI.create("ws://127.0.0.1:1");
  }

  @Override
  public String keyVariable() {
    return "";
  }

  @Override
  public List<Problem> lint(AgentFile agent) {
    return List.of();
  }

  @Override
  public Dialer socketDialer(Ticker ticker) {
    throw new UnsupportedOperationException("no socket is opened here");
  }
}
