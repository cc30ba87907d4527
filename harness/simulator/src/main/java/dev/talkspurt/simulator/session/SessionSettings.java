package dev.talkspurt.simulator.session;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the client set for one session.
 *
 * @param inputTranscript whether it wants the text of what was heard
 * @param outputTranscript whether it wants the text of what is said
 * @param automaticActivity whether the agent finds speech itself; otherwise the client marks it
 * @param interruptible whether caller activity cuts the agent
 * @param prefixPaddingMs speech needed before it counts as begun; empty: the agent's own
 * @param resumptionUpdates whether it wants handles to resume with
 * @param historyFirst whether the first complete content is history, not a turn
 * @param instructionTokens size of prompt and tool declarations
 * @param compression what it asks for when the context grows; empty: nothing
 * @param promptTokens size of the prompt alone
 */
public record SessionSettings(
    boolean inputTranscript,
    boolean outputTranscript,
    boolean automaticActivity,
    boolean interruptible,
    OptionalInt prefixPaddingMs,
    boolean resumptionUpdates,
    boolean historyFirst,
    int instructionTokens,
    Optional<Compression> compression,
    int promptTokens) {}
