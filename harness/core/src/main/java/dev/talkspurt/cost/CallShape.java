package dev.talkspurt.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that has not been made: turns of equal length, each of which carries all audio before it.
 *
 * @param turns how often the agent answers, from 1
 * @param minutes length of the call
 * @param callerShare of the time the caller speaks, 0 to 1
 * @param agentShare of the time the agent speaks, 0 to 1
 * @param instructionTokens of text that every turn carries: prompt and tools
 * @param compression when the context is cut down; empty: never
 */
public record CallShape(
    int turns,
    double minutes,
    double callerShare,
    double agentShare,
    double instructionTokens,
    Optional<Compression> compression) {
  /** Audio of Gemini Live, in and out. */
  public static final double AUDIO_TOKENS_PER_S = 25;

  /** Text of speech at 150 words a minute and 1.33 tokens a word. */
  private static final double TEXT_TOKENS_PER_S = 150 * 1.33 / 60;

  private static final String AUDIO = "AUDIO";
  private static final String TEXT = "TEXT";

  /** The context is cut down to the target when it grows beyond the trigger; both in tokens. */
  public record Compression(double triggerTokens, double targetTokens) {}

  /** What counts as input while nobody speaks. */
  public enum Listening {
    /** Only what the caller says. */
    SPEECH,
    /** The line, all the time: how models bill that decide themselves whether they are meant. */
    WHOLE_LINE
  }

  /** Tokens of each turn, as a provider would count them. */
  public List<UsageRecord> usage(Listening listening) {
    double turnS = minutes * 60 / turns;
    double heardS = listening == Listening.SPEECH ? turnS * callerShare : turnS;
    double heard = heardS * AUDIO_TOKENS_PER_S;
    double said = turnS * agentShare * AUDIO_TOKENS_PER_S;
    double context = 0;
    List<UsageRecord> records = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      context = cut(context + heard);
      records.add(record(context, said));
      context += said;
    }
    return List.copyOf(records);
  }

  private double cut(double context) {
    return compression
        .filter(limit -> instructionTokens + context > limit.triggerTokens())
        .map(limit -> Math.min(context, Math.max(0, limit.targetTokens() - instructionTokens)))
        .orElse(context);
  }

  private UsageRecord record(double context, double said) {
    double prompt = instructionTokens + context;
    return new UsageRecord(
        new UsageRecord.Part(prompt, Map.of(TEXT, instructionTokens, AUDIO, context)),
        new UsageRecord.Part(said, Map.of(AUDIO, said)),
        new UsageRecord.Part(0, Map.of()),
        Double.NaN,
        prompt + said);
  }

  /** Text tokens of both transcripts; an estimate, which providers bill and do not count. */
  public double transcriptTokens() {
    return minutes * 60 * (callerShare + agentShare) * TEXT_TOKENS_PER_S;
  }
}
