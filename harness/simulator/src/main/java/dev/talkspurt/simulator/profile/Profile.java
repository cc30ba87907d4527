package dev.talkspurt.simulator.profile;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What one model is known to do on the wire, each fact in one place. Immutable.
 *
 * @param name as agent files write it
 * @param surface where it is offered
 * @param frames shape and order of its messages
 * @param turns how its turns run
 * @param tools what it makes of tools
 * @param tokens what it counts beside what was said
 * @param setup what it makes of a setup
 */
public record Profile(
    String name,
    Surface surface,
    Frames frames,
    Turns turns,
    Tools tools,
    Tokens tokens,
    SetupFacts setup) {

  /**
   * Shape and order of messages.
   *
   * @param callPrefix what ids of calls begin with, before 19 digits; on Vertex a UUID stands alone
   * @param audioWithText whether one message carries audio and its transcript
   * @param emptyFirst whether a turn, and an answer after a tool, begin with an empty message
   * @param thoughts whether thoughts are sent unasked
   * @param heardInDeltas whether what was heard comes as it is understood, in pieces; otherwise as
   *     one sentence just before the answer
   * @param bracketed whether a transcript comes whole before its audio, between an empty one and
   *     one that says {@code finished}
   * @param voiceActivity whether speech of the caller is told unasked
   * @param minChunkMs shortest audio of a message
   * @param maxChunkMs longest audio of a message
   */
  public record Frames(
      String callPrefix,
      boolean audioWithText,
      boolean emptyFirst,
      boolean thoughts,
      boolean heardInDeltas,
      boolean bracketed,
      boolean voiceActivity,
      int minChunkMs,
      int maxChunkMs) {}

  /**
   * How turns run.
   *
   * @param callEndsTurn whether a call's turn ends when its tool has answered, and the answer is a
   *     turn of its own
   * @param tellsStatus whether {@code interactionStatus} tells the end, not the turn's end
   * @param unaskedHandles whether handles to resume with come unasked
   * @param contentAnytime whether content may come after the conversation has begun
   * @param maxSilenceMs the longest {@code silenceDurationMs} that is honoured
   * @param proactive whether it always decides itself if speech was meant for it, and bills all
   *     listening
   */
  public record Turns(
      boolean callEndsTurn,
      boolean tellsStatus,
      boolean unaskedHandles,
      boolean contentAnytime,
      int maxSilenceMs,
      boolean proactive) {}

  /** How a function is called. */
  public enum Calling {
    /** The model waits for the answer. */
    BLOCKING,
    /** The model goes on. */
    NON_BLOCKING
  }

  /** What an answer to a call that never was leads to. */
  public enum UnknownAnswer {
    /** Nothing. */
    IGNORED,
    /** A turn of the model. */
    STARTS_TURN,
    /** The end of the session. */
    CLOSES
  }

  /**
   * What it makes of tools.
   *
   * @param otherwise how a function is called that does not say
   * @param blocking whether functions may ask to be waited for
   * @param nonBlocking whether functions can be called without waiting; otherwise all are waited
   *     for
   * @param interruptWaits whether an answer that is to interrupt waits while the caller speaks
   * @param scheduling whether an answer may say when it is to be told
   * @param unknownAnswer what an answer to no call leads to
   * @param namelessFails whether an answer with an empty name breaks the session
   */
  public record Tools(
      Calling otherwise,
      boolean blocking,
      boolean nonBlocking,
      boolean interruptWaits,
      boolean scheduling,
      UnknownAnswer unknownAnswer,
      boolean namelessFails) {}

  /**
   * What it counts beside what was said.
   *
   * @param hiddenPrompt text tokens of a prompt of its own
   * @param thoughts tokens of the thoughts of a turn, which are not in the total
   * @param promptGap tokens of the prompt that its details lack
   * @param responseGap tokens of the response that its details lack
   */
  public record Tokens(int hiddenPrompt, int thoughts, int promptGap, int responseGap) {}

  /** How it is told to think. */
  public enum Thinking {
    /** By a number of tokens. */
    BUDGET,
    /** By a level. */
    LEVEL,
    /** By a level that must be there, and not be the least. */
    LEVEL_REQUIRED,
    /** Not at all. */
    REFUSED
  }

  /** What it makes of a feature it may not have. */
  public enum Feature {
    /** It has it. */
    TAKEN,
    /** The setup is refused. */
    REFUSED,
    /** The setup is never answered. */
    NEVER_ANSWERED,
    /** It has it always, and refuses to do without. */
    ALWAYS_ON
  }

  /** What it says to a session that is to be written, not spoken. */
  public record Close(int code, String reason) {}

  /**
   * What it makes of a setup.
   *
   * @param thinking how it is told to think
   * @param affective affective dialogue
   * @param proactivity proactive audio
   * @param textOnly its words when the response is to be text
   * @param mediaChunks whether the old form of media is taken
   * @param nullHandle whether a handle may be null
   * @param allVideo whether a turn may include all video
   * @param history whether a conversation may begin with its history
   */
  public record SetupFacts(
      Thinking thinking,
      Feature affective,
      Feature proactivity,
      Close textOnly,
      boolean mediaChunks,
      boolean nullHandle,
      boolean allVideo,
      boolean history) {}

  /** This model as it is offered on {@code other}. */
  public Profile at(Surface other) {
    if (other == surface) {
      return this;
    }
    boolean vertex = other.isVertex();
    UnknownAnswer unknown = vertex ? UnknownAnswer.STARTS_TURN : UnknownAnswer.IGNORED;
    return new Profile(
        name,
        other,
        frames,
        turns,
        new Tools(
            tools.otherwise,
            tools.blocking,
            tools.nonBlocking,
            tools.interruptWaits,
            !vertex,
            unknown,
            tools.namelessFails),
        tokens,
        new SetupFacts(
            setup.thinking,
            setup.affective,
            setup.proactivity,
            setup.textOnly,
            setup.mediaChunks,
            setup.nullHandle,
            !vertex,
            !vertex && setup.history));
  }

  /** An id for a call, as the service makes them. */
  public String callId(SplittableRandom random) {
    if (surface.isVertex()) {
      return new UUID(
              random.nextLong() & ~0xF000L | 0x4000L,
              random.nextLong() & ~(3L << 62) | Long.MIN_VALUE)
          .toString();
    }
    long number = 1_000_000_000_000_000_000L + random.nextLong(8_000_000_000_000_000_000L);
    return frames.callPrefix + number;
  }

  /** An id for a session; empty where sessions have none. */
  public String sessionId(SplittableRandom random) {
    return surface.isVertex() ? callId(random) : "";
  }
}
