package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures each interruption and each probe: was it a fair one, did the agent yield, how fast; or,
 * into silence, did it answer.
 */
final class ProbeMeasuring {
  private static final double MIN_LEFT_MS = 1_500;

  private final Timeline timeline;
  private final List<Step> steps;
  private final SilenceProbes silence;
  private final Resumption resumption;

  ProbeMeasuring(Timeline timeline, Scenario scenario) {
    this.timeline = timeline;
    this.steps = scenario.script();
    this.silence = new SilenceProbes(timeline);
    this.resumption = new Resumption(timeline);
  }

  List<ProbeMeasure> probes() {
    List<ProbeMeasure> probes = new ArrayList<>();
    List<CallerSound> sounds = timeline.caller();
    for (int i = 0; i < sounds.size(); i++) {
      double nextMs =
          i + 1 < sounds.size() ? sounds.get(i + 1).onsetMs() : Double.POSITIVE_INFINITY;
      measure(sounds.get(i), nextMs).ifPresent(probes::add);
    }
    return List.copyOf(probes);
  }

  private Optional<ProbeMeasure> measure(CallerSound sound, double nextMs) {
    boolean cutsIn = sound.role().equals("interruption");
    if (!cutsIn && sound.turn()) {
      return Optional.empty();
    }
    boolean over = AgentOnset.spanAt(timeline, sound.onsetMs()).isPresent();
    Optional<Moment> moment = moment(sound.stepIndex());
    boolean unknown = step(sound.stepIndex()).isEmpty();
    boolean meant = moment.map(Moment::overlaps).orElse(cutsIn || over && unknown);
    boolean signalled = moment.filter(Moment.OnEvent.class::isInstance).isPresent();
    boolean during = moment.filter(Moment.DuringTool.class::isInstance).isPresent();
    if (meant || over && (signalled || during)) {
      return Optional.of(probe(sound, nextMs, !cutsIn));
    }
    if (cutsIn) {
      // Said into silence it is a turn like any other.
      return Optional.empty();
    }
    if (during) {
      return Optional.of(silence.whileWaiting(sound, firstSignal(sound.onsetMs(), nextMs)));
    }
    return step(sound.stepIndex()).map(s -> silence.intoSilence(sound, moment));
  }

  private Optional<Step> step(int index) {
    return index < 0 || index >= steps.size()
        ? Optional.empty()
        : Optional.of(steps.get(index))
            .filter(s -> s instanceof Step.Probe || s instanceof Step.Interrupt);
  }

  private Optional<Moment> moment(int index) {
    return step(index)
        .flatMap(
            s ->
                s instanceof Step.Interrupt cut
                    ? Optional.of(cut.moment())
                    : ((Step.Probe) s).moment());
  }

  private ProbeMeasure probe(CallerSound sound, double nextMs, boolean noise) {
    double onsetMs = sound.onsetMs();
    Optional<Response> cut =
        AgentOnset.spanAt(timeline, onsetMs)
            .flatMap(span -> AgentOnset.responseAt(timeline, onsetMs));
    double detectMs = firstSignal(onsetMs, nextMs);
    InterruptedSpeech speech = InterruptedSpeech.of(timeline, cut, detectMs);
    double leftMs = cut.map(r -> r.audibleToNoFlushMs() - onsetMs).orElse(Double.NaN);
    String reason = voidReason(onsetMs, cut, detectMs, leftMs);
    String voidReason = noise ? reason.replace("the caller cut in", began(sound.role())) : reason;
    Optional<Span> stop =
        cut.flatMap(r -> yieldedSilence(speech.silences(onsetMs), nextMs, r, detectMs));
    double stopMs = stop.map(s -> s.startMs() - onsetMs).orElse(Double.NaN);
    String outcome =
        voidReason.isEmpty()
            ? outcome(
                onsetMs,
                speech,
                cut.get(),
                noise ? cancelledOrStopped(detectMs - onsetMs, stopMs) : stopMs,
                noise ? MeasureCall.FALSE_YIELD_WINDOW_MS : MeasureCall.YIELD_WINDOW_MS)
            : "void";
    Resumption.Found found =
        noise && outcome.equals("yielded")
            ? resumption.after(
                cut.get(), speech, onsetMs + falseStop(stopMs, detectMs - onsetMs), detectMs)
            : Resumption.Found.NONE;
    return new ProbeMeasure(
        sound.id(),
        sound.stepIndex(),
        noise ? sound.role() : "interrupt",
        voidReason.isEmpty(),
        voidReason,
        onsetMs,
        cut.map(r -> onsetMs - r.audibleFromMs()).orElse(Double.NaN),
        leftMs,
        detectMs - onsetMs,
        stopMs,
        stop.isPresent() ? leftMs : Double.NaN,
        overlapMs(sound),
        outcome,
        "speech",
        Double.NaN,
        found.resumed(),
        found.resumeMs());
  }

