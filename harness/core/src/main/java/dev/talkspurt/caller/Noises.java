package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.noise.EventKind;
import dev.talkspurt.noise.Noise;
import dev.talkspurt.scenario.Conditions.Background;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the noises a scenario names, each once. */
final class Noises {
  private final List<AudioClip> speech;
  private final List<List<AudioClip>> bystanders;
  private final long seed;
  private final Map<List<Object>, Noise> made = new HashMap<>();

  /**
   * Sources for a call.
   *
   * @param speech what the caller says, clean: the shape of speech-shaped noise
   * @param bystanders other speakers' utterances
   * @param seed of which bystander competes
   */
  Noises(List<AudioClip> speech, List<List<AudioClip>> bystanders, long seed) {
    this.speech = speech;
    this.bystanders = bystanders;
    this.seed = seed;
  }

  Noise of(Background asked) {
    List<Object> key = List.of(asked.noise(), asked.talkers(), asked.mainsHz(), asked.perMinute());
    return made.computeIfAbsent(key, k -> make(asked));
  }

  static Optional<EventKind> event(String name) {
    return List.of(EventKind.values()).stream()
        .filter(kind -> kind.label().equals(name))
        .findFirst();
  }

  private Noise make(Background asked) {
    return switch (asked.noise()) {
      case "white" -> Noise.white();
      case "pink" -> Noise.pink();
      case "brown" -> Noise.brown();
      case "car" -> Noise.car();
      case "hum" -> Noise.hum(asked.mainsHz());
      case "street" -> Noise.street();
      case "music" -> Noise.music();
      case "speech-shaped" -> Noise.speechShaped(shape(asked));
      case "babble" -> Noise.babble(asked.talkers(), voices(asked));
      case "competing-talker" -> Noise.competingTalker(competitor(asked));
      case "cafe" -> Noise.cafe(voices(asked));
      case "office" -> Noise.office(voices(asked));
      default -> Noise.events(kind(asked), asked.perMinute());
    };
  }

  private static EventKind kind(Background asked) {
    return event(asked.noise())
        .orElseThrow(() -> new BadInput(asked.place(), "noise is '" + asked.noise() + "'"));
  }

  private List<AudioClip> shape(Background asked) {
    return speech.isEmpty() ? voices(asked).get(0) : speech;
  }

  private List<AudioClip> competitor(Background asked) {
    List<List<AudioClip>> voices = voices(asked);
    return voices.get((int) Long.remainderUnsigned(seed, voices.size()));
  }

  private List<List<AudioClip>> voices(Background asked) {
    if (bystanders.isEmpty()) {
      throw new BadInput(
          asked.place(),
          "noise is '"
              + asked.noise()
              + "', but there is no voice other than the caller's, expected recordings of another"
              + " speaker (add fixtures of a second voice, or use noise without people)");
    }
    return bystanders;
  }
}
