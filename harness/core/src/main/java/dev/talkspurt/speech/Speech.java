package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Speech from where it is cheapest and surest: a fixture of this very text and voice, else what was
 * made before, else the voices process.
 *
 * <p>Fixtures answer only for rate and pitch 1; white space in the text does not count.
 * Thread-safe.
 */
public final class Speech implements SpeechSource {
  /** Single words and short strings of them, to learn from only. */
  private static final String WORDS = "words/learned";

  private final FixtureLibrary fixtures;
  private final FixtureLibrary words;
  private final SpeechCache cache;
  private final VoicesProcess process;
  private final Recordings recordings;
  private final VoiceFiles files;
  private final KnownVoices known;
  private final Map<String, String> warnings = Collections.synchronizedMap(new LinkedHashMap<>());

  Speech(FixtureLibrary fixtures, SpeechCache cache, VoicesProcess process) {
    this(fixtures, cache, process, VoiceFiles.none());
  }

  Speech(FixtureLibrary fixtures, SpeechCache cache, VoicesProcess process, VoiceFiles files) {
    this.fixtures = fixtures;
    this.words = fixtures.collection(WORDS);
    this.cache = cache;
    this.process = process;
    this.recordings = new Recordings(fixtures);
    this.files = files;
    this.known = new KnownVoices(fixtures, files);
  }

  /**
   * Speech of the checkout at {@code root}: its {@code audio-fixtures/}, its voice files in {@code
   * scenarios/voices} and {@code voices}, and its voices process, whose jars are in the folder that
   * the system property {@code talkspurt.voices} names, else in {@code
   * harness/voices/target/voices}. Nothing is read or started before it is needed.
   *
   * @param cacheFolder where speech that was made is kept; created when needed
   */
  public static Speech open(Path root, Path cacheFolder) {
    return new Speech(
        new FixtureLibrary(root.resolve("audio-fixtures")),
        new SpeechCache(cacheFolder),
        VoicesProcess.of(jars(root)),
        VoiceFiles.of(root));
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
    Order order = new Order(request, files.find(request.voice()));
    SpeechCache.Kept kept = cache.find(order).orElseGet(() -> make(order));
    note(request, kept.warning());
    return kept.utterance();
  }

  private synchronized SpeechCache.Kept make(Order order) {
    // Another thread may have asked for the same while this one waited.
    Optional<SpeechCache.Kept> made = cache.find(order);
    if (made.isPresent()) {
      return made.get();
    }
    known
        .wrong(order.request().voice())
        .ifPresent(
            wrong -> {
              throw new BadInput(wrong);
            });
    VoicesProcess.Spoken spoken = process.speak(order);
    SpeechCache.Kept fresh =
        new SpeechCache.Kept(withEdges(order.request(), spoken), spoken.warning());
    cache.keep(order, fresh);
    return fresh;
  }

  private void note(Request request, String warning) {
    if (!warning.isEmpty()) {
      String who =
          "voice %s at rate %s and pitch %s"
              .formatted(request.voice(), request.rate(), request.pitch());
      warnings.putIfAbsent(who, who + ": " + warning);
    }
  }

  @Override
  public List<String> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings.values());
    }
  }

  @Override
  public String language(String voice) {
    return CatalogueVoice.find(voice)
        .map(CatalogueVoice::language)
        .or(() -> files.find(voice).map(VoiceFile::language))
        .orElseGet(() -> SpeechSource.super.language(voice));
  }

  /** All voices of the project, the embedded one first, those of voice files last. */
  public List<VoiceListing> listing() {
    return new VoiceCatalogue(fixtures, process, files).listing();
  }

  @Override
  public List<String> voices() {
    return process.present()
        ? process.voices().stream()
            .filter(VoicesProcess.Voice::available)
            .map(VoicesProcess.Voice::id)
            .filter(id -> CatalogueVoice.find(id).filter(CatalogueVoice::reference).isPresent())
            .toList()
        : List.of();
  }

  @Override
  public List<List<AudioClip>> bystanders(Set<String> voices) {
    return new Bystanders(fixtures, this).without(voices);
  }

  @Override
  public List<Utterance> examples(String text) {
    return Stream.concat(fixtures.examples(text).stream(), words.examples(text).stream()).toList();
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
