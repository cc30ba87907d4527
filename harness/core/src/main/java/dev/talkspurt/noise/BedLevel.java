package dev.talkspurt.noise;

/** How loud a bed is meant to be. */
public sealed interface BedLevel {
  /**
   * Active level of the clean speech minus the noise's mean power over the whole bed, both in the
   * channel's band: one constant factor through speech and pauses.
   *
   * @param db −40 to 80
   */
  record Snr(double db) implements BedLevel {
    /** Checks the range. */
    public Snr {
      require("SNR in dB", db, -40, 80);
    }
  }

  /**
   * For single sounds: the peak of each, as it is mixed in, above the active level of the clean
   * speech in the channel's band.
   *
   * @param db −40 to 60
   */
  record PeakAboveSpeech(double db) implements BedLevel {
    /** Checks the range. */
    public PeakAboveSpeech {
      require("peak above speech in dB", db, -40, 60);
    }
  }

  /**
   * The noise's mean power over the whole bed in the channel's band, whatever the speech.
   *
   * @param dbov −100 to 0; 0 is RMS 1.0
   */
  record Absolute(double dbov) implements BedLevel {
    /** Checks the range. */
    public Absolute {
      require("level in dBov", dbov, -100, 0);
    }
  }

  private static void require(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          what + " is " + value + ", expected " + least + " to " + most);
    }
  }
}
