package dev.talkspurt.scenario;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentSettings.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the settings of {@link AgentSettings}. One use each; not thread-safe. */
final class AgentSettingsReader {
  static final List<String> KEYS =
      List.of(
          "builtInTools",
          "generation",
          "affectiveDialog",
          "proactiveAudio",
          "translation",
          "safety",
          "transcription",
          "compression",
          "resumption",
          "history",
          "explicitVadSignal",
          "avatar",
          "setup");

  private static final String TRANSCRIPTION =
      "an object with caller or agent (to leave both out: { caller: off, agent: off })";
  private static final String COMPRESSION =
      "an object with trigger or target, in tokens (for none, leave it out)";
  private static final List<String> FLAGS =
      List.of("affectiveDialog", "proactiveAudio", "resumption", "explicitVadSignal");
  private static final List<String> BUILT_IN =
      List.of("googleSearch", "urlContext", "codeExecution", "googleMaps");
  private static final List<String> HARMS =
      List.of("harassment", "hateSpeech", "sexuallyExplicit", "dangerousContent");
  private static final List<String> THRESHOLDS =
      List.of("blockLowAndAbove", "blockMediumAndAbove", "blockOnlyHigh", "blockNone", "off");
  private static final int LARGEST_INT = Integer.MAX_VALUE;
  private static final int LARGEST_WINDOW = 1_048_576;
  private static final int MAX_ITEMS = 100;
  private static final int MAX_HISTORY = 200;
  private static final int MAX_SPEAKERS = 10;
  private static final int SAMPLE_RATE_HZ = 24_000;
  private static final long MAX_SAMPLE_BYTES = 10_000_000;

  private final Path file;
  private final List<Problem> problems;
  private final Map<String, Sample> samples = new HashMap<>();

