package dev.talkspurt.simulator.gemini;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.profile.Profile;
import dev.talkspurt.simulator.profile.Profiles;
import dev.talkspurt.simulator.profile.Surface;
import dev.talkspurt.simulator.session.ActingAgent;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Conversation;
import dev.talkspurt.simulator.session.SessionSettings;
import dev.talkspurt.simulator.session.Sessions;
import dev.talkspurt.simulator.session.ToolAnswer;
import dev.talkspurt.simulator.session.Wire;
import dev.talkspurt.time.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection: reads the client's messages where they arrive, and hands what they mean to the
 * agent on the scheduler's thread.
 */
final class GeminiSession implements LinkListener {
  private static final int AGENT_RATE_HZ = 16_000;
  private static final int SLICE = AGENT_RATE_HZ;

  /** What may wait for the scheduler, in characters or bytes of messages. */
  private static final long MAX_WAITING = 32L << 20;

  /** The quickest of the slow answers to pings that live services were seen to give. */
  private static final int SLOW_PONG_MS = 8_000;

  private static final int MESSAGE_COST = 16 << 10;

  private final AgentKit kit;
  private final ClientReader reader;
  private final Surface surface;
  private final String apiVersion;
  private final int session;
  private final Sessions sessions;
  private final Optional<Token> token;
  private final AtomicLong waiting = new AtomicLong();
  private Optional<Ratio> ratio = Optional.empty();
  private boolean refused;
  private volatile Link link;

  // On the scheduler's thread alone.
  private Optional<ActingAgent> agent = Optional.empty();
  private Optional<ServerWire> wire = Optional.empty();
  private Profile profile = Profiles.usual();
  private Optional<Scheduler.Timer> expiry = Optional.empty();
  private boolean sentTold;
  private boolean setUp;
  private int pictureTokens;
  private boolean over;

  /** A running change of sample rate. */
  private record Ratio(int fromHz, Resampler stream) {}

  /** Something to do on the scheduler's thread that the client may have no right to. */
  private interface Deed {
    void run() throws Refusal;
  }

  GeminiSession(
      AgentKit kit,
      ClientReader reader,
      Surface surface,
      String apiVersion,
      int session,
      Sessions sessions,
      Optional<Token> token) {
    this.surface = surface;
    this.kit = kit;
    this.token = token;
    this.sessions = sessions;
    this.reader = reader;
    this.apiVersion = apiVersion;
    this.session = session;
  }

  @Override
  public void opened(Link opened, long atNs) {
    link = kit.behaviour().has(Habit.TEXT_FRAMES) ? new TextLink(opened) : opened;
  }

  @Override
  public void pinged(Runnable pong) {
    kit.behaviour()
        .habit(Habit.SLOW_PONGS)
        .ifPresentOrElse(
            fault -> kit.scheduler().after(fault.number().orElse(SLOW_PONG_MS) * 1_000_000L, pong),
            pong);
  }

  @Override
  public void binary(byte[] message, long atNs) {
    text(new String(message, StandardCharsets.UTF_8), atNs);
  }

  @Override
  public void text(String message, long atNs) {
    if (refused) {
      return;
    }
    try {
      for (ClientMessage each : reader.read(message)) {
        hand(each, message.length(), atNs);
      }
    } catch (Refusal refusal) {
      refuse(refusal);
    }
  }

