package dev.talkspurt.noise;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.signal.Fft;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Speech-like sounds made the same everywhere, every kind of noise, and what tests do to both. */
final class Sounds {
  static final int RATE = NoiseSource.SAMPLE_RATE_HZ;

  private Sounds() {}

  /** A voice of four utterances of 1.2 to 2.1 s, syllables at about 4 Hz, pauses in between. */
  static List<AudioClip> voice(int number) {
    List<AudioClip> clips = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clips.add(utterance(new Chance(100 * number + i), 1.2 + 0.3 * i, 90 + 35 * number));
    }
    return clips;
  }

  static List<List<AudioClip>> voices() {
    return List.of(voice(1), voice(2), voice(3));
  }

  /** What a committed voice says, all of it. */
  static List<AudioClip> recorded(String voice) throws IOException {
    Path folder = Path.of(System.getProperty("talkspurt.root"), "audio-fixtures", voice);
    List<AudioClip> clips = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        clips.add(WavFile.read(file).channels().get(0));
      }
    }
    return clips;
  }

  /** Glottal pulses and breath through three formants, gated into syllables. */
  static AudioClip utterance(Chance chance, double seconds, double pitchHz) {
    int count = (int) (seconds * RATE);
    short[] samples = new short[count];
    Biquad[] formants = {
      Biquad.bandPass(600, 5), Biquad.bandPass(1400, 7), Biquad.bandPass(2600, 8)
    };
    double phase = 0;
    for (int i = 0; i < count; i++) {
      phase += pitchHz / RATE;
      double source = 0.15 * chance.gaussian();
      if (phase >= 1) {
        phase -= 1;
        source += 8;
      }
      double sound = 0;
      for (Biquad formant : formants) {
        sound += formant.filter(source);
      }
      double syllable = Math.max(0, Sine.at(4.0 * i / RATE));
      samples[i] = (short) Math.rint(4000 * syllable * sound);
    }
    return AudioClip.of(samples, RATE);
  }

  /** Speech without pauses beyond those between syllables, then silence: {@code activity} of it. */
  static AudioClip active(double activity, int count, double peak) {
    short[] samples = new short[count];
    AudioClip speech = utterance(new Chance(7), (double) count / RATE, 130);
    int most = 0;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, Math.abs(speech.at(i)));
    }
    int period = count / 2;
    for (int i = 0; i < count; i++) {
      boolean on = i % period < activity * period;
      samples[i] = on ? (short) (speech.at(i) * peak * 32767 / most) : 0;
    }
    return AudioClip.of(samples, RATE);
  }

  static Map<String, Noise> all() {
    Map<String, Noise> all = new LinkedHashMap<>();
    all.put("white", Noise.white());
    all.put("pink", Noise.pink());
    all.put("brown", Noise.brown());
    all.put("car", Noise.car());
    all.put("hum 50", Noise.hum(50));
    all.put("hum 60", Noise.hum(60));
    all.put("speech-shaped", Noise.speechShaped(voice(2)));
    all.put("babble 4", Noise.babble(4, voices()));
    all.put("babble 20", Noise.babble(20, voices()));
    all.put("competing talker", Noise.competingTalker(voice(3)));
    all.put("cafe", Noise.cafe(voices()));
    all.put("street", Noise.street());
    all.put("office", Noise.office(voices()));
    all.put("music", Noise.music());
    for (EventKind kind : EventKind.values()) {
      all.put(kind.label(), Noise.events(kind, 60));
    }
    return all;
  }

  static double[] take(NoiseSource source, int count) {
    double[] samples = new double[count];
    source.fill(samples, 0, count);
    return samples;
  }

  static double meanSquare(double[] samples) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample * sample;
    }
    return sum / samples.length;
  }

  /** SHA-256 of the samples' bits. */
  static String sha256(double[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * samples.length);
    for (double sample : samples) {
      bytes.putDouble(sample);
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Mean power in each of {@code size / 2} bins, Hann windows half overlapped. */
  static double[] spectrum(double[] samples, int size) {
    Fft fft = new Fft(size);
    double[] power = new double[size / 2];
    for (int from = 0; from + size <= samples.length; from += size / 2) {
      double[] re = new double[size];
      for (int i = 0; i < size; i++) {
        re[i] = samples[from + i] * Math.sin(Math.PI * i / size) * Math.sin(Math.PI * i / size);
      }
      double[] im = new double[size];
      fft.transform(re, im);
      for (int k = 0; k < power.length; k++) {
        power[k] += re[k] * re[k] + im[k] * im[k];
      }
    }
    return power;
  }

  /** Mean density between two frequencies, in dB. */
  static double densityDb(double[] power, double fromHz, double toHz) {
    double binHz = RATE / 2.0 / power.length;
    double sum = 0;
    int bins = 0;
    for (int k = (int) Math.ceil(fromHz / binHz); k * binHz < toHz; k++) {
      sum += power[k];
      bins++;
    }
    return 10 * Math.log10(sum / bins);
  }
}
