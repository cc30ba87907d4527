package dev.talkspurt.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * What the caller said, made of stretches of speech: stretches between which the agent does not
 * begin to speak are one utterance with a pause in it.
 */
final class Utterances {
  private static final double SHORT_MS = 700;
  private static final double BEFORE_MS = 500;
  private static final double GOES_ON_MS = 200;

  /** What an utterance is. */
  enum Kind {
    /** It begins while the agent is silent. */
    TURN,
    /** It begins over the agent's speech and lasts long enough to ask for the floor. */
    INTERRUPTION,
    /** It is short, and the agent speaks before, during and after it. */
    ASIDE
  }

  /**
   * One of them.
   *
   * @param over what of the agent's it begins over; null if it begins in silence
   */
  record Utterance(Kind kind, Stretch speech, Stretch over) {}

  private Utterances() {}

  static List<Utterance> of(List<Stretch> caller, List<Stretch> agent) {
    List<Utterance> utterances = new ArrayList<>();
    for (Stretch own : caller) {
      Utterance last = utterances.isEmpty() ? null : utterances.get(utterances.size() - 1);
      Stretch over = speechAt(agent, own.startMs());
      if (last != null
          && last.kind() != Kind.ASIDE
          && over == null
          && !beginsBetween(agent, last.speech().startMs(), own.startMs())) {
        utterances.set(
            utterances.size() - 1, new Utterance(last.kind(), last.speech().to(own), last.over()));
      } else {
        utterances.add(new Utterance(kind(own, over), own, over));
      }
    }
    return utterances;
  }

  private static Kind kind(Stretch own, Stretch over) {
    if (over == null) {
      return Kind.TURN;
    }
    boolean goesOn = own.endMs() + GOES_ON_MS < over.endMs();
    if (own.lengthMs() < SHORT_MS && goesOn) {
      return Kind.ASIDE;
    }
    return own.startMs() - over.startMs() >= BEFORE_MS ? Kind.INTERRUPTION : Kind.TURN;
  }

  private static Stretch speechAt(List<Stretch> agent, double ms) {
    return agent.stream().filter(speech -> speech.covers(ms)).findFirst().orElse(null);
  }

  private static boolean beginsBetween(List<Stretch> agent, double fromMs, double toMs) {
    return agent.stream().anyMatch(s -> s.startMs() >= fromMs && s.startMs() < toMs);
  }
}
