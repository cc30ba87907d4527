package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Speech from where it is cheapest and surest: a fixture of this very text and voice, else what was
 * made before, else the voices process.
 *
 * <p>Fixtures answer only for rate and pitch 1; white space in the text does not count.
 * Thread-safe.
 */
public final class Speech implements SpeechSource {
  private final FixtureLibrary fixtures;
  private final SpeechCache cache;
  private final VoicesProcess process;
  private final Recordings recordings;

  Speech(FixtureLibrary fixtures, SpeechCache cache, VoicesProcess process) {
    this.fixtures = fixtures;
    this.cache = cache;
    this.process = process;
    this.recordings = new Recordings(fixtures);
  }

  /**
   * Speech of the checkout at {@code root}: its {@code audio-fixtures/}, and its voices process,
   * whose jars are in the folder that the system property {@code talkspurt.voices} names, else in
   * {@code harness/voices/target/voices}. Nothing is read or started before it is needed.
   *
   * @param cacheFolder where speech that was made is kept; created when needed
   */
  public static Speech open(Path root, Path cacheFolder) {
    return new Speech(
        new FixtureLibrary(root.resolve("audio-fixtures")),
        new SpeechCache(cacheFolder),
        VoicesProcess.of(jars(root)));
  }

  /** Where the jars of the voices process are. */
  static Path jars(Path root) {
    String set = System.getProperty("talkspurt.voices", "");
    return set.isEmpty() ? root.resolve("harness/voices/target/voices") : Path.of(set);
  }

  @Override
  public Utterance speak(Request asked) {
    Request request =
        new Request(
            plain(asked.text()),
            asked.voice(),
            checked("rate", asked.rate()),
            checked("pitch", asked.pitch()));
    if (request.text().isEmpty()) {
      throw new BadInput("text is empty, expected something to say");
    }
    if (request.rate() == 1 && request.pitch() == 1) {
      Optional<Utterance> recorded = fixtures.find(request.text(), request.voice());
      if (recorded.isPresent()) {
        return recorded.get();
      }
    }
    return cache.find(request).orElseGet(() -> make(request));
  }

  private synchronized Utterance make(Request request) {
    // Another thread may have asked for the same while this one waited.
    Optional<Utterance> made = cache.find(request);
    if (made.isPresent()) {
      return made.get();
    }
    List<VoicesProcess.Voice> known = process.voices();
    if (known.stream().noneMatch(voice -> voice.id().equals(request.voice()))) {
      throw unknown(request.voice(), known);
    }
    VoicesProcess.Spoken spoken = process.speak(request);
    Utterance utterance = withEdges(request, spoken);
    cache.keep(request, utterance);
    return utterance;
  }

  private BadInput unknown(String voice, List<VoicesProcess.Voice> known) {
    Set<String> ids = new LinkedHashSet<>(fixtures.voices());
    known.forEach(one -> ids.add(one.id()));
    return new BadInput(
        "voice is '%s', expected a known one (nearest: %s)"
            .formatted(voice, String.join(", ", Nearest.ranked(voice, ids, 3))));
  }

  @Override
  public List<String> voices() {
    return process.present()
        ? process.voices().stream()
            .filter(VoicesProcess.Voice::available)
            .map(VoicesProcess.Voice::id)
            .toList()
        : List.of();
  }

  @Override
  public List<Utterance> examples(String text) {
    return fixtures.examples(text);
  }

  @Override
  public Utterance recording(Path file, String words) {
    return recordings.play(file, words);
  }

  @Override
  public void close() {
    process.close();
  }

  /** {@code text} with every run of white space as one blank and none at the ends. */
  static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static double checked(String name, double factor) {
    if (!(factor >= 0.5 && factor <= 2.0)) {
      throw new BadInput(name + " is " + factor + ", expected 0.5 to 2.0");
    }
    return factor;
  }

  private static Utterance withEdges(Request request, VoicesProcess.Spoken spoken) {
    AudioClip audio = spoken.audio();
    List<Segment> audible = Talkspurts.find(audio, Talkspurts.UTTERANCE_GAP_MS);
    if (audible.isEmpty()) {
      throw new BadInput("text '" + request.text() + "' makes no audible speech (use words)");
    }
    int onset = audible.get(0).onsetSample();
    int offset = audible.get(audible.size() - 1).offsetSample();
    return new Utterance(request.text(), request.voice(), audio, onset, offset, spoken.engine());
  }
}
