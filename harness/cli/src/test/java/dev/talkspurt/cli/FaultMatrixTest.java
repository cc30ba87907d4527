package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.run.CallResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our client with every known failure and every known end of a session: the right one is to blame,
 * no call outlives its deadlines, and the journal holds every message.
 */
class FaultMatrixTest {
  private static final ProfileCalls.Model LIVE = ProfileCalls.MODELS.get(3);
  private static final ProfileCalls.Model CURRENT = ProfileCalls.MODELS.get(2);
  private static final double CLOSES_MS = 4_000;

  /** Two answers, two waits of 15 s for one that does not come, and what lies between. */
  private static final double LONGEST_MS = 60_000;

  private static final List<String> CONFIG =
      List.of(
          "invalidArgument",
          "noVoice",
          "modalities",
          "schema",
          "modelNotFound",
          "otherModel",
          "publisherModel");

  private static final List<String> TARGET =
      List.of(
          "keyExpired",
          "region",
          "sessionNotFound",
          "sessionExpired",
          "tokenUsed",
          "tokenExpired",
          "authTokenExpired");

  private static final List<String> PROVIDER =
      List.of(
          "oldMedia",
          "audioContent",
          "precondition",
          "notImplemented",
          "entityNotFound",
          "aborted",
          "internal",
          "internalOccurred",
          "unavailable",
          "deadline",
          "quota",
          "exhausted",
          "threadCancelled",
          "streamingContext",
          "inference",
          "trace",
          "recycled");

  /** Failures after which the caller is not told what was asked for; the others are got over. */
  private static final Set<String> AGENT =
      Set.of(
          "emptyTurn",
          "noResponse",
          "phantomInterruption",
          "ignoredShortAnswer",
          "uncalledTool",
          "silenceAfterToolResult");

  private static final Set<String> SERVICE =
      Set.of("closedAroundToolCall", "missedClosingNotice", "deadSetup");

  private static final List<String> FAILURES =
      List.of(
          "prematureTurnEnd",
          "emptyTurn",
          "noResponse",
          "missingTurnEnd",
          "repeatedTranscript",
          "frozenAfterInterruption",
          "phantomInterruption",
          "yieldsToAll",
          "lostBeginning",
          "ignoredShortAnswer",
          "splitsByPause",
          "clippedTranscript",
          "wrongLanguageTranscript",
          "repeatedSentence",
          "uncalledTool",
          "silenceAfterToolResult",
          "duplicateCall",
          "doubleTurnEnd",
          "lateOutput",
          "staleAudio",
          "emptyFrames",
          "controlTokens",
          "leakedThoughts",
          "toneInsteadOfSpeech",
          "raspyVoice",
          "midSentenceStall",
          "closedAroundToolCall",
          "forgets",
          "missedClosingNotice",
          "usageInconsistent",
          "deadSetup");

  @TempDir private Path folder;

  private final List<Executable> checks = new ArrayList<>();
  private final StringBuilder table =
      new StringBuilder(
          String.format(
              "%n%-26s %-20s %-9s %8s %9s  %s%n",
              "FAULT", "VERDICT", "WHOSE", "SECONDS", "MESSAGES", "FIRST REASON"));

  private CallResult call(ProfileCalls.Model model, String name, String does) {
    CallResult call =
        new ProfileCalls(folder.resolve(name))
            .run(
                model,
                does,
                ProfileCalls.ask("nine"),
                ProfileCalls.say(),
                ProfileCalls.cutIn(),
                ProfileCalls.hangUp());
    long received = ProfileCalls.received(call);
    long sent =
        Math.round(
            ProfileCalls.truth(call, "messagesSent", "count").stream()
                .mapToDouble(Double::doubleValue)
                .sum());
    checks.add(() -> assertEquals(sent, received, name + ": messages in the journal"));
    table.append(
        String.format(
            Locale.ROOT,
            "%-26s %-20s %-9s %8.1f %4d/%4d  %s%n",
            name,
            call.verdict(),
            call.attribution(),
            call.durationMs() / 1000,
            received,
            sent,
            call.reasons().isEmpty() ? "" : call.reasons().get(0)));
    return call;
  }

  private static String whose(CallResult call) {
    return call.attribution().name().toLowerCase(Locale.ROOT);
  }

  private void ends(String because, String whose) {
    String fault = "faults: [ { fault: close, because: %s, after: 4 s } ]\n".formatted(because);
    CallResult call = call(LIVE, because, ProfileCalls.SAYS + fault);
    checks.add(() -> assertEquals(whose, whose(call), because + call.reasons()));
    checks.add(
        () -> assertTrue(call.durationMs() < CLOSES_MS + 1_000, because + ": goes on and on"));
  }

  @Test
  void every_known_end_of_a_session_is_laid_at_the_right_door() {
    // What the agent file asks for is the agent's doing.
    CONFIG.forEach(because -> ends(because, "agent"));
    // The key, and where it is used, is not.
    TARGET.forEach(because -> ends(because, "bench"));
    PROVIDER.forEach(because -> ends(because, "provider"));
    ends("dropped", "network");
    System.out.println(table);
    assertAll(checks);
  }

  @Test
  void every_known_failure_is_got_over_or_laid_at_the_right_door() {
    for (String fault : FAILURES) {
      CallResult call = call(CURRENT, fault, ProfileCalls.LOOKS_UP + "faults: [ " + fault + " ]\n");
      String expected =
          SERVICE.contains(fault) ? "provider" : AGENT.contains(fault) ? "agent" : "none";
      checks.add(() -> assertEquals(expected, whose(call), fault + call.reasons()));
      checks.add(() -> assertTrue(call.durationMs() < LONGEST_MS, fault + ": goes on and on"));
    }
    System.out.println(table);
    assertAll(checks);
  }
}