  private void hand(ClientMessage message, int size, long atNs) {
    if (message instanceof ClientMessage.Audio audio) {
      short[] samples = atAgentRate(audio);
      for (int from = 0; from < samples.length; from += SLICE) {
        short[] slice = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + SLICE));
        long missing = (long) (samples.length - from - slice.length) * 1_000_000_000L;
        post(slice.length * 2, () -> readyFor(audio).audio(slice, atNs - missing / AGENT_RATE_HZ));
      }
      if (samples.length == 0) {
        post(0, () -> readyFor(audio));
      }
    } else {
      post(size, () -> act(message, atNs));
    }
  }

  private ActingAgent readyFor(ClientMessage.Audio audio) throws Refusal {
    if (audio.inChunks() && !profile.setup().mediaChunks()) {
      throw new Refusal(
          1007, "realtime_input.media_chunks is deprecated. Use audio, video, or text instead.");
    }
    return ready();
  }

  private short[] atAgentRate(ClientMessage.Audio audio) {
    short[] samples = Pcm16.toSamples(audio.pcm());
    if (audio.rateHz() == AGENT_RATE_HZ) {
      ratio = Optional.empty();
      return samples;
    }
    if (ratio.filter(r -> r.fromHz() == audio.rateHz()).isEmpty()) {
      ratio = Optional.of(new Ratio(audio.rateHz(), new Resampler(audio.rateHz(), AGENT_RATE_HZ)));
    }
    return ratio.get().stream().feed(samples);
  }

  private void post(int size, Deed deed) {
    long cost = size + (long) MESSAGE_COST;
    if (waiting.addAndGet(cost) > MAX_WAITING) {
      refuse(new Refusal(1011, "Too many messages are waiting."));
      return;
    }
    kit.scheduler()
        .post(
            () -> {
              waiting.addAndGet(-cost);
              if (!over) {
                carryOut(deed);
              }
            });
  }

  private void carryOut(Deed deed) {
    try {
      deed.run();
    } catch (Refusal refusal) {
      end(refusal);
    } catch (RuntimeException broken) {
      // The scheduler is everybody's: what breaks here must not reach the other sessions.
      agent.ifPresent(acting -> acting.fail(broken));
      end(new Refusal(1011, "Internal error encountered."));
    }
  }

  private void refuse(Refusal refusal) {
    refused = true;
    kit.scheduler().post(() -> end(refusal));
  }

  private void breakDown() {
    end(new Refusal(1008, "Operation is not implemented, or supported, or enabled."));
  }

  private void end(Refusal refusal) {
    if (over) {
      return;
    }
    over = true;
    if (agent.isPresent()) {
      agent.get().close(refusal.code(), refusal.reason());
    } else {
      link.close(refusal.code(), refusal.reason());
    }
  }

  private void act(ClientMessage message, long atNs) throws Refusal {
    if (message instanceof ClientMessage.Setup setup) {
      setUp(setup.fields());
    } else if (message instanceof ClientMessage.Text text) {
      ready().text(text.text());
    } else if (message instanceof ClientMessage.Content content) {
      if (!profile.turns().contentAnytime() && !ready().awaitsHistory()) {
        throw Refusal.invalidArgument();
      }
      ready().content(content.userText(), content.turnComplete());
    } else if (message instanceof ClientMessage.ToolResponse response) {
      for (ClientMessage.Answer answer : response.answers()) {
        ready().toolAnswered(toolAnswer(answer));
      }
    } else if (message instanceof ClientMessage.Video video) {
      ready().picture(video.mimeType(), video.bytes(), video.sha256(), pictureTokens);
    } else if (message instanceof ClientMessage.AudioStreamEnd) {
      ready().audioStreamEnd(atNs);
    } else if (message instanceof ClientMessage.ActivityStart) {
      ready().activityStart(atNs);
    } else if (message instanceof ClientMessage.ActivityEnd) {
      ready().activityEnd(atNs);
    } else {
      ready();
    }
  }

  private static ToolAnswer toolAnswer(ClientMessage.Answer answer) throws Refusal {
    return new ToolAnswer(
        answer.id(),
        answer.name(),
        answer.response(),
        ToolAnswer.Telling.of(answer.scheduling()).orElseThrow(Refusal::invalidArgument),
        answer.willContinue());
  }

  /** The agent, once it is set up. */
  private ActingAgent ready() throws Refusal {
    return agent.orElseThrow(Refusal::invalidArgument);
  }

  private void setUp(Json.Obj asked) throws Refusal {
    if (setUp) {
      throw Refusal.invalidArgument();
    }
    setUp = true;
    Optional<Fault.RefusesSetup> refusal = kit.behaviour().fault(Fault.RefusesSetup.class);
    if (refusal.isPresent()) {
      throw new Refusal(refusal.get().code(), refusal.get().reason());
    }
    Json.Obj setup = token.isPresent() ? token.get().admit(asked, kit.scheduler().nowNs()) : asked;
    pictureTokens = PictureTokens.each(setup);
    if (kit.behaviour().has(Habit.DEAD_SETUP)) {
      return;
    }
    Resuming resuming = new Resuming(kit, sessions);
    profile =
        Models.profile(
            setup.text("model").orElse(""),
            surface,
            apiVersion,
            kit.behaviour().imitates().profile());
    Optional<SessionSettings> settings = SetupRules.check(setup, profile, resuming::known);
    token.ifPresent(opened -> opened.used(asked));
    expiry = token.map(opened -> kit.scheduler().at(opened.expiresNs(), this::expire));
    if (settings.isPresent()) {
      Optional<Conversation> before =
          resuming.before(SetupRules.handle(setup), settings.get().promptTokens());
      ServerWire plain =
          new ServerWire(link, profile, kit.behaviour().imitates().usageGaps(), this::tellSent);
      wire = Optional.of(plain);
      Wire odd = new OddWire(plain, kit.behaviour(), kit.scheduler(), this::breakDown);
      ActingAgent acting = new ActingAgent(kit, settings.get(), odd, session, sessions, before);
      agent = Optional.of(acting);
      plain.setupComplete(profile.sessionId(new SplittableRandom(kit.seed() + session)));
      acting.begin();
    }
  }

  private void expire() {
    end(new Refusal(1011, "auth token has expired"));
  }

  /** How many messages the client should have got. */
  private void tellSent() {
    if (sentTold) {
      return;
    }
    sentTold = true;
    kit.truth()
        .accept(
            Json.object()
                .put("t", kit.scheduler().nowNs())
                .put("fact", "messagesSent")
                .put("session", session)
                .put("count", wire.map(ServerWire::sent).orElse(0))
                .build());
  }

  @Override
  public void closed(int code, String reason, boolean remote, long atNs) {
    kit.scheduler()
        .post(
            () -> {
              over = true;
              expiry.ifPresent(Scheduler.Timer::cancel);
              agent.ifPresent(acting -> acting.ended(code, reason));
              tellSent();
            });
  }
}
