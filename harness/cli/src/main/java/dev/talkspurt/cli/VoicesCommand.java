package dev.talkspurt.cli;

import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.speech.Speech;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import dev.talkspurt.speech.VoiceListing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt voices}: who can speak here. */
@Command(
    name = "voices",
    mixinStandardHelpOptions = true,
    description = "Lists the voices that callers and simulated agents can have, or has one speak.",
    footer = {
      "",
      "Examples:",
      "  talkspurt voices",
      "  talkspurt voices --json | jq -r '.voices[] | select(.available) | .id'",
      "  talkspurt voices --say 'Guten Tag.' --voice de-de-espeak --out hello.wav",
      "",
      "Exit codes: 0 done, 2 the voice cannot speak, and why."
    })
final class VoicesCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Option(names = "--json", description = "Prints JSON on stdout.")
  private boolean json;

  @Option(names = "--say", paramLabel = "TEXT", description = "Has these words spoken.")
  private String say;

  @Option(
      names = "--voice",
      paramLabel = "ID",
      defaultValue = "en-us-kevin",
      description = "By this voice (default: ${DEFAULT-VALUE}).")
  private String voice;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1",
      description = "So many times as fast, 0.5 to 2.")
  private double rate;

  @Option(
      names = "--pitch",
      paramLabel = "N",
      defaultValue = "1",
      description = "So many times as high, 0.5 to 2.")
  private double pitch;

  @Option(names = "--out", paramLabel = "FILE.wav", description = "WAV file to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if ((say == null) != (out == null)) {
      throw new BadInput(
          (say == null ? "--out" : "--say") + " stands alone, expected both --say and --out");
    }
    Path root = ShownPath.of(OpenBench.projectRoot());
    try (Speech speech = OpenBench.openSpeech(root)) {
      if (say == null) {
        list(speech.listing());
      } else {
        speak(speech);
      }
    }
    return Main.PASSED;
  }

  private void speak(Speech speech) throws IOException {
    Utterance said = speech.speak(new SpeechSource.Request(say, voice, rate, pitch));
    try {
      WavFile.mono(said.audio()).write(out);
    } catch (IOException e) {
      throw new BadInput(out + " cannot be written, expected a file in a folder that is there");
    }
    main.screen().warn(speech.warnings());
    PrintWriter screen = main.screen().out();
    if (json) {
      screen.print(
          Json.object()
              .put("file", out.toString())
              .put("voice", voice)
              .put("origin", said.origin())
              .put("sampleRateHz", said.audio().sampleRateHz())
              .put("samples", said.audio().sampleCount())
              .put("onsetSample", said.onsetSample())
              .put("offsetSample", said.offsetSample())
              .put("warnings", speech.warnings())
              .build()
              .pretty());
    } else {
      screen.println(
          Terminal.line(
              String.format(
                  Locale.ROOT,
                  "%s: %.2f s in voice %s (%s)",
                  out,
                  said.audio().durationMs() / 1000,
                  voice,
                  said.origin())));
    }
    screen.flush();
  }

  private void list(List<VoiceListing> voices) {
    PrintWriter screen = main.screen().out();
    if (json) {
      screen.print(
          Json.object()
              .put("voices", voices.stream().map(VoicesCommand::asJson).toList())
              .build()
              .pretty());
    } else {
      int width = voices.stream().mapToInt(one -> one.id().length()).max().orElse(0);
      for (VoiceListing one : voices) {
        screen.println(Terminal.line(row(one, width)));
      }
    }
    screen.flush();
  }

  private static String row(VoiceListing one, int width) {
    String recordings = one.recordings() == 0 ? "" : ", " + one.recordings() + " recordings";
    String state = one.fix().map(fix -> "not here: " + fix).orElse("available");
    return String.format(
            Locale.ROOT,
            "%-" + width + "s  %-7s %-15s %s%s",
            one.id(),
            one.language(),
            one.engine(),
            state,
            recordings)
        .stripTrailing();
  }

  private static Json.Obj asJson(VoiceListing one) {
    return Json.object()
        .put("id", one.id())
        .put("language", one.language())
        .put("engine", one.engine())
        .put("available", one.available())
        .putIfPresent("fix", one.fix())
        .put("recordings", one.recordings())
        .build();
  }
}
