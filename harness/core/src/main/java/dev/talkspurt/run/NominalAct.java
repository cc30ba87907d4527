package dev.talkspurt.run;

import dev.talkspurt.scenario.Branches;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * One thing a nominal agent does in an answer: it calls a tool, or else speaks.
 *
 * @param tool its name; empty: it speaks
 * @param spurtsMs how long each talkspurt lasts
 * @param words its transcript; empty: none
 */
record NominalAct(String tool, List<Long> spurtsMs, String words) {
  private static final long ANSWER_MS = 2_500;
  private static final long SPURT_MS = 1_000;
  private static final long PAUSE_MS = 600;
  private static final String MORE = " and so on and on";

  NominalAct {
    spurtsMs = List.copyOf(spurtsMs);
  }

  /** When the step's sound begins, if it says. */
  static Optional<Moment> moment(Step step) {
    if (step instanceof Step.Interrupt interrupt) {
      return Optional.of(interrupt.moment());
    }
    return step instanceof Step.Probe probe ? probe.moment() : Optional.empty();
  }

  /** All that the steps from {@code next} on need of the answer before them. */
  static List<NominalAct> of(List<Step> steps, int next) {
    List<NominalAct> acts = new ArrayList<>();
    List<Moment> during = new ArrayList<>();
    BitSet passedOver = Branches.otherwise(steps);
    int i = passedOver.nextClearBit(next);
    for (; i < steps.size() && !ends(steps.get(i)); i = passedOver.nextClearBit(i + 1)) {
      Moment moment = moment(steps.get(i)).orElse(null);
      if (moment instanceof Moment.DuringTool tool) {
        if (!during.isEmpty()) {
          acts.add(speaking(during));
          during.clear();
        }
        acts.add(new NominalAct(tool.tool(), List.of(), ""));
      } else if (moment != null) {
        during.add(moment);
      }
      if (steps.get(i) instanceof Step.Interrupt) {
        break;
      }
    }
    acts.add(speaking(during));
    return acts;
  }

  /** Whether the step waits for the answer's end. */
  private static boolean ends(Step step) {
    return step instanceof Step.Say || step instanceof Step.When;
  }

  private static NominalAct speaking(List<Moment> moments) {
    int spurts = 1;
    long most = 0;
    StringBuilder words = new StringBuilder();
    for (Moment moment : moments) {
      if (moment instanceof Moment.AfterHeard after) {
        most = Math.max(most, ms(after.heard()));
      } else if (moment instanceof Moment.AtTalkspurt at) {
        spurts = Math.max(spurts, at.number());
        most = Math.max(most, ms(at.later()));
      } else if (moment instanceof Moment.AfterPhrase after) {
        words.append(words.length() == 0 ? "" : " ").append(after.phrase());
        most = Math.max(most, ms(after.later()));
      }
    }
    int phrases = words.length();
    while (phrases > 0 && words.length() < 4 * phrases + 40) {
      words.append(MORE);
    }
    List<Long> lengths = new ArrayList<>();
    for (int i = 1; i < spurts; i++) {
      lengths.add(SPURT_MS);
    }
    lengths.add((phrases > 0 ? 2 : 1) * most + ANSWER_MS);
    return new NominalAct("", lengths, words.toString());
  }

  private static long ms(Duration duration) {
    return duration.toMillis();
  }

  /** A tone for each talkspurt, with pauses between. */
  short[] tone(int rateHz, short loudness) {
    int perMs = rateHz / 1000;
    long ms = spurtsMs.stream().mapToLong(Long::longValue).sum();
    short[] samples = new short[(int) ((ms + (spurtsMs.size() - 1) * PAUSE_MS) * perMs)];
    int at = 0;
    for (long length : spurtsMs) {
      for (int i = 0; i < length * perMs; i++) {
        double phase = 2 * StrictMath.PI * 220 * at / rateHz;
        samples[at++] = (short) Math.rint(loudness * StrictMath.sin(phase));
      }
      at += (int) (PAUSE_MS * perMs);
    }
    return samples;
  }
}
