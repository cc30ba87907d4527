package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CMU synthesizer {@code flite}, as a program of this machine. */
final class Flite implements Synthesizer {
  private static final Pattern VERSION = Pattern.compile("flite-([0-9][0-9.]*)");
  private final Programs programs;
  private final String version;

  Flite(Programs programs) {
    this.programs = programs;
    Matcher found = VERSION.matcher(programs.printed(List.of("flite", "--version")));
    version = found.find() ? found.group(1) : "";
  }

  @Override
  public String name() {
    return "flite";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String fix() {
    return "install flite: apt-get install flite, or brew install flite";
  }

  @Override
  public String recipe(String speaker) {
    return "flite -voice " + speaker + " -t TEXT -o FILE";
  }

  @Override
  public AudioClip speak(String text, String speaker) throws VoiceFailure {
    return Synthesizer.clip(
        programs.fileFrom(List.of("flite", "-voice", speaker, "-t", text, "-o"), ""));
  }
}
