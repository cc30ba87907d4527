package dev.talkspurt.report.given;

import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.LineEffect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Conditions in a few words, such as {@code cafe 12 dB · telephone · loss 3 %}. */
public final class ConditionWords {
  /** Nothing lies between caller and agent. */
  public static final String CLEAN = "clean";

  private ConditionWords() {}

  /** The conditions, and the label of the caller's audio where it is wrong. */
  public static String of(Caller caller) {
    String conditions = of(caller.conditions());
    return caller.announcedRateHz() == Caller.TRUE_RATE_HZ
        ? conditions
        : conditions + " · labelled " + caller.announcedRateHz() + " Hz";
  }

  /** All that is not clean; {@link #CLEAN} if nothing is. */
  private static String of(Conditions conditions) {
    List<String> words = new ArrayList<>();
    conditions.room().ifPresent(room -> words.add("room " + room.name()));
    conditions.background().forEach(noise -> words.add(background(noise)));
    conditions
        .echo()
        .ifPresent(
            echo ->
                words.add(
                    "echo "
                        + echo.delay().toMillis()
                        + " ms −"
                        + plain(echo.returnLossDb())
                        + " dB"));
    conditions.line().forEach(effect -> words.add(effect(effect)));
    network(words, conditions.network());
    return words.isEmpty() ? CLEAN : String.join(" · ", words);
  }

  private static String background(Background noise) {
    if (noise.snrDb().isPresent()) {
      String talkers = noise.noise().equals("babble") ? "-" + noise.talkers() : "";
      return noise.noise()
          + talkers
          + " "
          + plain(noise.snrDb().getAsDouble())
          + " dB"
          + noise.part().map(ConditionWords::part).orElse("");
    }
    String peak =
        noise.peakDb().isPresent() ? " peak " + plain(noise.peakDb().getAsDouble()) + " dB" : "";
    return noise.noise() + " " + plain(noise.perMinute()) + "/min" + peak;
  }

  private static String effect(LineEffect effect) {
    if (effect instanceof LineEffect.Preset preset) {
      return preset.name();
    }
    if (effect instanceof LineEffect.Gain gain) {
      return "gain " + plain(gain.db()) + " dB";
    }
    if (effect instanceof LineEffect.GainSteps) {
      return "gain steps";
    }
    if (effect instanceof LineEffect.Clipping clipping) {
      return "clip " + plain(clipping.percent()) + " %";
    }
    if (effect instanceof LineEffect.Dc dc) {
      return "DC " + plain(dc.percent()) + " %";
    }
    if (effect instanceof LineEffect.Band band) {
      return plain(band.lowHz()) + "–" + plain(band.highHz()) + " Hz";
    }
    return coded(effect);
  }

  private static String coded(LineEffect effect) {
    if (effect instanceof LineEffect.NarrowBand) {
      return "narrow band";
    }
    if (effect instanceof LineEffect.G711 codec) {
      return "G.711 " + codec.law();
    }
    if (effect instanceof LineEffect.Amr codec) {
      return "AMR " + plain(codec.kbps()) + " kbit/s";
    }
    if (effect instanceof LineEffect.Opus codec) {
      return "Opus " + plain(codec.kbps()) + " kbit/s";
    }
    if (effect instanceof LineEffect.Loss loss) {
      return "loss " + plain(loss.percent()) + " %";
    }
    return "other";
  }

  private static void network(List<String> words, NetworkPlan network) {
    if (network.jitterMs() > 0) {
      words.add("jitter " + plain(network.jitterMs()) + " ms");
    }
    int stalls = network.stalls().size();
    if (stalls > 0) {
      words.add(stalls == 1 ? "1 stall" : stalls + " stalls");
    }
  }

  /** A number as people write it: {@code 12}, {@code 7.5}. */
  static String plain(double number) {
    String text =
        BigDecimal.valueOf(number)
            .setScale(2, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
    return text.replace("-", "−");
  }

  private static String part(Conditions.Part part) {
    return part.over()
        .map(words -> " over \"" + words + "\"")
        .orElse(" from " + plain(part.fromPercent()) + " to " + plain(part.toPercent()) + " %");
  }
}
