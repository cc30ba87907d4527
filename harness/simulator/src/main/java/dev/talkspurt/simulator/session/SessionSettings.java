package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the client set for one session.
 *
 * @param profile what its model does
 * @param functions how each tool is called, by name
 * @param inputTranscript whether it wants the text of what was heard
 * @param outputTranscript whether it wants the text of what is said
 * @param thoughts whether it is told what the model thinks
 * @param automaticActivity whether the agent finds speech itself; otherwise the client marks it
 * @param interruptible whether caller activity cuts the agent
 * @param startMs speech needed before it counts as begun
 * @param silenceMs silence after which the caller's turn is over
 * @param resumptionUpdates whether it wants handles to resume with
 * @param historyFirst whether the first complete content is history, not a turn
 * @param countsAll whether tokens are counted for all that is sent, not for speech alone
 * @param resumes whether it goes on with an earlier session
 * @param instructionTokens size of prompt and tool declarations
 * @param compression what it asks for when the context grows; empty: nothing
 * @param promptTokens size of the prompt alone
 */
public record SessionSettings(
    Profile profile,
    Map<String, Profile.Calling> functions,
    boolean inputTranscript,
    boolean outputTranscript,
    boolean thoughts,
    boolean automaticActivity,
    boolean interruptible,
    int startMs,
    int silenceMs,
    boolean resumptionUpdates,
    boolean historyFirst,
    boolean countsAll,
    boolean resumes,
    int instructionTokens,
    Optional<Compression> compression,
    int promptTokens) {
  public SessionSettings {
    functions = Map.copyOf(functions);
  }

  /** Whether the agent waits for these tools: for all as soon as it does for one. */
  boolean waitsFor(List<String> tools) {
    return tools.stream()
        .anyMatch(
            tool ->
                functions.getOrDefault(tool, profile.tools().otherwise())
                    == Profile.Calling.BLOCKING);
  }
}
