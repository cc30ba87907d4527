package dev.talkspurt.simulator.ear;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.line.BandLimit;
import dev.talkspurt.line.Chain;
import dev.talkspurt.line.Concealment;
import dev.talkspurt.line.Effect;
import dev.talkspurt.line.FrameLoss;
import dev.talkspurt.line.Framed;
import dev.talkspurt.line.G711;
import dev.talkspurt.line.NarrowBand;
import dev.talkspurt.line.Preset;
import dev.talkspurt.line.opus.OpusCodec;
import dev.talkspurt.noise.NoiseSource;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.speech.Utterance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * What is around a caller, and what the line does: noise at a ratio of active speech level (P.56)
 * to the noise's mean power over all of 8 kHz, then the line's effects.
 *
 * @param snrDb unused without noise
 */
record Surroundings(String name, String noise, double snrDb, LongFunction<List<Effect>> line) {
  static final List<String> NOISES = List.of("white", "pink", "babble", "cafe", "street");
  private static final int TALKERS = 6;
  private static final int SEED = 20_000;
  private static final int SETTLED = 80_000;
  private static final int MEASURED = 160_000;
  private static final Map<String, dev.talkspurt.noise.Noise> KINDS = new ConcurrentHashMap<>();

  static Surroundings clean() {
    return line("clean", seed -> List.of());
  }

  static Surroundings noisy(String noise, double snrDb) {
    return new Surroundings(noise + " " + (int) snrDb + " dB", noise, snrDb, seed -> List.of());
  }

  static Surroundings line(String name, LongFunction<List<Effect>> line) {
    return new Surroundings(name, "", 0, line);
  }

  /** Codecs and losses without noise. */
  static List<Surroundings> lines() {
    return List.of(
        line("narrow band, 8 kHz", seed -> List.of(NarrowBand.plain())),
        line("G.711 mu-law, 300-3400 Hz", seed -> telephone(G711.Law.MU_LAW)),
        line("G.711 A-law, 300-3400 Hz", seed -> telephone(G711.Law.A_LAW)),
        line("mobile preset, 1 % lost", Preset.MOBILE::effects),
        line("Opus 12 kbit/s", seed -> List.of(new Framed(new OpusCodec(12_000, 5)))),
        line("Opus 24 kbit/s", seed -> List.of(new Framed(new OpusCodec(24_000, 5)))),
        loss(1, 1),
        loss(3, 1),
        loss(5, 1),
        loss(10, 1),
        loss(5, 4),
        loss(10, 4));
  }

  private static List<Effect> telephone(G711.Law law) {
    return List.of(BandLimit.butterworth(300, 3400), new NarrowBand(new G711(law)));
  }

  private static Surroundings loss(int percent, int burst) {
    return line(
        percent + " % of frames lost, " + (burst == 1 ? "singly" : "in bursts of " + burst),
        seed ->
            List.of(
                new FrameLoss(percent / 100.0, burst, Concealment.REPEAT_FADE, seed).settled()));
  }

  /** The utterance with {@code silence} samples at each end, under these conditions. */
  AudioClip around(Utterance said, int silence, int index) {
    short[] samples = new short[said.audio().sampleCount() + 2 * silence];
    said.audio().copyTo(0, samples, silence, said.audio().sampleCount());
    long seed = SEED + index;
    if (!noise.isEmpty()) {
      add(samples, said, seed);
    }
    return new Chain(line.apply(seed)).render(AudioClip.of(samples, 16_000));
  }

  private void add(short[] samples, Utterance said, long seed) {
    NoiseSource source =
        KINDS.computeIfAbsent(noise + said.voice(), key -> kind(said.voice())).start(seed);
    double[] bed = new double[SETTLED + Math.max(MEASURED, samples.length)];
    source.fill(bed, 0, bed.length);
    double squares = 0;
    for (int i = SETTLED; i < SETTLED + MEASURED; i++) {
      squares += bed[i] * bed[i];
    }
    double levelDb = SpeechLevel.of(said.audio()).activeDbov() - snrDb;
    double gain = 32768 * Math.pow(10, levelDb / 20) / Math.sqrt(squares / MEASURED);
    for (int i = 0; i < samples.length; i++) {
      double mixed = Math.rint(samples[i] + gain * bed[SETTLED + i]);
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, mixed));
    }
  }

  private dev.talkspurt.noise.Noise kind(String caller) {
    Function<String, List<AudioClip>> speech =
        voice ->
            FixtureSpeech.ALL.stream()
                .filter(one -> one.voice().equals(voice))
                .map(Utterance::audio)
                .toList();
    List<List<AudioClip>> others =
        FixtureSpeech.allVoices().stream().filter(v -> !v.equals(caller)).map(speech).toList();
    return switch (noise) {
      case "white" -> dev.talkspurt.noise.Noise.white();
      case "pink" -> dev.talkspurt.noise.Noise.pink();
      case "babble" -> dev.talkspurt.noise.Noise.babble(TALKERS, others);
      case "cafe" -> dev.talkspurt.noise.Noise.cafe(others);
      case "street" -> dev.talkspurt.noise.Noise.street();
      default -> throw new IllegalArgumentException(noise);
    };
  }
}
