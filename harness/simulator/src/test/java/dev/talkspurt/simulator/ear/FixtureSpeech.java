package dev.talkspurt.simulator.ear;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The committed recordings, and no synthesizer. */
final class FixtureSpeech implements SpeechSource {
  private static final Path FOLDER =
      Path.of(System.getProperty("talkspurt.root"), "audio-fixtures");
  static final List<Utterance> ALL = readAll();

  private final Predicate<String> voices;

  private FixtureSpeech(Predicate<String> voices) {
    this.voices = voices;
  }

  static FixtureSpeech all() {
    return new FixtureSpeech(voice -> true);
  }

  static FixtureSpeech only(Predicate<String> voices) {
    return new FixtureSpeech(voices);
  }

  static List<String> allVoices() {
    return ALL.stream().map(Utterance::voice).distinct().sorted().toList();
  }

  static Utterance of(String voice, String text) {
    return ALL.stream()
        .filter(u -> u.voice().equals(voice) && u.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static List<Utterance> readAll() {
    try {
      Json.Obj manifest =
          (Json.Obj) Json.parse(Files.readString(FOLDER.resolve("manifest.json")), "manifest");
      List<Utterance> read = new ArrayList<>();
      for (Json item : manifest.items("utterances")) {
        Json.Obj entry = (Json.Obj) item;
        String file = entry.text("file").orElseThrow();
        byte[] wave = Files.readAllBytes(FOLDER.resolve(file));
        int bytes = entry.number("samples").orElseThrow().intValue() * 2;
        byte[] pcm = Arrays.copyOfRange(wave, wave.length - bytes, wave.length);
        read.add(
            new Utterance(
                entry.text("text").orElseThrow(),
                entry.text("voice").orElseThrow(),
                AudioClip.of(Pcm16.toSamples(pcm), 16000),
                entry.number("onsetSample").orElseThrow().intValue(),
                entry.number("offsetSample").orElseThrow().intValue(),
                "fixture " + file));
      }
      return List.copyOf(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Utterance speak(Request request) {
    throw new BadInput("no synthesizer here");
  }

  @Override
  public List<String> voices() {
    return List.of();
  }

  @Override
  public List<Utterance> examples(String text) {
    return ALL.stream().filter(u -> u.text().equals(text) && voices.test(u.voice())).toList();
  }

  @Override
  public void close() {}
}
