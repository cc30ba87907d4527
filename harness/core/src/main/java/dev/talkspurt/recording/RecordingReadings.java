package dev.talkspurt.recording;

import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.recording.Utterances.Kind;
import dev.talkspurt.recording.Utterances.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes the readings of a recording, each with what it can be trusted to. */
final class RecordingReadings {
  private static final double ANSWER_LIMIT_MS = 15_000;
  private static final double STOP_LIMIT_MS = 2_000;
  private static final double DEAD_AIR_MS = 3_000;
  private static final double HOP_MS = 5;
  private static final double RECTANGULAR = Math.sqrt(3);

  private final List<Utterance> utterances;
  private final List<Stretch> agent;
  private final double endMs;
  private final List<Trusted> readings = new ArrayList<>();
  private boolean waitsInVain;

  /**
   * A reading and its standard uncertainty, in its unit; NaN if that is not known.
   *
   * @param standardUncertainty of this one value
   */
  record Trusted(Reading reading, double standardUncertainty) {}

  private RecordingReadings(List<Utterance> utterances, List<Stretch> agent, double endMs) {
    this.utterances = utterances;
    this.agent = agent;
    this.endMs = endMs;
  }

  /**
   * All of them.
   *
   * @param caller all the caller's speech; what {@code utterances} are made of
   * @param endMs where the recording ends
   */
  static List<Trusted> of(
      List<Utterance> utterances, List<Stretch> caller, List<Stretch> agent, double endMs) {
    // Of a conversation of which one side is not heard nothing can be said.
    if (caller.isEmpty() || agent.isEmpty()) {
      return List.of();
    }
    RecordingReadings taking = new RecordingReadings(utterances, agent, endMs);
    for (int i = 0; i < utterances.size(); i++) {
      Utterance utterance = utterances.get(i);
      if (utterance.kind() != Kind.ASIDE) {
        taking.answer(i);
      }
      if (utterance.kind() == Kind.INTERRUPTION) {
        taking.stop(i);
      }
    }
    taking.wholeCall(caller);
    return taking.readings;
  }

  private void answer(int index) {
    Stretch said = utterances.get(index).speech();
    double untilMs = nextTurnMs(index);
    Stretch over =
        first(s -> s.startMs() > said.startMs() && s.startMs() < said.endMs() && talksOn(s, said));
    add(index, RecordingMetrics.REC_TALKOVER, over == null ? 0 : 1, Double.NaN, over);
    if (over != null) {
      add(index, RecordingMetrics.REC_FTO, over.startMs() - said.endMs(), both(said, over), over);
      return;
    }
    Stretch answer = first(s -> s.startMs() >= said.endMs() && s.startMs() < untilMs);
    if (answer != null && answer.startMs() - said.endMs() <= ANSWER_LIMIT_MS) {
      double ms = answer.startMs() - said.endMs();
      add(index, RecordingMetrics.REC_LATENCY, ms, both(said, answer), answer);
      add(index, RecordingMetrics.REC_FTO, ms, both(said, answer), answer);
    } else if (answer != null || endMs - said.endMs() > ANSWER_LIMIT_MS) {
      add(index, RecordingMetrics.REC_LATENCY, Double.NaN, Double.NaN, null);
      waitsInVain = answer == null && untilMs == Double.POSITIVE_INFINITY;
    }
    // A last word that nobody answers before the recording ends wants no answer, or is cut off.
  }

  private static boolean talksOn(Stretch agent, Stretch said) {
    return agent.endMs() > said.endMs();
  }

  private void stop(int index) {
    Stretch said = utterances.get(index).speech();
    Stretch over = utterances.get(index).over();
    double ms = over.endMs() - said.startMs();
    boolean stopped = ms <= STOP_LIMIT_MS;
    double spread = combined(said.onset().mostOffMs(), over.offset().mostOffMs());
    add(index, RecordingMetrics.REC_STOP, stopped ? ms : Double.NaN, spread, over);
  }

  private void wholeCall(List<Stretch> caller) {
    List<Stretch> all = new ArrayList<>(caller);
    all.addAll(agent);
    all.sort(Comparator.comparingDouble(Stretch::startMs));
    double fromMs = all.get(0).startMs();
    double lastMs = all.stream().mapToDouble(Stretch::endMs).max().orElseThrow();
    // A caller who waits in vain waits until the recording ends.
    double toMs = waitsInVain ? endMs : lastMs;
    double talked = agent.stream().mapToDouble(Stretch::lengthMs).sum();
    double said = caller.stream().mapToDouble(Stretch::lengthMs).sum();
    call(RecordingMetrics.REC_OVERLAP, overlap(caller), toMs - fromMs);
    List<Double> silences = silences(all);
    silences.add(toMs - lastMs);
    double dead = silences.stream().mapToDouble(ms -> ms).filter(ms -> ms > DEAD_AIR_MS).sum();
    call(RecordingMetrics.REC_DEAD_AIR, dead, toMs - fromMs);
    call(
        RecordingMetrics.REC_DEAD_AIR_MAX,
        silences.stream().mapToDouble(ms -> ms).max().orElse(0),
        1);
    call(RecordingMetrics.REC_TALK_RATIO, talked, talked + said);
  }

  private double overlap(List<Stretch> caller) {
    double sum = 0;
    for (Stretch one : caller) {
      for (Stretch other : agent) {
        double ms = Math.min(one.endMs(), other.endMs()) - Math.max(one.startMs(), other.startMs());
        sum += Math.max(0, ms);
      }
    }
    return sum;
  }

  private static List<Double> silences(List<Stretch> sorted) {
    List<Double> silences = new ArrayList<>();
    double end = sorted.get(0).endMs();
    for (Stretch speech : sorted) {
      if (speech.startMs() > end) {
        silences.add(speech.startMs() - end);
      }
      end = Math.max(end, speech.endMs());
    }
    return silences;
  }

  private double nextTurnMs(int index) {
    for (int i = index + 1; i < utterances.size(); i++) {
      if (utterances.get(i).kind() != Kind.ASIDE) {
        return utterances.get(i).speech().startMs();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private Stretch first(java.util.function.Predicate<Stretch> wanted) {
    return agent.stream().filter(wanted).findFirst().orElse(null);
  }

  private static double both(Stretch said, Stretch answer) {
    return combined(said.offset().mostOffMs(), answer.onset().mostOffMs());
  }

  /** Two edges, each off by its threshold and by half a hop, all rectangular. */
  private static double combined(double oneMs, double otherMs) {
    double hops = 2 * (HOP_MS / 2) * (HOP_MS / 2);
    return Math.sqrt(oneMs * oneMs + otherMs * otherMs + hops) / RECTANGULAR;
  }

  private void add(int index, Metric metric, double value, double uncertainty, Stretch agentSide) {
    Stretch said = utterances.get(index).speech();
    double from = metric.equals(RecordingMetrics.REC_STOP) ? said.startMs() : said.endMs();
    double to =
        agentSide == null
            ? from
            : metric.equals(RecordingMetrics.REC_STOP) ? agentSide.endMs() : agentSide.startMs();
    readings.add(
        new Trusted(
            Reading.at(metric, "u" + (index + 1), Math.min(from, to), Math.max(from, to), value),
            uncertainty));
  }

  private void call(Metric metric, double value, double exposure) {
    readings.add(new Trusted(Reading.ofCall(metric, value).per(exposure), Double.NaN));
  }
}