  AgentSettingsReader(Path file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The voice, if it is one of the provider's own. */
  static Optional<String> voiceName(Section section) {
    boolean made = section.get("voice").filter(Json.Obj.class::isInstance).isPresent();
    return made ? Optional.empty() : section.text("voice", 200);
  }

  AgentSettings read(Section section, Json.Obj document) {
    section.get("voice").filter(Json.Obj.class::isInstance).ifPresent(v -> voice(section));
    section
        .section(
            "generation",
            List.of(
                "temperature",
                "topP",
                "topK",
                "maxOutputTokens",
                "seed",
                "presencePenalty",
                "frequencyPenalty",
                "mediaResolution"))
        .ifPresent(AgentSettingsReader::generation);
    FLAGS.stream().filter(section::has).forEach(section::flag);
    section.section("translation", List.of("to", "echo")).ifPresent(this::translation);
    section.section("safety", HARMS).ifPresent(s -> eachThere(s, HARMS, AgentSettingsReader::harm));
    builtInTools(section);
    section
        .section("transcription", List.of("caller", "agent"), TRANSCRIPTION)
        .ifPresent(this::transcription);
    section
        .section("compression", List.of("trigger", "target"), COMPRESSION)
        .ifPresent(this::compression);
    history(section);
    section
        .section("avatar", List.of("name", "audioBitrate", "videoBitrate"))
        .ifPresent(this::avatar);
    if (section.has("setup")) {
      section.object("setup");
    }
    Json.Builder members = Json.object();
    section.get("voice").filter(Json.Obj.class::isInstance).ifPresent(v -> members.put("voice", v));
    KEYS.forEach(key -> members.putIfPresent(key, section.get(key)));
    return new AgentSettings(members.build(), samples, document);
  }

  private interface Check {
    void of(Section section, String key);
  }

  private static void eachThere(Section section, List<String> keys, Check check) {
    keys.stream().filter(section::has).forEach(key -> check.of(section, key));
  }

  private static void harm(Section safety, String key) {
    safety.oneOf(key, THRESHOLDS);
  }

  private static void generation(Section generation) {
    eachThere(generation, List.of("temperature"), (s, key) -> s.number(key, 0, 2));
    eachThere(generation, List.of("topP"), (s, key) -> s.number(key, 0, 1));
    eachThere(
        generation,
        List.of("presencePenalty", "frequencyPenalty"),
        (s, key) -> s.number(key, -2, 2));
    eachThere(
        generation, List.of("topK", "maxOutputTokens"), (s, key) -> s.whole(key, 1, LARGEST_INT));
    eachThere(generation, List.of("seed"), (s, key) -> s.whole(key, -LARGEST_INT, LARGEST_INT));
    eachThere(
        generation,
        List.of("mediaResolution"),
        (s, key) -> s.oneOf(key, List.of("low", "medium", "high")));
  }

  private void voice(Section section) {
    section
        .section("voice", List.of("sample", "consent", "speakers"))
        .ifPresent(
            voice -> {
              if (voice.has("sample") == voice.has("speakers")) {
                voice.add(
                    voice.place(),
                    "'voice' has "
                        + (voice.has("sample") ? "'sample' and" : "neither 'sample' nor")
                        + " 'speakers', expected one of them (sample: my-voice.wav, or speakers: {"
                        + " Ann: Kore, Bob: Puck }), or the name of a voice (voice: Kore)");
              }
              if (voice.has("consent") && !voice.has("sample")) {
                voice.add(voice.keyPlace("consent"), "'consent' stands without 'sample'");
              }
              eachThere(voice, List.of("sample", "consent"), this::sample);
              if (voice.has("speakers")) {
                voice.object("speakers").ifPresent(speakers -> speakers(voice, speakers));
              }
            });
  }

  private void speakers(Section voice, Json.Obj speakers) {
    int count = speakers.members().size();
    if (count < 2 || count > MAX_SPEAKERS) {
      voice.wrong("speakers", "2 to " + MAX_SPEAKERS + " speakers, each with a voice");
    }
    speakers
        .members()
        .forEach((name, value) -> Section.text(value, "speaker '" + name + "'", 200, problems));
  }

  /** A voice to be copied: the provider takes 16-bit mono at 24 kHz and nothing else. */
  private void sample(Section voice, String key) {
    Optional<Path> found =
        voice
            .text(key)
            .flatMap(
                name ->
                    new RecordingFiles(file, problems, "agent")
                        .find(name, voice.get(key).orElseThrow()));
    if (found.isEmpty()) {
      return;
    }
    String expected = "a WAV file of 24 kHz, 16 bits, one channel and at most 10 MB";
    try {
      if (Files.size(found.get()) > MAX_SAMPLE_BYTES) {
        voice.wrong(key, expected);
        return;
      }
      byte[] bytes = Files.readAllBytes(found.get());
      WavFile wav = WavFile.parse(bytes, key);
      boolean fits = wav.sampleRateHz() == SAMPLE_RATE_HZ && wav.channels().size() == 1;
      if (fits) {
        samples.put(key, new Sample(found.get(), Sha256.hex(bytes)));
      } else {
        voice.wrong(key, expected);
      }
    } catch (IOException e) {
      voice.wrong(key, expected + " (" + e.getMessage() + ")");
    }
  }

  private void translation(Section translation) {
    translation.require("to", "the language to speak (to: es)").text("to", 40);
    eachThere(translation, List.of("echo"), Section::flag);
  }

  private void builtInTools(Section section) {
    if (!section.has("builtInTools")) {
      return;
    }
    for (Json item : section.filledList("builtInTools", BUILT_IN.size(), "- googleSearch")) {
      if (!(item instanceof Json.Str word) || !BUILT_IN.contains(word.value())) {
        String is = "built-in tool is " + Words.describe(item);
        section.add(item.place(), is + ", expected " + Words.anyOf(BUILT_IN));
      }
    }
  }

  private void transcription(Section transcription) {
    for (String side : List.of("caller", "agent")) {
      Optional<Json> off =
          transcription
              .get(side)
              .filter(value -> value instanceof Json.Str word && word.value().equals("off"));
      if (off.isEmpty()) {
        transcription
            .section(
                side,
                List.of("languages", "vocabulary"),
                "off, or an object with languages or vocabulary (to have it, leave it out)")
            .ifPresent(
                settings -> {
                  eachThere(
                      settings,
                      List.of("languages"),
                      (s, key) -> s.texts(key, MAX_ITEMS, "[ en-US ]"));
                  eachThere(
                      settings,
                      List.of("vocabulary"),
                      (s, key) -> s.texts(key, MAX_ITEMS, "[ Fluxwell ]"));
                });
      }
    }
  }

  private void compression(Section compression) {
    Optional<Integer> trigger = tokens(compression, "trigger");
    Optional<Integer> target = tokens(compression, "target");
    if (trigger.isPresent() && target.filter(t -> t >= trigger.get()).isPresent()) {
      compression.wrong("target", "fewer tokens than 'trigger' (" + trigger.get() + ")");
    }
  }

  private static Optional<Integer> tokens(Section section, String key) {
    return section.has(key) ? section.whole(key, 0, LARGEST_WINDOW) : Optional.empty();
  }

  private void history(Section section) {
    if (!section.has("history")) {
      return;
    }
    for (Json item : section.filledList("history", MAX_HISTORY, "- caller: Hello.")) {
      Section.of(item, "turn of 'history'", problems, List.of("caller", "agent"))
          .ifPresent(
              turn -> {
                if (turn.has("caller") == turn.has("agent")) {
                  turn.add(
                      turn.place(),
                      "a turn of 'history' has both or none of 'caller' and 'agent', expected one"
                          + " (- caller: Hello.)");
                }
                eachThere(turn, List.of("caller", "agent"), (s, key) -> s.text(key, 10_000));
              });
    }
  }

  private void avatar(Section avatar) {
    avatar.require("name", "the avatar's name").text("name");
    eachThere(
        avatar,
        List.of("audioBitrate", "videoBitrate"),
        (s, key) -> s.whole(key, 1_000, 100_000_000));
  }
}
