package dev.talkspurt.calibration;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.caller.Reel;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Manner;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.speech.FixtureLibrary;
import dev.talkspurt.speech.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether noise is as loud as asked for: speech is mixed with it, the clean speech, which is known
 * to the sample, is taken off again, and what is left is measured.
 */
final class SnrStudy {
  private static final List<String> NOISES =
      List.of(
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
          "music");

  private static final double[] SNRS_DB = {0, 5, 10, 20};
  private static final double ACCEPTED_DB = 0.1;
  private static final int SPOKEN = 2;
  private static final String VOICE = "en-us-slt";
  private static final List<String> OTHERS = List.of("en-us-rms", "en-gb-awb");

  private SnrStudy() {}

  static StudyResult run(Path projectRoot, long seed) {
    Study study =
        new Study("snr", "signal-to-noise ratio", "Is noise as loud as asked for?", Clock.NONE);
    FixtureLibrary fixtures = new FixtureLibrary(projectRoot.resolve("audio-fixtures"));
    List<Utterance> speech = voice(fixtures, VOICE);
    if (speech.size() < SPOKEN) {
      return study.notRun("there are no recordings of " + VOICE + " in audio-fixtures");
    }
    List<List<AudioClip>> others = new ArrayList<>();
    for (String other : OTHERS) {
      others.add(voice(fixtures, other).stream().map(Utterance::audio).toList());
    }
    List<ErrorPair> pairs = new ArrayList<>();
    int at = 0;
    for (String noise : NOISES) {
      for (double snrDb : SNRS_DB) {
        List<Utterance> said =
            List.of(speech.get(at % speech.size()), speech.get((at + 7) % speech.size()));
        pairs.add(new ErrorPair(noise, snrDb, achieved(noise, snrDb, said, others, seed + at)));
        at++;
      }
    }
    double worst = 0;
    double sum = 0;
    for (ErrorPair pair : pairs) {
      worst = Math.abs(pair.error()) > Math.abs(worst) ? pair.error() : worst;
      sum += pair.error();
    }
    return study
        .figure(
            Figure.plain("largest error", "dB", worst, pairs.size())
                .accepted(-ACCEPTED_DB, ACCEPTED_DB))
        .figure(Figure.plain("bias", "dB", sum / pairs.size(), pairs.size()))
        .note(
            NOISES.size()
                + " noises at "
                + SNRS_DB.length
                + " ratios; what a line would do after the mixing cannot be taken off again")
        .pairs(pairs)
        .judged();
  }

  private static List<Utterance> voice(FixtureLibrary fixtures, String voice) {
    return fixtures.fixtures().stream()
        .filter(one -> one.voice().equals(voice))
        .map(fixtures::load)
        .toList();
  }

  private static double achieved(
      String noise, double snrDb, List<Utterance> said, List<List<AudioClip>> others, long seed) {
    Background background =
        new Background(
            MadeScenario.AT,
            noise,
            OptionalDouble.of(snrDb),
            OptionalDouble.empty(),
            Background.USUAL_TALKERS,
            50,
            20);
    Conditions conditions =
        new Conditions(
            Optional.empty(),
            List.of(background),
            Optional.empty(),
            List.of(),
            Conditions.NetworkPlan.UNTROUBLED);
    Scenario scenario =
        MadeScenario.of(
            "snr",
            "{}",
            new Caller(Manner.of(VOICE, 1), conditions, Caller.TRUE_RATE_HZ),
            new Step.Say(MadeScenario.AT, "one", Expectations.NONE),
            new Step.Say(MadeScenario.AT, "other", Expectations.NONE));
    CallerSide side =
        CallerSide.render(scenario, Map.of(0, said.get(0), 1, said.get(1)), others, seed);
    double squares = 0;
    long count = 0;
    short[] clean = new short[0];
    for (int step = 0; step < SPOKEN; step++) {
      Reel reel = side.reel(step);
      AudioClip sound = reel.sound().orElseThrow().audio();
      short[] mixed = new short[reel.leadSamples() + sound.sampleCount()];
      reel.read(mixed, 0, mixed.length);
      for (int i = 0; i < sound.sampleCount(); i++) {
        double left = (mixed[reel.leadSamples() + i] - sound.at(i)) / 32768.0;
        squares += left * left;
      }
      count += sound.sampleCount();
      int before = clean.length;
      clean = Arrays.copyOf(clean, before + sound.sampleCount());
      sound.copyTo(0, clean, before, sound.sampleCount());
    }
    double speechDbov = SpeechLevel.of(AudioClip.of(clean, Caller.TRUE_RATE_HZ)).activeDbov();
    return speechDbov - Levels.powerToDb(squares / count);
  }
}
