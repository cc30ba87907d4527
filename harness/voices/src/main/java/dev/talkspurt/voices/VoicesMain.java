package dev.talkspurt.voices;

import dev.talkspurt.document.Json;
import dev.talkspurt.time.RealTime;
import dev.talkspurt.time.Scheduler;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The voices process: synthesizers and TarsosDSP behind standard input and output.
 *
 * <p>Without arguments it serves requests until its input ends (see {@link Service}). {@code
 * --fixtures FOLDER [VOICE…]} renders the fixture utterances and their manifest into a new folder
 * instead, and prints as JSON which voices it rendered and which not, and why.
 */
public final class VoicesMain {
  private VoicesMain() {}

  /** Start the process. */
  public static void main(String[] args) throws IOException {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    // Libraries print; what they print must not get between the answers.
    System.setOut(System.err);
    try (RealTime time = RealTime.start("voices-limits")) {
      run(args, time, out);
    }
  }

  private static void run(String[] args, Scheduler time, OutputStream out) throws IOException {
    Studio studio = new Studio(time);
    if (args.length >= 2 && args[0].equals("--fixtures")) {
      List<String> voices = List.of(args).subList(2, args.length);
      Json done = new FixtureRenderer(studio, Path.of(args[1])).render(voices);
      out.write((done.compact() + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } else if (args.length == 0) {
      new Service(studio, time, out).serve(System.in);
    } else {
      System.err.println("usage: VoicesMain [--fixtures FOLDER [VOICE...]]");
      System.exit(2);
    }
  }
}
