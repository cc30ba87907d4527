package dev.talkspurt.noise;

import dev.talkspurt.audio.AudioClip;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kind of noise with its parameters, from which any number of streams can be started: the same
 * seed gives the same samples. Immutable and thread-safe.
 *
 * <p>Voices are lists of one speaker's utterances, of any rate; each is brought to the same active
 * level (ITU-T P.56) by one factor, pauses kept. They should not be the caller's own.
 */
public final class Noise {
  private final String name;
  private final Map<String, Object> parameters;
  private final boolean sparse;
  private final Function<Chance, NoiseSource> start;

  private Noise(String name, boolean sparse, Function<Chance, NoiseSource> start) {
    this(name, Map.of(), sparse, start);
  }

  private Noise(
      String name,
      Map<String, Object> parameters,
      boolean sparse,
      Function<Chance, NoiseSource> start) {
    this.name = name;
    this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    this.sparse = sparse;
    this.start = start;
  }

  /** White Gaussian noise. */
  public static Noise white() {
    return new Noise("white", false, chance -> (SampleSource) chance::gaussian);
  }

  /** Power falling by 3 dB an octave. */
  public static Noise pink() {
    return new Noise("pink", false, Pink::new);
  }

  /** Power falling by 6 dB an octave, above 20 Hz. */
  public static Noise brown() {
    return new Noise("brown", false, Brown::new);
  }

  /** Inside a car: road rumble below 500 Hz and an engine of 25 to 80 Hz. Synthetic. */
  public static Noise car() {
    return new Noise("car", false, Car::new);
  }

  /** Mains hum with ten harmonics; {@code mainsHz} is 50 or 60. */
  public static Noise hum(int mainsHz) {
    if (mainsHz != 50 && mainsHz != 60) {
      throw new IllegalArgumentException("mains of " + mainsHz + " Hz, expected 50 or 60");
    }
    return new Noise("hum", Map.of("mainsHz", mainsHz), false, c -> new Hum(c, mainsHz));
  }

  /** Noise with the long-term spectrum of {@code speech}, without its rhythm. */
  public static Noise speechShaped(List<AudioClip> speech) {
    Lpc shape = Lpc.of(speech.stream().map(Voice::at16kHz).toList());
    return new Noise("speech-shaped", false, chance -> new SpeechShaped(chance, shape));
  }

  /** {@code talkers} people at once, 1 to 100; with fewer voices, several share one. */
  public static Noise babble(int talkers, List<List<AudioClip>> voices) {
    if (talkers < 1 || talkers > 100) {
      throw new IllegalArgumentException(talkers + " talkers, expected 1 to 100");
    }
    List<Voice> levelled = Voice.all(voices);
    return new Noise(
        "babble", Map.of("talkers", talkers), false, c -> new Babble(c, talkers, levelled));
  }

  /** One other person who can be understood. */
  public static Noise competingTalker(List<AudioClip> voice) {
    List<Voice> levelled = List.of(new Voice(voice));
    return new Noise("competing-talker", false, chance -> new Babble(chance, 1, levelled));
  }

  /** Twenty people, dishes and a machine. Synthetic. */
  public static Noise cafe(List<List<AudioClip>> voices) {
    List<Voice> levelled = Voice.all(voices);
    return new Noise("cafe", false, chance -> Places.cafe(chance, levelled));
  }

  /** Traffic, distant and passing. Synthetic. */
  public static Noise street() {
    return new Noise("street", false, Places::street);
  }

  /** Ventilation, three people further away, someone typing. Synthetic. */
  public static Noise office(List<List<AudioClip>> voices) {
    List<Voice> levelled = Voice.all(voices);
    return new Noise("office", false, chance -> Places.office(chance, levelled));
  }

  /** Chords, bass and arpeggio, without vocals. Synthetic. */
  public static Noise music() {
    return new Noise("music", false, Music::new);
  }

  /**
   * Single sounds as by chance, never two at once.
   *
   * @param perMinute how many on average, above 0 and up to 600; fewer come if they last too long
   */
  public static Noise events(EventKind kind, double perMinute) {
    if (!(perMinute > 0 && perMinute <= 600)) {
      throw new IllegalArgumentException(
          perMinute + " events a minute, expected above 0 and up to 600");
    }
    return new Noise(
        kind.label(),
        Map.of("perMinute", perMinute),
        true,
        chance -> new EventTrain(chance, kind, perMinute));
  }

  /** Its name in scenarios and records: lower case with hyphens. */
  public String name() {
    return name;
  }

  /** Its parameters by name, the unit in the name; voices are not among them. */
  public Map<String, Object> parameters() {
    return parameters;
  }

  /** Whether it is silent but for single sounds, so that its mean power says little. */
  public boolean sparse() {
    return sparse;
  }

  /** A stream of it; kinds of the same seed have nothing in common. */
  public NoiseSource start(long seed) {
    return start.apply(Chance.of(seed, name));
  }

  @Override
  public String toString() {
    return name + parameters;
  }
}
