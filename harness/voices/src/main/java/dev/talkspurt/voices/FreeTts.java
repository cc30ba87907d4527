package dev.talkspurt.voices;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.audio.AudioPlayer;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import dev.talkspurt.audio.AudioClip;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/** The embedded synthesizer: needs nothing installed. */
final class FreeTts implements Synthesizer {
  // Separate FreeTTS voices still share state: speaking on two threads breaks its lexicon.
  private static final Object LOCK = new Object();
  private Voice voice;

  @Override
  public String name() {
    return "freetts";
  }

  @Override
  public String version() {
    return "1.2.2";
  }

  @Override
  public AudioClip speak(String text, String speaker) throws VoiceFailure {
    synchronized (LOCK) {
      try {
        return record(text, speaker);
      } catch (RuntimeException | Error e) {
        if (e instanceof VirtualMachineError fatal) {
          throw fatal;
        }
        // A voice that threw in the middle of an utterance may be left half way through it.
        voice = null;
        throw new VoiceFailure("freetts cannot speak this text: " + e, "use plain English words");
      }
    }
  }

  private AudioClip record(String text, String speaker) throws VoiceFailure {
    if (voice == null) {
      voice = allocate(speaker);
    }
    Recorder recorder = new Recorder();
    voice.setAudioPlayer(recorder);
    if (!voice.speak(text)) {
      voice = null;
      throw new VoiceFailure("freetts did not finish the text", "use plain English words");
    }
    return recorder.clip();
  }

  private static Voice allocate(String speaker) throws VoiceFailure {
    for (Voice candidate : new KevinVoiceDirectory().getVoices()) {
      if (candidate.getName().equals(speaker)) {
        candidate.allocate();
        return candidate;
      }
    }
    throw new VoiceFailure("freetts has no voice " + speaker, "use kevin16");
  }

  /** Collects what FreeTTS plays. */
  private static final class Recorder implements AudioPlayer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    private AudioFormat format;

    AudioClip clip() {
      byte[] pcm = bytes.toByteArray();
      short[] samples = new short[pcm.length / 2];
      int high = format == null || format.isBigEndian() ? 0 : 1;
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) (pcm[2 * i + high] << 8 | pcm[2 * i + 1 - high] & 0xff);
      }
      return AudioClip.of(samples, format == null ? 16000 : (int) format.getSampleRate());
    }

    @Override
    public void setAudioFormat(AudioFormat format) {
      this.format = format;
    }

    @Override
    public AudioFormat getAudioFormat() {
      return format;
    }

    @Override
    public boolean write(byte[] audio) {
      return write(audio, 0, audio.length);
    }

    @Override
    public boolean write(byte[] audio, int offset, int size) {
      bytes.write(audio, offset, size);
      return true;
    }

    @Override
    public void begin(int size) {}

    @Override
    public boolean end() {
      return true;
    }

    @Override
    public boolean drain() {
      return true;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public float getVolume() {
      return 1;
    }

    @Override
    public void setVolume(float volume) {}

    @Override
    public long getTime() {
      return 0;
    }

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
  }
}
