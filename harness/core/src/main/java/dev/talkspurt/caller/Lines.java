package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.line.AmrLike;
import dev.talkspurt.line.BandLimit;
import dev.talkspurt.line.Chain;
import dev.talkspurt.line.Clipping;
import dev.talkspurt.line.Concealment;
import dev.talkspurt.line.DcOffset;
import dev.talkspurt.line.Echo;
import dev.talkspurt.line.Effect;
import dev.talkspurt.line.FrameLoss;
import dev.talkspurt.line.Framed;
import dev.talkspurt.line.G711;
import dev.talkspurt.line.Gain;
import dev.talkspurt.line.GainSteps;
import dev.talkspurt.line.NarrowBand;
import dev.talkspurt.line.Preset;
import dev.talkspurt.line.opus.OpusCodec;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.LineEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sets up lines as scenarios name them. Thread-safe. */
final class Lines {
  /** No step: for trials of a line. */
  private static final int REHEARSAL = -3;

  private static final double SAMPLES_PER_MS = 16;

  private final long seed;
  private final AudioClip speech;
  private final Map<List<LineEffect>, Clipping> clippings = new ConcurrentHashMap<>();

  /**
   * Lines of one call.
   *
   * @param speech all the caller says, in a row, as the microphone takes it in; may be empty
   */
  Lines(long seed, AudioClip speech) {
    this.seed = seed;
    this.speech = speech;
  }

  /** The line of a step, without echo. */
  Line start(int stepIndex, Conditions conditions) {
    return start(stepIndex, conditions.line());
  }

  /** What passes the line. */
  Band band(Conditions conditions) {
    return Band.of(start(REHEARSAL, conditions).effects());
  }

  /** The echo: the scenario's own, else what a preset of the line has. */
  static Optional<Echo> echo(Conditions conditions) {
    if (conditions.echo().isPresent()) {
      Conditions.EchoPlan plan = conditions.echo().get();
      return Optional.of(new Echo(plan.delay().toNanos() / 1e6, plan.returnLossDb()));
    }
    return conditions.line().stream()
        .filter(LineEffect.Preset.class::isInstance)
        .flatMap(preset -> preset(((LineEffect.Preset) preset).name()).effects(0).stream())
        .filter(Echo.class::isInstance)
        .map(Echo.class::cast)
        .findFirst();
  }

  private static Preset preset(String name) {
    return Preset.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private Line start(int stepIndex, List<LineEffect> asked) {
    List<Effect> effects = new ArrayList<>();
    Map<Integer, LineEffect.GainSteps> steps = new java.util.TreeMap<>();
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i) instanceof LineEffect.GainSteps later) {
        steps.put(effects.size(), later);
      }
      effects.addAll(
          asked.get(i) instanceof LineEffect.Clipping clipping
              ? List.of(clipping(asked.subList(0, i), clipping))
              : effects(asked.get(i), Seeds.of(seed, stepIndex, "line", i)));
    }
    int preroll = Line.of(effects).preroll();
    steps.forEach((at, later) -> effects.set(at, counted(later, preroll, effects.subList(0, at))));
    return Line.of(effects);
  }

  private static GainSteps counted(LineEffect.GainSteps asked, int preroll, List<Effect> before) {
    int latency = before.stream().mapToInt(Effect::latencySamples).sum();
    return new GainSteps(
        asked.steps().stream()
            .map(
                step ->
                    new GainSteps.Step(
                        preroll + latency + Math.round(step.at().toNanos() / 1e6 * SAMPLES_PER_MS),
                        step.db()))
            .toList());
  }

  private static List<Effect> effects(LineEffect asked, long seed) {
    if (asked instanceof LineEffect.Preset one) {
      return preset(one.name()).effects(seed).stream()
          .filter(effect -> !(effect instanceof Echo))
          .map(effect -> effect instanceof FrameLoss loss ? loss.settled() : effect)
          .toList();
    }
    return List.of(effect(asked, seed));
  }

  private static Effect effect(LineEffect asked, long seed) {
    if (asked instanceof LineEffect.Gain gain) {
      return new Gain(gain.db());
    } else if (asked instanceof LineEffect.GainSteps) {
      return new GainSteps(List.of());
    } else if (asked instanceof LineEffect.Dc dc) {
      return new DcOffset(dc.percent());
    } else if (asked instanceof LineEffect.Band band) {
      // So near to half the sample rate a corner means nothing any more.
      return BandLimit.butterworth(band.lowHz(), band.highHz() > 7500 ? 8000 : band.highHz());
    } else if (asked instanceof LineEffect.NarrowBand) {
      return NarrowBand.plain();
    } else if (asked instanceof LineEffect.G711 g711) {
      boolean european = g711.law().equals("a-law");
      return new NarrowBand(new G711(european ? G711.Law.A_LAW : G711.Law.MU_LAW));
    } else if (asked instanceof LineEffect.Amr amr) {
      return new NarrowBand(new Framed(new AmrLike(bps(amr.kbps()), seed)));
    } else if (asked instanceof LineEffect.Opus opus) {
      return new Framed(new OpusCodec(bps(opus.kbps()), opus.complexity()));
    } else if (asked instanceof LineEffect.Loss loss) {
      Concealment how =
          loss.conceal().equals("silence") ? Concealment.ZERO : Concealment.REPEAT_FADE;
      return new FrameLoss(loss.percent() / 100, loss.burstFrames(), how, seed).settled();
    }
    throw new IllegalArgumentException("no line effect: " + asked);
  }

  private static int bps(double kbps) {
    return (int) Math.rint(1000 * kbps);
  }

  /** One gain for the call: that which clips its speech as left by the effects before. */
  private Clipping clipping(List<LineEffect> before, LineEffect.Clipping asked) {
    if (speech.sampleCount() == 0) {
      return Clipping.ofGain(0);
    }
    List<LineEffect> key = new ArrayList<>(before);
    key.add(asked);
    Clipping known = clippings.get(key);
    if (known == null) {
      List<Effect> lossless =
          start(REHEARSAL, before).effects().stream()
              .filter(effect -> !(effect instanceof FrameLoss))
              .toList();
      known = Clipping.ofActive(new Chain(lossless).render(speech), asked.percent());
      clippings.put(key, known);
    }
    return known.again();
  }
}
