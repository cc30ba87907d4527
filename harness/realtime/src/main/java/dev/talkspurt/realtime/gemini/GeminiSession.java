package dev.talkspurt.realtime.gemini;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.Link;
import dev.talkspurt.realtime.gemini.CloseMeaning.Blame;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One session. Its state belongs to the scheduler's thread; the link's reader only decodes.
 *
 * <p>The session ends once, with {@code Closed}, by the first of: the link's end, a setup that is
 * not answered in time, a connection that does not come about, a close that the peer does not
 * answer.
 */
final class GeminiSession implements AgentSession {
  private static final long GOODBYE_NS = 3_000_000_000L;
  private static final long DIAL_MARGIN_NS = 2_000_000_000L;
  private static final int NORMAL = 1000;
  private static final int ABNORMAL = 1006;

  /** Codes a peer may end with, once we have said goodbye, without telling us anything. */
  private static final Set<Integer> GOODBYES = Set.of(NORMAL, 1001, 1005, ABNORMAL);

  private final AgentConnector.Request request;
  private final SessionListener listener;
  private final Scheduler scheduler;
  private final Purse purse;
  private final AudioMessage audio;
  private final Pings pings;
  private WireForm wireForm;
  private GeminiSettings settings;
  private Link link;
  private Scheduler.Timer patience;
  private boolean ready;
  private boolean closing;
  private boolean ended;

  GeminiSession(AgentConnector.Request request, SessionListener listener, Purse purse) {
    this.request = request;
    this.purse = purse;
    this.listener = listener;
    this.scheduler = request.scheduler();
    this.wireForm = new WireForm(request.key());
    this.audio = new AudioMessage(request.announcedRateHz());
    this.pings = new Pings(scheduler, listener);
  }

  /** Begin; the outcome reaches the listener. */
  void open() {
    try {
      settings = GeminiSettings.of(request.settings());
      TokenErrand errand = new TokenErrand(request, settings, purse);
      Optional<String> token = errand.unasked();
      if (token.isPresent()) {
        dial(token.get());
      } else {
        await(
            patienceNs(),
            () -> giveUp(Blame.NETWORK, "no ephemeral token came in time; check endpoint"));
        errand.run(this::made, (reason, why) -> end(scheduler.nowNs(), ABNORMAL, reason, why));
      }
    } catch (BadInput e) {
      scheduler.post(() -> giveUp(Blame.TARGET, e.getMessage()));
    }
  }

  private long patienceNs() {
    return settings.connectTimeoutMs() * 1_000_000L + DIAL_MARGIN_NS;
  }

  private void dial(String token) {
    DialRequest dial = settings.dial(request, token);
    wireForm = wireForm.hiding(token);
    await(patienceNs(), () -> giveUp(Blame.NETWORK, "no connection came about; check endpoint"));
    request.dialer().dial(dial, new GeminiReader(this, scheduler, wireForm));
  }

  private void made(String token) {
    if (!ended && !closing) {
      dial(token);
    }
  }

  @Override
  public void sendAudio(short[] frame) {
    if (!ready || closing || ended) {
      return;
    }
    byte[] bytes = Pcm16.toBytes(frame);
    String message = audio.text(bytes);
    long atNs = scheduler.nowNs();
    link.sendText(message);
    listener.wire(atNs, "sent", message.length(), audio.journal(bytes.length));
  }

  @Override
  public void activityStart() {
    sendIfOpen(ClientMessages.realtimeInput("activityStart", Json.object().build()));
  }

  @Override
  public void activityEnd() {
    sendIfOpen(ClientMessages.realtimeInput("activityEnd", Json.object().build()));
  }

  @Override
  public void sendText(String text) {
    sendIfOpen(ClientMessages.text(request.agent(), text));
  }

  @Override
  public void sendPicture(byte[] picture, String mimeType) {
    sendIfOpen(ClientMessages.picture(picture, mimeType));
  }

  @Override
  public void audioStreamEnd() {
    // Where we end the turns ourselves the protocol has no use for it.
    if (!request.agent().turnDetection().manual()) {
      sendIfOpen(ClientMessages.realtimeInput("audioStreamEnd", true));
    }
  }

