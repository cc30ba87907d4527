package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.time.Scheduler;
import java.util.List;

/** Text and voice settings in, speech out. Thread-safe. */
final class Studio {
  static final int MAX_CHARACTERS = 2000;
  private static final double F0_TOLERANCE = 0.2;

  private final List<Synthesizer> synthesizers;

  Studio(Scheduler time) {
    Programs programs = new Programs(time);
    synthesizers = List.of(new FreeTts(), new Flite(programs), new Espeak(programs));
  }

  /**
   * Speech as it leaves the process.
   *
   * @param f0Hz median fundamental frequency, 0 when nothing is voiced
   * @param expectedF0Hz that of the voice as it is, times the pitch factor
   * @param warning what looks wrong, or empty text
   */
  record Take(
      AudioClip audio, Synthesizer synthesizer, double f0Hz, double expectedF0Hz, String warning) {}

  /** What to say: the protocol's request. */
  record Line(String text, String voice, double rate, double pitch) {}

  Synthesizer synthesizerOf(Speaker speaker) {
    return synthesizers.stream()
        .filter(one -> one.name().equals(speaker.synthesizer()))
        .findFirst()
        .orElseThrow();
  }

  Take speak(Line line) throws VoiceFailure {
    Speaker speaker = speaker(line.voice());
    Synthesizer synthesizer = synthesizerOf(speaker);
    if (synthesizer.version().isEmpty()) {
      throw new VoiceFailure(
          "voice " + speaker.id() + " needs " + synthesizer.name() + ", which is not installed",
          synthesizer.fix());
    }
    checkFactor("rate", line.rate());
    checkFactor("pitch", line.pitch());
    AudioClip raw = synthesizer.speak(speakable(line.text()), speaker.name());
    float[] own = Mastering.floats(Resampler.resample(raw, Shaping.RATE_HZ));
    double expectedF0Hz = Shaping.medianF0Hz(own) * line.pitch();
    float[] shaped = Shaping.shape(own, line.rate(), line.pitch());
    double f0Hz = Shaping.medianF0Hz(shaped);
    return new Take(
        Mastering.master(shaped), synthesizer, f0Hz, expectedF0Hz, warning(f0Hz, expectedF0Hz));
  }

  private static String warning(double f0Hz, double expectedF0Hz) {
    if (expectedF0Hz == 0 || Math.abs(f0Hz / expectedF0Hz - 1) <= F0_TOLERANCE) {
      return "";
    }
    return "median pitch is "
        + f0Hz
        + " Hz, expected about "
        + StrictMath.round(expectedF0Hz)
        + " Hz: listen to it, or use rate and pitch nearer to 1";
  }

  static Speaker speaker(String id) throws VoiceFailure {
    for (Speaker one : Speaker.ALL) {
      if (one.id().equals(id)) {
        return one;
      }
    }
    List<String> known = Speaker.ALL.stream().map(Speaker::id).toList();
    throw new VoiceFailure("voice is '" + id + "'", "use one of " + known);
  }

  private static void checkFactor(String name, double value) throws VoiceFailure {
    if (!(value >= 0.5 && value <= 2.0)) {
      throw new VoiceFailure(name + " is " + value, "use 0.5 to 2.0");
    }
  }

  private static String speakable(String text) throws VoiceFailure {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
    if (plain.isEmpty() || plain.length() > MAX_CHARACTERS) {
      throw new VoiceFailure(
          "text has " + plain.length() + " characters", "use 1 to " + MAX_CHARACTERS);
    }
    return plain;
  }
}
