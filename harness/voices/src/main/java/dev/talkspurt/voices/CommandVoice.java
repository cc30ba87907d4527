package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the user's own that speaks, such as Piper: text on its standard input or in an
 * argument, WAV on its standard output or in a file.
 */
final class CommandVoice implements Synthesizer {
  private static final String WAV = "{wav}";
  private static final String TEXT = "{text}";

  private final Programs programs;
  private final List<String> arguments;
  private final Path home;
  private final Duration limit;

  CommandVoice(Programs programs, List<String> arguments, Path home, Duration limit) {
    this.programs = programs;
    this.arguments = List.copyOf(arguments);
    this.home = home;
    this.limit = limit;
  }

  @Override
  public String name() {
    return Path.of(arguments.get(0)).getFileName().toString();
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public AudioClip speak(String text, String speaker) throws VoiceFailure {
    boolean writesFile = arguments.stream().anyMatch(one -> one.contains(WAV));
    boolean takesText = arguments.stream().anyMatch(one -> one.contains(TEXT));
    // A text that begins with a hyphen would be taken for an option.
    String words = text.startsWith("-") ? " " + text : text;
    byte[] wav =
        programs.inFolder(
            folder -> {
              Path file = folder.resolve("speech.wav");
              List<String> command = new ArrayList<>();
              for (String argument : arguments) {
                // The text last: what it holds is never taken for a place to fill.
                command.add(argument.replace(WAV, file.toString()).replace(TEXT, words));
              }
              command.set(0, program(arguments.get(0)));
              String input = takesText ? "" : text + "\n";
              Programs.Outcome outcome =
                  programs.run(new Programs.Run(command, input, folder, home, limit));
              outcome.orFail();
              return Programs.bytes(writesFile ? file : outcome.out(), name());
            });
    return Synthesizer.clip(wav, "the sound of " + name());
  }

  /** A path is meant from the voice file's folder, a bare name from the path of programs. */
  private String program(String written) {
    return written.contains("/") ? home.resolve(written).toString() : written;
  }
}