  private static double falseStop(double stopMs, double detectMs) {
    return Double.isNaN(stopMs) ? detectMs : stopMs;
  }

  private static String began(String role) {
    return SilenceProbes.name(role) + " began";
  }

  /** A response that was cancelled is a false yield even if it was nearly over. */
  private static double cancelledOrStopped(double detectMs, double stopMs) {
    return Double.isNaN(stopMs)
        ? detectMs
        : Math.min(stopMs, Double.isNaN(detectMs) ? stopMs : detectMs);
  }

  private double firstSignal(double onsetMs, double nextMs) {
    return timeline.signals().stream()
        .filter(s -> s.kind().equals("interrupted"))
        .mapToDouble(Timeline.Moment::atMs)
        .filter(ms -> ms > onsetMs && ms < nextMs)
        .filter(ms -> ms <= onsetMs + MeasureCall.ANSWER_LIMIT_MS)
        .findFirst()
        .orElse(Double.NaN);
  }

  private String voidReason(
      double onsetMs, Optional<Response> cut, double detectMs, double leftMs) {
    if (cut.isEmpty()) {
      double lastMs =
          timeline.heard().stream()
              .mapToDouble(Span::endMs)
              .filter(ms -> ms <= onsetMs)
              .max()
              .orElse(Double.NaN);
      return Double.isNaN(lastMs)
          ? "the agent had not spoken when the caller cut in"
          : String.format(
              Locale.ROOT,
              "the agent had been silent for %.0f ms when the caller cut in",
              onsetMs - lastMs);
    }
    if (leftMs < MIN_LEFT_MS && !InterruptedSpeech.wasArriving(timeline, cut.get(), detectMs)) {
      return String.format(
          Locale.ROOT,
          "only %.0f ms of the agent's speech were left when the caller cut in, %.0f ms needed",
          leftMs,
          MIN_LEFT_MS);
    }
    return "";
  }

  /** The first silence after the onset that is a yield, wherever it lies. */
  private static Optional<Span> yieldedSilence(
      List<Span> silences, double nextMs, Response cut, double detectMs) {
    return silences.stream()
        .filter(silence -> silence.startMs() < nextMs)
        .filter(silence -> detectMs <= silence.endMs() || hasUnplayed(cut, silence))
        .findFirst();
  }

  private static boolean hasUnplayed(Response cut, Span silence) {
    return InterruptedSpeech.hasUnplayed(cut)
        && silence.startMs() >= cut.audibleToMs() - AgentOnset.SAME_EDGE_MS;
  }

  private static String outcome(
      double onsetMs, InterruptedSpeech speech, Response cut, double stopMs, double windowMs) {
    if (stopMs <= windowMs) {
      return "yielded";
    }
    Optional<Span> silence =
        speech.silences(onsetMs).stream()
            .filter(s -> s.startMs() - onsetMs <= windowMs)
            .findFirst();
    if (silence.isEmpty()) {
      return "missed";
    }
    return silence.get().endMs() < cut.audibleToMs() ? "pause" : "naturalEnd";
  }

  private double overlapMs(CallerSound sound) {
    double toMs = Math.min(sound.offsetMs(), sound.onsetMs() + MeasureCall.YIELD_WINDOW_MS);
    double sumMs = 0;
    for (Span span : timeline.heard()) {
      double fromMs = Math.max(span.startMs(), sound.onsetMs());
      sumMs += Math.max(0, Math.min(span.endMs(), toMs) - fromMs);
    }
    return sumMs;
  }
}
