package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Sha256;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.Json;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.signal.Talkspurts;
import dev.talkspurt.speech.CatalogueVoice;
import dev.talkspurt.speech.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Renders utterances in the voices of this machine, with a manifest: those of the example
 * scenarios, or the lines of {@value #TEXTS} if the folder has such a file. What is of a list of
 * its own keeps little silence, since there are many.
 */
final class FixtureRenderer {
  private static final String TEXTS = "texts.txt";
  private static final int LISTED_SILENCE_MS = 40;

  private final Studio studio;
  private final Path folder;

  FixtureRenderer(Studio studio, Path folder) {
    this.studio = studio;
    this.folder = folder;
  }

  /**
   * Render what {@code voices} say, or all voices if there are none, and a manifest of it.
   *
   * @return {@code rendered}: voice ids, and {@code skipped}: voices with reason and fix
   * @throws IOException if the folder has a manifest: truth is replaced by whoever compares
   */
  Json render(List<String> voices) throws IOException {
    Path manifest = folder.resolve("manifest.json");
    if (Files.exists(manifest)) {
      throw new IOException(manifest + " is there already, expected a new folder");
    }
    List<Json> entries = new ArrayList<>();
    List<String> rendered = new ArrayList<>();
    List<Json> skipped = new ArrayList<>();
    for (String voice : voices.isEmpty() ? references() : voices) {
      try {
        entries.addAll(renderAll(Studio.voice(voice)));
        rendered.add(voice);
      } catch (VoiceFailure e) {
        skipped.add(
            Json.object()
                .put("voice", voice)
                .put("reason", e.getMessage())
                .put("fix", e.fix())
                .build());
      }
    }
    Json written = Json.object().put("schema", "fixtures/1").put("utterances", entries).build();
    Files.writeString(manifest, written.pretty());
    return Json.object().put("rendered", rendered).put("skipped", skipped).build();
  }

  /** The voices of the committed fixtures. */
  private static List<String> references() {
    return CatalogueVoice.ALL.stream()
        .filter(CatalogueVoice::reference)
        .map(CatalogueVoice::id)
        .toList();
  }

  private List<Json> renderAll(CatalogueVoice speaker) throws IOException, VoiceFailure {
    Files.createDirectories(folder.resolve(speaker.id()));
    List<Json> entries = new ArrayList<>();
    for (String text : texts()) {
      entries.add(render(speaker, text));
    }
    return entries;
  }

  private Json render(CatalogueVoice speaker, String text) throws IOException, VoiceFailure {
    Studio.Take take = studio.speak(Studio.Line.plain(text, speaker.id()));
    AudioClip audio = listed() ? close(take.audio()) : take.audio();
    byte[] wav = WavFile.mono(audio).toPcm16();
    String file = speaker.id() + "/" + slug(text) + ".wav";
    Files.write(folder.resolve(file), wav);
    Segment speech = Mastering.edges(audio, Talkspurts.ONSET_DBFS);
    double levelDbov = SpeechLevel.of(audio).activeDbov();
    return Json.object()
        .put("file", file)
        .put("text", text)
        .put("voice", speaker.id())
        .put("language", speaker.language())
        .put("sha256", Sha256.hex(wav))
        .put("sampleRateHz", audio.sampleRateHz())
        .put("samples", audio.sampleCount())
        .put("onsetSample", speech.onsetSample())
        .put("offsetSample", speech.offsetSample())
        .put("activeLevelDbov", StrictMath.round(levelDbov * 100) / 100.0)
        .put("medianF0Hz", take.f0Hz())
        .put("engine", take.synthesizer().name())
        .put("engineVersion", take.synthesizer().version())
        .put("recipe", recipe(take.synthesizer(), speaker) + recipe())
        .put("licence", licence(speaker.engine()))
        .build();
  }

  /** The speech with little around it. */
  private static AudioClip close(AudioClip audio) throws VoiceFailure {
    Segment speech = Mastering.edges(audio, Talkspurts.ONSET_DBFS);
    int silence = audio.sampleRateHz() * LISTED_SILENCE_MS / 1000;
    return audio.slice(
        Math.max(0, speech.onsetSample() - silence),
        Math.min(audio.sampleCount(), speech.offsetSample() + 1 + silence));
  }

  private String recipe() {
    return "; 16 kHz; digital silence around the speech, at most "
        + (listed() ? LISTED_SILENCE_MS : 300)
        + " ms at each end; active level "
        + (int) Mastering.TARGET_DBOV
        + " dBov";
  }

  private static String recipe(Synthesizer synthesizer, CatalogueVoice speaker) {
    return synthesizer instanceof Program program
        ? program.recipe(speaker.name())
        : "FreeTTS " + speaker.name() + ", in process";
  }

  /** Of the voice data, and what it means for the sound. */
  private static String licence(Engine engine) {
    return engine == Engine.ESPEAK
        ? "made with a GPL-3.0-or-later program; sound not covered"
        : "CMU voice, BSD-style licence";
  }

  private boolean listed() {
    return Files.exists(folder.resolve(TEXTS));
  }

  private List<String> texts() throws IOException {
    if (listed()) {
      return Files.readAllLines(folder.resolve(TEXTS)).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    }
    try (InputStream in = FixtureRenderer.class.getResourceAsStream("fixture-texts.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
