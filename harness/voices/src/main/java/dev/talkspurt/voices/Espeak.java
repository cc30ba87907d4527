package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code espeak-ng}, as a program of this machine. */
final class Espeak implements Synthesizer {
  private static final Pattern VERSION = Pattern.compile("eSpeak NG[^:]*: ([0-9][0-9.]*)");
  private final Programs programs;
  private final String version;

  Espeak(Programs programs) {
    this.programs = programs;
    Matcher found = VERSION.matcher(programs.printed(List.of("espeak-ng", "--version")));
    version = found.find() ? found.group(1) : "";
  }

  @Override
  public String name() {
    return "espeak-ng";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String fix() {
    return "install espeak-ng: apt-get install espeak-ng, or brew install espeak-ng";
  }

  @Override
  public String recipe(String speaker) {
    return "espeak-ng -v " + speaker + " -b 1 --stdin -w FILE";
  }

  @Override
  public AudioClip speak(String text, String speaker) throws VoiceFailure {
    // Two square brackets would start phoneme input.
    String plain = text.replace("[[", "[ [");
    return Synthesizer.clip(
        programs.fileFrom(
            List.of("espeak-ng", "-v", speaker, "-b", "1", "--stdin", "-w"), plain + "\n"));
  }
}
