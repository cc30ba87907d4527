package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.noise.Reverb;
import dev.talkspurt.noise.Room;
import dev.talkspurt.scenario.Conditions.RoomPlan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes sounds through rooms; each room has one gain for the whole call. */
final class Rooms {
  private final long seed;
  private final List<AudioClip> speech;
  private final Map<Room, Double> gainsDb = new HashMap<>();

  /**
   * Rooms of one call.
   *
   * @param speech all the caller says, clean; may be empty
   */
  Rooms(long callSeed, List<AudioClip> speech) {
    this.seed = Seeds.ofCall(callSeed, "room");
    this.speech = speech;
  }

  /** What is heard of a sound, and how many of its samples did not fit. */
  record Heard(short[] samples, long clipped) {}

  Heard heard(AudioClip clip, Optional<RoomPlan> plan) {
    if (plan.isEmpty()) {
      return new Heard(clip.toArray(), 0);
    }
    Reverb reverb = reverb(plan.get());
    int late = reverb.latencySamples();
    short[] samples = new short[late + clip.sampleCount() + reverb.tailSamples()];
    clip.copyTo(0, samples, 0, clip.sampleCount());
    reverb.process(samples, 0, samples.length);
    return new Heard(Arrays.copyOfRange(samples, late, samples.length), reverb.clippedSamples());
  }

  /** The peak of what is heard of a sound. */
  double peak(double[] sound, Optional<RoomPlan> plan) {
    double[] samples = sound;
    if (plan.isPresent()) {
      Reverb reverb = reverb(plan.get());
      samples = Arrays.copyOf(sound, sound.length + reverb.latencySamples() + reverb.tailSamples());
      reverb.process(samples, 0, samples.length);
    }
    double peak = 0;
    for (double sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private Reverb reverb(RoomPlan plan) {
    Room room = new Room(plan.name(), plan.rt60S(), plan.drrDb(), plan.directMs(), plan.levelDb());
    Double gainDb = gainsDb.get(room);
    if (gainDb == null) {
      gainDb = speech.isEmpty() ? room.levelDb() : Reverb.levelled(room, seed, speech).gainDb();
      gainsDb.put(room, gainDb);
    }
    return Reverb.withGain(room, seed, gainDb);
  }
}
