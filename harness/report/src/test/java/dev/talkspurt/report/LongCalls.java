package dev.talkspurt.report;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Long calls, to see what it costs to score them. */
final class LongCalls {
  private static final String WORDS =
      "Your order four two seven one is on its way and it arrives on Thursday before noon";

  private LongCalls() {}

  /** A call of so many turns of 18 s: every fifth calls a tool, every tenth is interrupted. */
  static SyntheticCall ofTurns(int turns) {
    return ofTurns(turns, List.of());
  }

  /** The same with recorded voices for the agent, each turn another; without any it is a tone. */
  private static SyntheticCall ofTurns(int turns, List<short[]> voices) {
    SyntheticCall call = new SyntheticCall("long-call");
    if (!voices.isEmpty()) {
      call.callerVoice(voices.get(voices.size() - 1));
    }
    call.hear(3000, "Hello, how can I help?");
    for (int i = 1; i <= turns; i++) {
      double from = i * 18_000.0 - 12_000;
      call.pause(from - call.nowMs()).say("Where is my order four two seven one?", 2600);
      double offset = call.nowMs();
      boolean tool = i % 5 == 0;
      if (tool) {
        call.tool(offset + 400, 300);
      }
      double answer = offset + (tool ? 1300 : 800);
      if (voices.isEmpty()) {
        call.answer(answer, 60, 9000, WORDS);
      } else {
        call.deliver(answer, voices.get(i % (voices.size() - 1)), 40, WORDS);
      }
      if (i % 10 == 0) {
        call.interrupt("Stop, thank you.", 1100, answer + 60, 2000).interrupted(answer + 2500);
        call.turnEnd(answer + 2510);
      } else {
        call.turnEnd(call.nowMs());
      }
    }
    return call;
  }

  /**
   * Write an hour's call, for {@code talkspurt rescore} to be timed with.
   *
   * @param args the folder that gets the run, and that of the recordings it speaks with
   */
  public static void main(String[] args) throws IOException {
    Path run = Path.of(args[0]);
    Files.createDirectories(run);
    ofTurns(199, voices(Path.of(args[1]))).write(run);
  }

  /** Of each voice 9 s of speech at 24 kHz, after 60 ms of silence; the last is a caller's. */
  private static List<short[]> voices(Path fixtures) throws IOException {
    List<short[]> voices = new ArrayList<>();
    try (Stream<Path> folders = Files.list(fixtures)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        voices.add(spoken(folder, 24_000));
      }
    }
    try (Stream<Path> folders = Files.list(fixtures)) {
      voices.add(spoken(folders.filter(Files::isDirectory).sorted().findFirst().get(), 16_000));
    }
    return voices;
  }

  private static short[] spoken(Path folder, int rateHz) throws IOException {
    short[] speech = new short[9_060 * rateHz / 1000];
    int at = 60 * rateHz / 1000;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        AudioClip clip = Resampler.resample(WavFile.readChannel(file, 0), rateHz);
        int count = Math.min(clip.sampleCount(), speech.length - at);
        clip.copyTo(0, speech, at, count);
        at += count;
      }
    }
    return speech;
  }
}
