package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Templates of all phrases, and how an utterance compares with them. Immutable. */
final class Vocabulary {
  private static final int STRETCH_FRAMES = 20;

  /** The coarse comparison looks at one frame of so many, and so many phrases survive it. */
  private static final int COARSE = 3;

  private static final int SURVIVORS = 10;

  /** So many phrases are tried with a voice tract of another length. */
  private static final int WARPED = 4;

  private final List<Phrase> phrases;
  private final List<Template> templates;

  /** The templates of each phrase, by index. */
  private final int[][] ofPhrase;

  Vocabulary(List<Phrase> phrases, List<Template> templates) {
    this.phrases = List.copyOf(phrases);
    this.templates = List.copyOf(templates);
    this.ofPhrase = new int[phrases.size()][];
    for (int p = 0; p < ofPhrase.length; p++) {
      int phrase = p;
      ofPhrase[p] =
          IntStream.range(0, templates.size())
              .filter(t -> templates.get(t).phrase() == phrase)
              .toArray();
    }
  }

  /** Compare; empty if no template comes near in length. */
  Optional<Evidence> compare(Sound sound) {
    return phrases.isEmpty() ? Optional.empty() : new Comparison(sound).evidence();
  }

  private static boolean sameTurn(Phrase a, Phrase b) {
    return a.id().equals(b.id()) || a.text().equals(b.text());
  }

  /** One utterance against all templates. */
  private final class Comparison {
    private final Channel channel;
    private final Features[] warped;
    private final Features[] known;
    private final float[] distances = new float[templates.size()];
    private final float[] byPhrase = new float[phrases.size()];
    private Features heard;

    Comparison(Sound sound) {
      channel = Channel.of(sound);
      int[] kept = sound.withoutPauses();
      warped =
          Arrays.stream(sound.speech())
              .map(speech -> channel.heard(speech.picked(kept)))
              .toArray(Features[]::new);
      heard = warped[0];
      known = templates.stream().map(channel::through).toArray(Features[]::new);
      Arrays.fill(distances, Float.POSITIVE_INFINITY);
      Arrays.fill(byPhrase, Float.POSITIVE_INFINITY);
    }

    Optional<Evidence> evidence() {
      for (int phrase : survivors()) {
        align(phrase, heard);
      }
      stretchTheVoice();
      int best = 0;
      for (int p = 1; p < byPhrase.length; p++) {
        best = byPhrase[p] < byPhrase[best] ? p : best;
      }
      return Float.isInfinite(byPhrase[best]) ? Optional.empty() : Optional.of(evidence(best));
    }

    /** The phrases that a look at some of the frames leaves over. */
    private int[] survivors() {
      Features coarse = heard.every(COARSE);
      float[] rough = new float[phrases.size()];
      Arrays.fill(rough, Float.POSITIVE_INFINITY);
      for (int t = 0; t < known.length; t++) {
        int phrase = templates.get(t).phrase();
        rough[phrase] = Math.min(rough[phrase], Alignment.distance(coarse, known[t].every(COARSE)));
      }
      return IntStream.range(0, rough.length)
          .boxed()
          .sorted((a, b) -> Float.compare(rough[a], rough[b]))
          .limit(Math.max(SURVIVORS, rough.length / 4))
          .mapToInt(p -> p)
          .toArray();
    }

    private void align(int phrase, Features utterance) {
      for (int t : ofPhrase[phrase]) {
        float distance = Alignment.distance(utterance, known[t], distances[t]);
        distances[t] = Math.min(distances[t], distance);
        byPhrase[phrase] = Math.min(byPhrase[phrase], distance);
      }
    }

    /** Try the nearest phrases with longer and shorter vocal tracts. */
    private void stretchTheVoice() {
      int[] nearest =
          IntStream.range(0, byPhrase.length)
              .boxed()
              .sorted((a, b) -> Float.compare(byPhrase[a], byPhrase[b]))
              .limit(WARPED)
              .mapToInt(p -> p)
              .toArray();
      float least = byPhrase[nearest[0]];
      Features plain = heard;
      for (int w = 1; w < warped.length; w++) {
        for (int phrase : nearest) {
          align(phrase, warped[w]);
        }
        float now = Float.POSITIVE_INFINITY;
        for (int phrase : nearest) {
          now = Math.min(now, byPhrase[phrase]);
        }
        if (now < least) {
          least = now;
          plain = warped[w];
        }
      }
      heard = plain;
    }

    private Evidence evidence(int best) {
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
      float[] loose = AnyOrder.distances(heard, List.of(known));
      boolean fewVoices = voices(best) < Ear.ENOUGH_VOICES;
      return new Evidence(
          best,
          own,
          own * loose.length / sum(loose, 0, loose.length),
          worstStretch(along(best), loose),
          Float.isInfinite(rival) ? 1 : own / rival,
          agreement(nearest),
          heard.frames() * (variant / own - 1),
          channel.noisiness(),
          fewVoices,
          !nearest.slots().isEmpty() && channel.clear() && !fewVoices);
    }

    private long voices(int phrase) {
      return Arrays.stream(ofPhrase[phrase])
          .mapToObj(t -> templates.get(t).voice())
          .distinct()
          .count();
    }

    private double agreement(Phrase nearest) {
      Map<String, Integer> bestOf = new LinkedHashMap<>();
      for (int t = 0; t < distances.length; t++) {
        bestOf.merge(templates.get(t).voice(), t, (a, b) -> distances[b] < distances[a] ? b : a);
      }
      long agreeing =
          bestOf.values().stream()
              .filter(t -> sameTurn(phrases.get(templates.get(t).phrase()), nearest))
              .count();
      return (double) agreeing / bestOf.size();
    }

    /** Distance of each frame to the nearest of the phrase, over all its templates. */
    private float[] along(int phrase) {
      float[] nearest = new float[heard.frames()];
      Arrays.fill(nearest, Float.POSITIVE_INFINITY);
      for (int t : ofPhrase[phrase]) {
        float[] along = Alignment.along(heard, known[t]);
        for (int i = 0; i < nearest.length; i++) {
          nearest[i] = Math.min(nearest[i], along[i]);
        }
      }
      return nearest;
    }
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
}