  @Override
  public void answerTool(String id, String name, Json.Obj response) {
    if (link != null && !closing && !ended) {
      send(ClientMessages.toolResponse(request.agent(), id, name, response));
    }
  }

  private void sendIfOpen(Json.Obj message) {
    if (ready && !closing && !ended) {
      send(message);
    }
  }

  private void send(Json.Obj message) {
    String text = message.compact();
    long atNs = scheduler.nowNs();
    link.sendText(text);
    listener.wire(
        atNs, "sent", text.getBytes(StandardCharsets.UTF_8).length, wireForm.journal(message));
  }

  @Override
  public void close() {
    if (closing || ended) {
      return;
    }
    closing = true;
    if (link == null) {
      scheduler.post(() -> end(scheduler.nowNs(), NORMAL, ""));
      return;
    }
    link.close(NORMAL, "");
    await(
        GOODBYE_NS,
        () -> {
          link.abort();
          end(scheduler.nowNs(), NORMAL, "");
        });
  }

  @Override
  public void abort() {
    if (ended) {
      return;
    }
    closing = true;
    if (link != null) {
      link.abort();
    }
    end(scheduler.nowNs(), ABNORMAL, "");
  }

  @Override
  public int queuedMessages() {
    return link == null ? 0 : link.queuedMessages();
  }

  private void await(long ns, Runnable otherwise) {
    if (patience != null) {
      patience.cancel();
    }
    patience = scheduler.after(ns, otherwise);
  }

  /** The connection is there. */
  void opened(Link opened, long atNs) {
    if (ended) {
      opened.abort();
      return;
    }
    link = opened;
    if (opened.simulatedPeer()) {
      listener.event(new SessionEvent.SimulatedPeer(atNs));
    }
    await(settings.setupTimeoutMs() * 1_000_000L, this::setupIgnored);
    send(SetupMessage.of(request.agent(), settings));
  }

  private void setupIgnored() {
    giveUp(
        Blame.PROVIDER,
        "the setup was not answered within "
            + settings.setupTimeoutMs()
            + " ms, as happens when a model meets settings it does not know; remove thinking and"
            + " turnDetection, or repeat");
  }

  private void giveUp(Blame blame, String words) {
    if (ended) {
      return;
    }
    if (link != null) {
      link.abort();
    }
    end(scheduler.nowNs(), ABNORMAL, "", new CloseMeaning(blame, words));
  }

  /**
   * A message came.
   *
   * @param wire what the journal keeps of it
   * @param events what it says
   */
  void received(long atNs, int bytes, Json wire, List<SessionEvent> events) {
    if (ended) {
      return;
    }
    listener.wire(atNs, "received", bytes, wire);
    for (SessionEvent event : events) {
      if (event instanceof SessionEvent.Ready && !becomesReady()) {
        listener.event(ServerMessages.error(atNs, "a second setupComplete came"));
      } else {
        listener.event(event);
      }
    }
  }

  private boolean becomesReady() {
    if (ready) {
      return false;
    }
    ready = true;
    pings.begin(link);
    if (!closing) {
      patience.cancel();
      InitialHistory.message(request.agent(), settings).ifPresent(this::send);
    }
    return true;
  }

  /** A ping was answered. */
  void answered(long sentNs, long atNs) {
    pings.answered(sentNs, atNs);
  }

  /** The connection is over; {@code remote} if it was not we who ended it. */
  void linkEnded(int code, String reason, boolean remote, long atNs) {
    boolean asked = closing && (!remote || GOODBYES.contains(code));
    if (asked) {
      end(atNs, NORMAL, reason);
    } else {
      end(atNs, code, reason, CloseMeaning.of(code, reason));
    }
  }

  /** End as we asked for. */
  private void end(long atNs, int code, String reason) {
    end(atNs, code, reason, new CloseMeaning(Blame.NOBODY, "we ended the session; all is well"));
  }

  private void end(long atNs, int code, String reason, CloseMeaning meaning) {
    if (ended) {
      return;
    }
    ended = true;
    if (patience != null) {
      patience.cancel();
    }
    pings.end();
    boolean byUs = meaning.blame() == Blame.NOBODY;
    listener.event(
        new SessionEvent.Closed(
            atNs, code, wireForm.withoutKey(reason), wireForm.withoutKey(meaning.text()), byUs));
  }
}
