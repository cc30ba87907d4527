package dev.talkspurt.line;

import dev.talkspurt.audio.ALaw;
import dev.talkspurt.audio.MuLaw;

/**
 * Through the 8-bit codes of ITU-T G.711 and back, sample by sample.
 *
 * <p>Works at whatever rate it is given; a telephone line is {@code new NarrowBand(new G711(law))}.
 */
public final class G711 implements Effect {
  private final Law law;

  /** The two codings of the Recommendation. */
  public enum Law {
    /** America and Japan. */
    MU_LAW("mu-law"),
    /** The rest of the world. */
    A_LAW("A-law");

    private final String label;

    Law(String label) {
      this.label = label;
    }
  }

  /** A line of one law. */
  public G711(Law law) {
    this.law = law;
  }

  @Override
  public Description describe() {
    return Description.of("g711").with("law", law.label);
  }

  @Override
  public int latencySamples() {
    return 0;
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      samples[i] =
          law == Law.MU_LAW
              ? MuLaw.decode(MuLaw.encode(samples[i]))
              : ALaw.decode(ALaw.encode(samples[i]));
    }
  }
}
