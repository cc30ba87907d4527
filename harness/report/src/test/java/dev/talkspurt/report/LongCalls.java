package dev.talkspurt.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Long calls, to see what it costs to score them. */
final class LongCalls {
  private static final String WORDS =
      "Your order four two seven one is on its way and it arrives on Thursday before noon";

  private LongCalls() {}

  /** A call of so many turns of 18 s: every fifth calls a tool, every tenth is interrupted. */
  static SyntheticCall ofTurns(int turns) {
    SyntheticCall call = new SyntheticCall("long-call").hear(3000, "Hello, how can I help?");
    for (int i = 1; i <= turns; i++) {
      double from = i * 18_000.0 - 12_000;
      call.pause(from - call.nowMs()).say("Where is my order four two seven one?", 2600);
      double offset = call.nowMs();
      boolean tool = i % 5 == 0;
      if (tool) {
        call.tool(offset + 400, 300);
      }
      double answer = offset + (tool ? 1300 : 800);
      call.answer(answer, 60, 9000, WORDS);
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
   * @param args the folder that gets the run
   */
  public static void main(String[] args) throws IOException {
    Path run = Path.of(args[0]);
    Files.createDirectories(run);
    ofTurns(199).write(run);
  }
}
