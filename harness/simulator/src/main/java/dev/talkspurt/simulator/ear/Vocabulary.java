package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates of all phrases, and how an utterance compares with them. Immutable. */
final class Vocabulary {
  /** So many template frames stand for all in the comparison of frames in any order. */
  private static final int SAMPLED_FRAMES = 2048;

  private static final int STRETCH_FRAMES = 20;

  private final List<Phrase> phrases;
  private final List<Template> templates;

  Vocabulary(List<Phrase> phrases, List<Template> templates) {
    this.phrases = List.copyOf(phrases);
    this.templates = List.copyOf(templates);
  }

  /** Compare; empty if no template comes near in length. */
  Optional<Evidence> compare(Features heard, Noise noise) {
    List<Features> known = templates.stream().map(t -> t.under(noise)).toList();
    float[] distances = new float[templates.size()];
    float[] byPhrase = new float[phrases.size()];
    Arrays.fill(byPhrase, Float.POSITIVE_INFINITY);
    for (int t = 0; t < distances.length; t++) {
      distances[t] = Alignment.distance(heard, known.get(t));
      int phrase = templates.get(t).phrase();
      byPhrase[phrase] = Math.min(byPhrase[phrase], distances[t]);
    }
    int best = 0;
    for (int p = 1; p < byPhrase.length; p++) {
      best = byPhrase[p] < byPhrase[best] ? p : best;
    }
    return byPhrase.length == 0 || Float.isInfinite(byPhrase[best])
        ? Optional.empty()
        : Optional.of(evidence(best, byPhrase, distances, heard, known, noise));
  }

  private Evidence evidence(
      int best,
      float[] byPhrase,
      float[] distances,
      Features heard,
      List<Features> known,
      Noise noise) {
    Phrase nearest = phrases.get(best);
    float rival = Float.POSITIVE_INFINITY;
    float variant = Float.POSITIVE_INFINITY;
    for (int p = 0; p < byPhrase.length; p++) {
      Phrase other = phrases.get(p);
      if (!sameTurn(other, nearest)) {
        rival = Math.min(rival, byPhrase[p]);
      } else if (!other.slots().equals(nearest.slots())) {
        variant = Math.min(variant, byPhrase[p]);
      }
    }
    float own = byPhrase[best];
    float[] loose = nearestFrames(heard, known);
    return new Evidence(
        best,
        own,
        own * loose.length / sum(loose, 0, loose.length),
        stretchCounts(best, noise) ? worstStretch(along(best, heard, known), loose) : 1,
        Float.isInfinite(rival) ? 1 : own / rival,
        agreement(nearest, distances),
        heard.frames() * (variant / own - 1));
  }

  private boolean stretchCounts(int phrase, Noise noise) {
    long voices =
        templates.stream()
            .filter(t -> t.phrase() == phrase)
            .map(Template::voice)
            .distinct()
            .count();
    return !phrases.get(phrase).slots().isEmpty()
        && noise == Noise.NONE
        && voices >= Ear.ENOUGH_VOICES;
  }

  private static boolean sameTurn(Phrase a, Phrase b) {
    return a.id().equals(b.id()) || a.text().equals(b.text());
  }

  private double agreement(Phrase nearest, float[] distances) {
    Map<String, Integer> bestOf = new LinkedHashMap<>();
    for (int t = 0; t < distances.length; t++) {
      int candidate = t;
      bestOf.merge(
          templates.get(t).voice(), candidate, (a, b) -> distances[b] < distances[a] ? b : a);
    }
    long agreeing =
        bestOf.values().stream()
            .filter(t -> sameTurn(phrases.get(templates.get(t).phrase()), nearest))
            .count();
    return (double) agreeing / bestOf.size();
  }

  /** Distance of each frame to the nearest of the phrase, over all its templates. */
  private float[] along(int phrase, Features heard, List<Features> known) {
    float[] nearest = new float[heard.frames()];
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
    for (int t = 0; t < known.size(); t++) {
      if (templates.get(t).phrase() == phrase) {
        float[] distances = Alignment.along(heard, known.get(t));
        for (int i = 0; i < nearest.length; i++) {
          nearest[i] = Math.min(nearest[i], distances[i]);
        }
      }
    }
    return nearest;
  }

  private static double worstStretch(float[] aligned, float[] loose) {
    int length = Math.min(STRETCH_FRAMES, loose.length);
    double worst = 0;
    for (int from = 0; from + length <= loose.length; from++) {
      worst = Math.max(worst, sum(aligned, from, length) / sum(loose, from, length));
    }
    return worst;
  }

  private static float sum(float[] values, int from, int length) {
    float sum = 1e-3f;
    for (int i = from; i < from + length; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** Distance of each frame to the nearest template frame, in any order. */
  private static float[] nearestFrames(Features heard, List<Features> known) {
    int total = known.stream().mapToInt(Features::frames).sum();
    int stride = Math.max(1, total / SAMPLED_FRAMES);
    float[] nearest = new float[heard.frames()];
    Arrays.fill(nearest, Float.MAX_VALUE);
    int skip = 0;
    for (Features template : known) {
      for (; skip < template.frames(); skip += stride) {
        for (int i = 0; i < nearest.length; i++) {
          nearest[i] = Math.min(nearest[i], Alignment.frameDistance(heard, i, template, skip));
        }
      }
      skip -= template.frames();
    }
    return nearest;
  }
}
