package dev.talkspurt.realtime.gemini;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.Link;
import dev.talkspurt.realtime.gemini.CloseMeaning.Blame;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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

  private static final Map<String, String> SCHEDULINGS =
      Map.of("interrupt", "INTERRUPT", "whenIdle", "WHEN_IDLE", "silent", "SILENT");

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
        errand.run(new Door());
      }
    } catch (BadInput e) {
      scheduler.post(() -> giveUp(Blame.CONFIG, e.getMessage()));
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

  /** Goes on when a token has been made, or has not. */
  private final class Door implements TokenErrand.Outcome {
    @Override
    public void made(String token) {
      if (!ended && !closing) {
        dial(token);
      }
    }

    @Override
    public void failed(String reason, CloseMeaning meaning) {
      end(scheduler.nowNs(), ABNORMAL, reason, meaning);
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
    activity("activityStart");
  }

  @Override
  public void activityEnd() {
    activity("activityEnd");
  }

  private void activity(String member) {
    if (ready && !closing && !ended) {
      send(realtimeInput(member, Json.object().build()));
    }
  }

  @Override
  public void sendText(String text) {
    if (!ready || closing || ended) {
      return;
    }
    boolean asContent = ModelProfile.of(request.agent().model().orElse("")).typesAsContent();
    send(
        asContent
            ? InitialHistory.content(List.of(InitialHistory.turn("user", text)), true)
            : realtimeInput("text", text));
  }

  @Override
  public void sendPicture(byte[] picture, String mimeType) {
    if (ready && !closing && !ended) {
      String data = Base64.getEncoder().encodeToString(picture);
      send(
          realtimeInput(
              "video", Json.object().put("data", data).put("mimeType", mimeType).build()));
    }
  }

  @Override
  public void audioStreamEnd() {
    // Where we end the turns ourselves the protocol has no use for it.
    if (ready && !closing && !ended && !request.agent().turnDetection().manual()) {
      send(realtimeInput("audioStreamEnd", true));
    }
  }

  private static Json.Obj realtimeInput(String member, Object value) {
    return Json.object().put("realtimeInput", Map.of(member, value)).build();
  }

  @Override
  public void answerTool(String id, String name, Json.Obj response) {
    if (link == null || closing || ended) {
      return;
    }
    Json.Builder answer = Json.object();
    if (!ServerMessages.isOwnId(id)) {
      answer.put("id", id);
    }
    Json.Obj message =
        answer
            .put("name", name)
            .put("response", response)
            .putIfPresent("scheduling", scheduling(name))
            .build();
    send(Json.object().put("toolResponse", Map.of("functionResponses", List.of(message))).build());
  }

  /** What the answer is to do when it comes, for a tool that the agent does not wait for. */
  private Optional<String> scheduling(String tool) {
    return request.agent().tools().stream()
        .filter(declared -> declared.name().equals(tool))
        .findFirst()
        .flatMap(AgentFile.ToolDeclaration::scheduling)
        .map(SCHEDULINGS::get);
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
