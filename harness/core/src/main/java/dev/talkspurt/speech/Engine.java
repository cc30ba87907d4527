package dev.talkspurt.speech;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A synthesizer of the catalogue. */
public enum Engine {
  /** Embedded. */
  FREETTS("freetts", "", "nothing to install: it comes with Talkspurt"),
  /** CMU's small synthesizer. */
  FLITE("flite", "flite", "install flite: apt-get install flite, or brew install flite"),
  /** Many languages, robotic. */
  ESPEAK(
      "espeak-ng",
      "espeak-ng",
      "install espeak-ng: apt-get install espeak-ng, or brew install espeak-ng");

  private final String label;
  private final String program;
  private final String fix;

  Engine(String label, String program, String fix) {
    this.label = label;
    this.program = program;
    this.fix = fix;
  }

  /** Short name, such as {@code flite}. */
  public String label() {
    return label;
  }

  /** The program it needs; empty if none. */
  public Optional<String> program() {
    return program.isEmpty() ? Optional.empty() : Optional.of(program);
  }

  /** How the user gets it. */
  public String fix() {
    return fix;
  }

  /** Whether what it needs is on the path; nothing is started to find out. */
  public boolean seemsInstalled() {
    return program.isEmpty() || onPath(program);
  }

  /** Whether a program of this name can be run from the path. */
  static boolean onPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(File.pathSeparator)) {
      try {
        if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
          return true;
        }
      } catch (InvalidPathException unusable) {
        continue;
      }
    }
    return false;
  }
}
