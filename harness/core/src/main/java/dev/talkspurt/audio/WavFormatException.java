package dev.talkspurt.audio;

import java.io.IOException;

/** A file is not a WAV file that can be read here; the message names it and says why. */
public final class WavFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  WavFormatException(String name, String is, String expected) {
    super(name + ": " + is + ", expected " + expected);
  }

  WavFormatException(String name, String is, String expected, String fix) {
    super(name + ": " + is + ", expected " + expected + " (" + fix + ")");
  }
}
