package dev.talkspurt.simulator.ear;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises declared phrases by their sound alone.
 *
 * <p>Mel cepstra are aligned by dynamic time warping with recordings and synthesized examples of
 * every phrase. What decides about rejection are ratios, never a distance: against the same frames
 * in any order, against the nearest other turn, the share of voices that agree, and the lead over
 * other slot values. {@link Recognition#confidence()} puts them together: at 0.35 about one foreign
 * phrase in twenty gets in, and one declared phrase in fifteen is turned away in clean sound. Below
 * 0.1 the ear itself rejects. What is no speech at all is {@link Recognition#NOTHING}.
 *
 * <p>Sentences with open slots are searched for word by word and compete with the phrases by their
 * distance. How sure each value is, {@link Recognition#slotConfidence()} says: the sentence may be
 * sure and its value not.
 *
 * <p>Every figure was found with synthesized callers; nothing is known about human ones.
 *
 * <p>Thread-safe once learned.
 */
public final class Ear {
  private static final int SAMPLE_RATE_HZ = 16000;
  static final int ENOUGH_VOICES = 3;
  private static final double[] PLAIN = {1.0};
  private static final double[] HEARD_WARPS = {1.0, 0.91, 1.1};
  private static final double[] WARPS = {1.0, 0.88, 0.94, 1.06, 1.13};
  private static final double REJECTED = 0.1;

  private final List<Phrase> phrases;
  private final Vocabulary vocabulary;
  private final Sentences sentences;

  /** Whether what does not change as speech does is nothing; not if that is what it was taught. */
  private final boolean speechOnly;

  private Ear(
      List<Phrase> phrases, List<Template> templates, Sentences sentences, boolean speechOnly) {
    this.speechOnly = speechOnly;
    this.phrases = List.copyOf(phrases);
    this.sentences = sentences;
    this.vocabulary = new Vocabulary(phrases, templates);
  }

  /**
   * Learn the phrases from recordings and from every synthesizer voice; slow, once per agent.
   *
   * @throws BadInput if there is neither a recording nor a synthesizer for a phrase
   */
  public static Ear learn(List<Phrase> phrases, SpeechSource speech) {
    return learn(phrases, List.of(), speech);
  }

  /**
   * Learn phrases, and sentences with open slots.
   *
   * @throws BadInput if there is neither a recording nor a synthesizer for a phrase or a word
   */
  public static Ear learn(List<Phrase> phrases, List<SlotPattern> patterns, SpeechSource speech) {
    Map<String, List<Utterance>> learned = new LinkedHashMap<>();
    List<Template> templates = new ArrayList<>();
    int spoken = 0;
    int taught = 0;
    for (int p = 0; p < phrases.size(); p++) {
      String text = phrases.get(p).text();
      List<Utterance> examples = learned.computeIfAbsent(text, t -> examples(t, speech));
      long voices = examples.stream().map(Utterance::voice).distinct().count();
      double[] warps = voices < ENOUGH_VOICES ? WARPS : PLAIN;
      for (Utterance example : examples) {
        Sound sound =
            Sound.taught(example.audio().toArray(), warps).orElseThrow(() -> silent(example));
        taught++;
        spoken += sound.isSpeech() ? 1 : 0;
        int[] kept = sound.withoutPauses();
        for (MelSpectrogram spectrogram : sound.speech()) {
          templates.add(new Template(p, example.voice(), spectrogram.picked(kept)));
        }
      }
    }
    return new Ear(phrases, templates, Sentences.learn(patterns, speech), 2 * spoken >= taught);
  }

  private static List<Utterance> examples(String text, SpeechSource speech) {
    List<Utterance> examples = new ArrayList<>(speech.examples(text));
    for (String voice : speech.voices()) {
      if (examples.stream().noneMatch(e -> e.voice().equals(voice))) {
        examples.add(speech.speak(SpeechSource.Request.of(text, voice)));
      }
    }
    if (examples.isEmpty()) {
      throw new BadInput(
          "the simulated agent cannot learn '" + text + "': no recording and no synthesizer");
    }
    return examples;
  }

  private static BadInput silent(Utterance example) {
    return new BadInput(
        "the simulated agent cannot learn '"
            + example.text()
            + "' from voice "
            + example.voice()
            + ": no speech in it ("
            + example.origin()
            + ")");
  }

  /**
   * What was said in {@code utterance}, one talkspurt at 16 kHz. At least 100 ms from before or
   * after it show the noise, which is then allowed for; without them silence is assumed.
   *
   * @throws IllegalArgumentException if the sample rate is another
   */
  public Recognition recognise(AudioClip utterance) {
    Optional<Sound> heard = heard(utterance);
    Optional<Evidence> whole = heard.flatMap(vocabulary::compare);
    Optional<SlotEvidence> open = heard.flatMap(this::slotEvidence);
    double wholeDistance = whole.map(Evidence::distance).orElse(Double.POSITIVE_INFINITY);
    double openDistance = open.map(SlotEvidence::distance).orElse(Double.POSITIVE_INFINITY);
    boolean sameTurn =
        whole.isPresent()
            && open.isPresent()
            && phrases.get(whole.get().phrase()).id().equals(open.get().phrase().id());
    if (openDistance < wholeDistance) {
      SlotEvidence evidence = open.get();
      return SlotConfidence.recognition(
          sameTurn ? evidence : evidence.against(wholeDistance), REJECTED);
    }
    return whole
        .map(
            evidence -> {
              Phrase nearest = phrases.get(evidence.phrase());
              double confidence =
                  Confidence.of(sameTurn ? evidence : evidence.against(openDistance));
              return new Recognition(
                  Optional.of(nearest).filter(p -> confidence >= REJECTED),
                  confidence,
                  Optional.of(nearest));
            })
        .orElse(Recognition.NOTHING);
  }

  Optional<Evidence> evidence(AudioClip utterance) {
    return heard(utterance).flatMap(vocabulary::compare);
  }

  private Optional<SlotEvidence> slotEvidence(Sound heard) {
    return sentences.isEmpty()
        ? Optional.empty()
        : sentences.compare(heard.speech()[0], Noise.of(heard.noise()));
  }

  private Optional<Sound> heard(AudioClip utterance) {
    if (utterance.sampleRateHz() != SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException(
          "sampleRateHz is " + utterance.sampleRateHz() + ", expected " + SAMPLE_RATE_HZ);
    }
    return speechOnly
        ? Sound.of(utterance.toArray(), HEARD_WARPS)
        : Sound.taught(utterance.toArray(), HEARD_WARPS);
  }
}
