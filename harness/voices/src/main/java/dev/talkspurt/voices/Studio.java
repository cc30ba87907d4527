package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.document.Json;
import dev.talkspurt.speech.CatalogueVoice;
import dev.talkspurt.time.Scheduler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Text and voice settings in, speech out. Thread-safe. */
final class Studio {
  static final int MAX_CHARACTERS = 2000;
  private static final int MAX_RAW_S = 300;
  private static final double F0_TOLERANCE = 0.2;

  private final Scheduler time;
  private final Programs programs;
  private final FreeTts embedded = new FreeTts();
  private final Program flite;
  private final Program espeak;

  Studio(Scheduler time) {
    this.time = time;
    programs = new Programs(time);
    flite = Program.flite(programs);
    espeak = Program.espeak(programs);
  }

  /**
   * Speech as it leaves the process.
   *
   * @param f0Hz median fundamental frequency, 0 when nothing is voiced
   * @param expectedF0Hz that of the voice as it is, times the pitch factor
   * @param mfccDistance how far its sounds are from those of the voice as it is, see {@link
   *     Likeness}
   * @param warning what looks wrong, or empty text
   */
  record Take(
      AudioClip audio,
      Synthesizer synthesizer,
      double f0Hz,
      double expectedF0Hz,
      double mfccDistance,
      String warning) {}

  /**
   * What to say: the protocol's request.
   *
   * @param definition of a voice that stands in a file of the user's
   */
  record Line(String text, String voice, double rate, double pitch, Optional<Json.Obj> definition) {
    /** A voice of the catalogue as it is. */
    static Line plain(String text, String voice) {
      return new Line(text, voice, 1, 1, Optional.empty());
    }
  }

  Synthesizer synthesizerOf(CatalogueVoice voice) {
    return switch (voice.engine()) {
      case FREETTS -> embedded;
      case FLITE -> flite;
      case ESPEAK -> espeak;
    };
  }

  /** Why the voice cannot speak on this machine, if it cannot. */
  Optional<VoiceFailure> missing(CatalogueVoice voice) {
    if (!(synthesizerOf(voice) instanceof Program program)) {
      return Optional.empty();
    }
    if (program.version().isEmpty()) {
      return Optional.of(
          new VoiceFailure(
              "voice " + voice.id() + " needs " + program.name() + ", which is not installed",
              voice.engine().fix()));
    }
    return program.has(voice.name())
        ? Optional.empty()
        : Optional.of(
            new VoiceFailure(
                "voice %s is '%s' of %s, which the one installed does not have"
                    .formatted(voice.id(), voice.name(), program.name()),
                "install a newer " + program.name() + " with all its voices"));
  }

  Take speak(Line line) throws VoiceFailure {
    checkFactor("rate", line.rate());
    checkFactor("pitch", line.pitch());
    String text = speakable(line.text());
    if (line.definition().isPresent()) {
      Synthesizer own = Definition.read(line.definition().get(), programs, time);
      return shaped(line, own, own.speak(text, line.voice()));
    }
    CatalogueVoice voice = voice(line.voice());
    Optional<VoiceFailure> missing = missing(voice);
    if (missing.isPresent()) {
      throw missing.get();
    }
    Synthesizer synthesizer = synthesizerOf(voice);
    return shaped(line, synthesizer, synthesizer.speak(text, voice.name()));
  }

  private static Take shaped(Line line, Synthesizer synthesizer, AudioClip raw)
      throws VoiceFailure {
    if (raw.sampleCount() > (long) MAX_RAW_S * raw.sampleRateHz()) {
      throw new VoiceFailure(
          synthesizer.name() + " spoke longer than " + MAX_RAW_S + " s", "shorten the text");
    }
    float[] own = Mastering.floats(Resampler.resample(raw, Shaping.RATE_HZ));
    double expectedF0Hz = Shaping.medianF0Hz(own) * line.pitch();
    float[] shaped = Shaping.shape(own, line.rate(), line.pitch());
    double f0Hz = Shaping.medianF0Hz(shaped);
    double distance =
        line.rate() == 1 && line.pitch() == 1
            ? 0
            : Likeness.distance(
                own, Shaping.resample(shaped, line.pitch()), Likeness.bandHz(line.pitch()));
    return new Take(
        Mastering.master(shaped),
        synthesizer,
        f0Hz,
        expectedF0Hz,
        distance,
        warning(f0Hz, expectedF0Hz, distance));
  }

  private static String warning(double f0Hz, double expectedF0Hz, double distance) {
    String fix = ": listen to it, or use rate and pitch nearer to 1";
    if (expectedF0Hz != 0 && f0Hz != 0 && Math.abs(f0Hz / expectedF0Hz - 1) > F0_TOLERANCE) {
      return "median pitch is %s Hz, expected about %s Hz"
              .formatted(f0Hz, StrictMath.round(expectedF0Hz))
          + fix;
    }
    return distance > Likeness.LIMIT
        ? String.format(
                Locale.ROOT,
                "its sounds are %.1f from those of the voice as it is, expected at most %s",
                distance,
                Likeness.LIMIT)
            + fix
        : "";
  }

  static CatalogueVoice voice(String id) throws VoiceFailure {
    List<String> known = CatalogueVoice.ALL.stream().map(CatalogueVoice::id).toList();
    return CatalogueVoice.find(id)
        .orElseThrow(() -> new VoiceFailure("voice is '" + id + "'", "use one of " + known));
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
