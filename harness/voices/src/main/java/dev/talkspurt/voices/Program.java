package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A synthesizer of the catalogue that is a program of this machine: flite, espeak-ng. */
final class Program implements Synthesizer {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String TEXT = "TEXT";
  private static final String FILE = "FILE";
  private static final String SPEAKER = "SPEAKER";

  /**
   * How to use a program.
   *
   * @param version where its version stands in what {@code --version} prints
   * @param lists commands whose words name the voices it has
   * @param speaks the command that speaks; TEXT is left out where it reads standard input
   */
  private record Usage(
      Engine engine, Pattern version, List<List<String>> lists, List<String> speaks) {}

  private static final Usage FLITE =
      new Usage(
          Engine.FLITE,
          Pattern.compile("flite-([0-9][0-9.]*)"),
          List.of(List.of("flite", "-lv")),
          List.of("flite", "-voice", SPEAKER, "-t", TEXT, "-o", FILE));

  private static final Usage ESPEAK =
      new Usage(
          Engine.ESPEAK,
          Pattern.compile("eSpeak NG[^:]*: ([0-9][0-9.]*)"),
          List.of(List.of("espeak-ng", "--voices"), List.of("espeak-ng", "--voices=variant")),
          List.of("espeak-ng", "-v", SPEAKER, "-b", "1", "--stdin", "-w", FILE));

  private final Usage usage;
  private final Programs programs;
  private final String version;
  private Set<String> speakers;

  private Program(Usage usage, Programs programs) {
    this.usage = usage;
    this.programs = programs;
    Matcher found =
        usage.version().matcher(programs.printed(List.of(program(usage), "--version"), LIMIT));
    version = found.find() ? found.group(1) : "";
  }

  static Program flite(Programs programs) {
    return new Program(FLITE, programs);
  }

  static Program espeak(Programs programs) {
    return new Program(ESPEAK, programs);
  }

  private static String program(Usage usage) {
    return usage.engine().program().orElseThrow();
  }

  @Override
  public String name() {
    return usage.engine().label();
  }

  @Override
  public String version() {
    return version;
  }

  /** Whether it has this voice, by its own word; {@code de+f3} is voice de and variant f3. */
  synchronized boolean has(String speaker) {
    if (speakers == null) {
      speakers = new HashSet<>();
      for (List<String> list : usage.lists()) {
        for (String word : programs.printed(list, LIMIT).split("[\\s()]+")) {
          speakers.add(word);
        }
      }
    }
    String[] parts = speaker.split("\\+");
    return speakers.contains(parts[0])
        && (parts.length == 1 || speakers.contains("!v/" + parts[1]));
  }

  /** The command that makes the speech, for the manifest. */
  String recipe(String speaker) {
    return String.join(" ", usage.speaks()).replace(SPEAKER, speaker);
  }

  @Override
  public AudioClip speak(String text, String speaker) throws VoiceFailure {
    // Two square brackets would start phoneme input of espeak-ng.
    String plain = usage == ESPEAK ? text.replace("[[", "[ [") : text;
    byte[] wav =
        programs.inFolder(
            folder -> {
              List<String> command = new ArrayList<>();
              for (String part : usage.speaks()) {
                command.add(
                    switch (part) {
                      case SPEAKER -> speaker;
                      case TEXT -> plain;
                      case FILE -> folder.resolve("speech.wav").toString();
                      default -> part;
                    });
              }
              String input = command.contains(plain) ? "" : plain + "\n";
              programs.run(new Programs.Run(command, input, folder, folder, LIMIT)).orFail();
              return Programs.bytes(folder.resolve("speech.wav"), name());
            });
    return Synthesizer.clip(wav, "the sound of " + name());
  }
}
