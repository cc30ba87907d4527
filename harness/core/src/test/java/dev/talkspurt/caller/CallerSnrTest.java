package dev.talkspurt.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The noise is as loud as asked for, measured from the parts of the call by other means. */
class CallerSnrTest {
  private static final double[] SHARES = {0.2, 0.4, 0.6, 0.8, 1};

  /** Fourth-order Butterworth corners from a cookbook, not the bench's own filter. */
  private static double[] inBand(double[] samples, boolean telephone) {
    double[] out = samples.clone();
    for (double quality : telephone ? new double[] {0.54119610, 1.30656296} : new double[0]) {
      section(out, 300, quality, true);
      section(out, 3400, quality, false);
    }
    return out;
  }

  private static void section(double[] samples, double hz, double quality, boolean high) {
    double w = 2 * Math.PI * hz / Calls.RATE;
    double alpha = Math.sin(w) / (2 * quality);
    double cos = Math.cos(w);
    double b1 = high ? -(1 + cos) : 1 - cos;
    double b0 = Math.abs(b1) / 2;
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double x = samples[i];
      double y = (b0 * x + b1 * x1 + b0 * x2 + 2 * cos * y1 - (1 - alpha) * y2) / (1 + alpha);
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      samples[i] = y;
    }
  }

  private static double[] scaled(AudioClip clip) {
    double[] samples = new double[clip.sampleCount()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = clip.at(i) / 32768.0;
    }
    return samples;
  }

  private static double activeDbov(List<Utterance> speech, boolean telephone) {
    List<Double> all = new ArrayList<>();
    for (Utterance one : speech) {
      for (double sample : scaled(one.audio())) {
        all.add(sample);
      }
    }
    double[] band = inBand(all.stream().mapToDouble(Double::doubleValue).toArray(), telephone);
    short[] rounded = new short[band.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (short) Math.rint(32768 * band[i]);
    }
    return SpeechLevel.of(AudioClip.of(rounded, Calls.RATE)).activeDbov();
  }

  private static double noiseDbov(Calls.Played call, AudioClip noise, boolean telephone) {
    double[] band = inBand(scaled(noise), telephone);
    double energy = 0;
    long count = 0;
    for (int k = 0; k < call.reels().size(); k++) {
      Reel reel = call.reels().get(k);
      if (reel.sound().isPresent()) {
        int from = (int) call.uses().get(k).fromSample() + reel.leadSamples();
        for (int i = from; i < from + reel.sound().get().audio().sampleCount(); i++) {
          energy += band[i] * band[i];
          count++;
        }
      }
    }
    return 10 * Math.log10(energy / count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "white",
        "pink",
        "brown",
        "car",
        "hum",
        "speech-shaped",
        "babble",
        "competing-talker",
        "cafe",
        "street",
        "office",
        "music"
      })
  void every_noise_has_the_snr_asked_for_whatever_silence_the_speech_holds(String noise) {
    List<Utterance> voice = Calls.recorded("en-us-slt");
    List<List<AudioClip>> bystanders = Calls.bystanders();
    int at = 0;
    for (boolean telephone : new boolean[] {false, true}) {
      for (double snrDb : new double[] {-5, 0, 10, 20, 30}) {
        double share = SHARES[at % SHARES.length];
        {
          List<Utterance> speech =
              List.of(
                  Calls.padded(voice.get(at % voice.size()), share),
                  Calls.padded(voice.get((at + 7) % voice.size()), share));
          LineEffect[] line =
              telephone ? new LineEffect[] {Calls.preset("telephone")} : new LineEffect[0];
          Scenario scenario =
              Calls.scenario(
                  Calls.conditions(List.of(Calls.noise(noise, snrDb)), line),
                  Calls.say(),
                  Calls.say());
          CallerSide side =
              CallerSide.render(scenario, Calls.sounds(scenario, speech), bystanders, at);
          Calls.Played call = Calls.play(side, 2, 1600, OptionalInt.empty());
          CallerTruth truth = side.truth(call.uses(), call.sent());
          String what = noise + " " + snrDb + " dB, " + share + (telephone ? " telephone" : "");
          double achieved =
              activeDbov(speech, telephone) - noiseDbov(call, truth.noise(), telephone);
          assertEquals(snrDb, achieved, 0.1, what + ", clipped " + truth.clippedSamples());
          assertEquals(achieved, truth.snrDb(), 0.05, what + ": its own measure");
          assertTrue(truth.reproduced(), truth.why());
          at++;
        }
      }
    }
  }
}
