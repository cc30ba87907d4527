package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.audio.Sha256;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import dev.talkspurt.line.Dtmf;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Manner;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.DisfluentSpeech;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The caller's utterances of a scenario, and the proof of what was sent. */
final class CallerSpeech {
  /** Silence before and after keys: 100 ms. */
  private static final int KEY_MARGIN = CallerTrack.RATE_HZ / 10;

  /** Who else may speak, where the scenario does not say. */
  private static final List<String> BYSTANDERS = List.of("en-us-kevin", "en-us-slt");

  private CallerSpeech() {}

  /**
   * What the caller's steps sound like, clean, by step index; events are made later.
   *
   * @throws BadInput at the step's place
   */
  static Map<Integer, Utterance> clean(Scenario scenario, SpeechSource speech, long runSeed) {
    // Hesitations are the same in every trial: what was learnt of one holds for the others.
    long seed = Seeds.of(runSeed, scenario.family(), 0);
    Map<Integer, Utterance> sounds = new HashMap<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      Step step = scenario.script().get(i);
      Optional<Sound> sound = step.makes();
      if (sound.isPresent()) {
        Manner manner = scenario.callerAt(i).manner();
        try {
          clean(sound.get(), manner, speech, seed + i).ifPresent(putting(sounds, i));
        } catch (BadInput e) {
          throw new BadInput(
              e.problems().stream().map(p -> new Problem(step.place(), p.message())).toList());
        }
      }
    }
    return sounds;
  }

  private static Consumer<Utterance> putting(Map<Integer, Utterance> sounds, int step) {
    return utterance -> sounds.put(step, utterance);
  }

  private static Optional<Utterance> clean(
      Sound sound, Manner manner, SpeechSource speech, long seed) {
    if (sound instanceof Sound.Spoken spoken) {
      return Optional.of(
          DisfluentSpeech.speak(
              speech,
              new SpeechSource.Request(
                  spoken.text(), manner.voice(), manner.rate(), manner.pitch()),
              manner.disfluency(),
              seed));
    }
    if (sound instanceof Sound.Recording recording) {
      Utterance heard = speech.recording(recording.file(), recording.words().orElse(""));
      return Optional.of(heard.text().isEmpty() ? named(heard, recording.name()) : heard);
    }
    if (sound instanceof Sound.Bystander other) {
      return Optional.of(
          speech.speak(
              new SpeechSource.Request(
                  other.text(), other.voice().orElseGet(() -> notOf(manner)), 1, 1)));
    }
    if (sound instanceof Sound.Echo echo) {
      return Optional.of(nothing(echo));
    }
    return sound instanceof Sound.Keys keys ? Optional.of(tones(keys)) : Optional.empty();
  }

  private static String notOf(Manner manner) {
    return BYSTANDERS.get(manner.voice().equals(BYSTANDERS.get(0)) ? 1 : 0);
  }

  /** The caller's own side of an echo. */
  private static Utterance nothing(Sound.Echo echo) {
    int samples = (int) (echo.length().toMillis() * CallerTrack.RATE_HZ / 1000);
    return new Utterance(
        echo.text(),
        "",
        AudioClip.silence(samples, CallerTrack.RATE_HZ),
        0,
        samples - 1,
        "the agent's voice");
  }

  private static Utterance named(Utterance u, String name) {
    return new Utterance(name, u.voice(), u.audio(), u.onsetSample(), u.offsetSample(), u.origin());
  }

  private static Utterance tones(Sound.Keys keys) {
    AudioClip tones =
        Dtmf.tones(keys.keys(), Dtmf.USUAL_DBOV, CallerTrack.RATE_HZ).slice(0, lastTone(keys));
    short[] samples = new short[tones.sampleCount() + 2 * KEY_MARGIN];
    tones.copyTo(0, samples, KEY_MARGIN, tones.sampleCount());
    return new Utterance(
        keys.text(),
        "",
        AudioClip.of(samples, CallerTrack.RATE_HZ),
        KEY_MARGIN,
        KEY_MARGIN + tones.sampleCount() - 1,
        "DTMF by ITU-T Q.23");
  }

  /** Without the silence behind the last key. */
  private static int lastTone(Sound.Keys keys) {
    int tone = Dtmf.TONE_MS * CallerTrack.RATE_HZ / 1000;
    return (2 * keys.keys().length() - 1) * tone;
  }

  /** The caller's side of one trial. */
  static CallerSide side(Scenario scenario, SpeechSource speech, long runSeed, int trial) {
    Map<Integer, Utterance> sounds = clean(scenario, speech, runSeed);
    Set<String> voices = new TreeSet<>();
    boolean noisy = false;
    for (int i = -1; i < scenario.script().size(); i++) {
      Caller caller = scenario.callerAt(i);
      voices.add(caller.voice());
      noisy |= !caller.conditions().background().isEmpty();
    }
    return CallerSide.render(
        scenario,
        sounds,
        noisy ? speech.bystanders(voices) : List.of(),
        Seeds.of(runSeed, scenario.family(), trial));
  }

  /** SHA-256 over the caller's sounds as they were sent, in script order; empty if none was. */
  static String sha256(List<JournalEntry> journal, AudioClip sent) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (JournalEntry entry : journal) {
      if (entry instanceof JournalEntry.CallerMark mark) {
        int from = (int) Math.min(mark.startSample(), sent.sampleCount());
        int to = (int) Math.min(mark.endSample(), sent.sampleCount());
        bytes.writeBytes(Pcm16.toBytes(sent.slice(from, to).toArray()));
      }
    }
    return bytes.size() == 0 ? "" : Sha256.hex(bytes.toByteArray());
  }
}
