package dev.talkspurt.simulator.session;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks the agent's lines, each rendered once. Thread-safe. */
public final class Voice {
  private static final int MAX_KEPT = 2_000;
  private static final int TAIL_MS = 40;

  private final SpeechSource speech;
  private final Behaviour.Speaks speaks;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final Map<Double, Voice> others = new ConcurrentHashMap<>();

  /** A voice that has said nothing yet. */
  public Voice(SpeechSource speech, Behaviour.Speaks speaks) {
    this.speech = speech;
    this.speaks = speaks;
  }

  /** The same voice so many times as high. */
  Voice higher(double factor) {
    return others.computeIfAbsent(
        factor,
        pitch ->
            new Voice(
                speech,
                new Behaviour.Speaks(speaks.voice(), speaks.rate(), speaks.pitch() * pitch)));
  }

  /** The line if it has been rendered. */
  Optional<Line> ready(String text) {
    return Optional.ofNullable(lines.get(text));
  }

  /** The line; may take long. */
  public Line render(String text) {
    Line known = lines.get(text);
    if (known != null) {
      return known;
    }
    Line line = text.isBlank() ? Line.of(text, new short[0]) : spoken(text);
    if (lines.size() < MAX_KEPT) {
      lines.put(text, line);
    }
    return line;
  }

  private Line spoken(String text) {
    Utterance utterance =
        speech.speak(new SpeechSource.Request(text, speaks.voice(), speaks.rate(), speaks.pitch()));
    AudioClip audio = utterance.audio();
    int tail = TAIL_MS * audio.sampleRateHz() / 1000;
    int end = Math.min(audio.sampleCount(), utterance.offsetSample() + 1 + tail);
    AudioClip speechAlone = audio.slice(Math.min(utterance.onsetSample(), end), end);
    return Line.of(text, Resampler.resample(speechAlone, Line.RATE_HZ).toArray());
  }
}
