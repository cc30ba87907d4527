package dev.talkspurt.simulator.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A thing an agent can do wrong that a test must notice: a fault that is planted by its word, for
 * the whole dialogue or for one exchange. Each stands against a setting or a default that does it
 * right.
 */
public enum Habit {
  /** Yields to every sound, whatever it is to ignore. */
  YIELDS_TO_ALL("yieldsToAll"),
  /** Answers every sound, whatever it is to ignore. */
  ANSWERS_ALL("answersAll"),
  /** Stays silent after a false interruption. */
  NEVER_RESUMES("neverResumes"),
  /** Forgets every value when it is interrupted. */
  AMNESIA("amnesia"),
  /** Goes on with its old answer when it has been interrupted. */
  INERTIA("inertia"),
  /** Takes a failed tool for one that answered, and makes up what is missing. */
  FABRICATES("fabricates", "exchange", "tool", "value"),
  /** Says nothing any more when a tool has failed. */
  HANGS_ON_ERROR("hangsOnError", "exchange", "tool"),
  /** Gives a failed tool no second chance. */
  NEVER_RETRIES("neverRetries", "exchange", "tool"),
  /** Says nothing while a tool works. */
  DEAD_AIR("deadAir", "exchange"),
  /** Makes a call twice. */
  DUPLICATE_CALL("duplicateCall", "exchange", "tool"),
  /** Makes a call that nobody asked for. */
  EXTRA_CALL("extraCall", "exchange", "tool", "args"),
  /** Calls a tool that it was not given. */
  UNDECLARED_TOOL("undeclaredTool", "exchange", "tool", "args"),
  /** Makes the calls of an exchange in the opposite order. */
  SWAPS_ORDER("swapsOrder", "exchange"),
  /** Makes the calls of the exchange that is to follow before the caller has agreed. */
  CALLS_UNCONFIRMED("callsUnconfirmed", "exchange"),
  /** Makes the first call of an exchange while the caller is still speaking. */
  EARLY_CALL("earlyCall", "exchange", "args"),
  /** Does not take calls back when it is interrupted, and tells their answers afterwards. */
  IGNORES_CANCELLATION("ignoresCancellation"),
  /** Keeps a value that the caller corrects. */
  KEEPS_OLD_VALUE("keepsOldValue", "exchange"),
  /** Never asks again: takes the nearest phrase, however far. */
  GUESSES("guesses"),
  /** Asks again whatever it hears. */
  LOOPS("loops", "exchange"),
  /** Hangs up instead of asking again once too often. */
  HANGS_UP("hangsUp", "times", "says"),
  /** Hangs up on a caller who is silent. */
  HANGS_UP_IN_SILENCE("hangsUpInSilence", "after"),
  /** Calls a tool for words it did not understand. */
  INVENTS_CALL("inventsCall", "tool", "args", "says"),
  /** Says other words than it should. */
  SAYS("says", "exchange", "says"),
  /** Says nothing where it should. */
  SILENT("silent", "exchange"),
  /** Says a value other than it has. */
  MISSTATES("misstates", "exchange", "value"),
  /** Says a weekday other than it has. */
  WRONG_WEEKDAY("wrongWeekday", "exchange"),
  /** Ends its turn in the middle of a sentence. */
  PREMATURE_TURN_END("prematureTurnEnd"),
  /** Ends its turn without having said or done anything. */
  EMPTY_TURN("emptyTurn"),
  /** Understands, and does nothing. */
  NO_RESPONSE("noResponse"),
  /** Never says that its turn is over. */
  MISSING_TURN_END("missingTurnEnd"),
  /** Says twice that its turn is over. */
  DOUBLE_TURN_END("doubleTurnEnd"),
  /** Writes down its answer, but does not speak it. */
  TRANSCRIPT_WITHOUT_AUDIO("transcriptWithoutAudio"),
  /** Sends audio after it has said that all of it was sent. */
  LATE_OUTPUT("lateOutput"),
  /** Writes down twice what the caller said once. */
  REPEATED_TRANSCRIPT("repeatedTranscript"),
  /** Loses the first words of what cuts it off. */
  LOST_BEGINNING("lostBeginning"),
  /** Loses the first words of what it is told. */
  CLIPPED_TRANSCRIPT("clippedTranscript"),
  /** Writes down the caller's words in another language. */
  WRONG_LANGUAGE_TRANSCRIPT("wrongLanguageTranscript", "says"),
  /** Takes no notice of answers of a few words. */
  IGNORED_SHORT_ANSWER("ignoredShortAnswer"),
  /** Does nothing any more once it has been interrupted. */
  FROZEN_AFTER_INTERRUPTION("frozenAfterInterruption"),
  /** Interrupts itself though nobody has spoken. */
  PHANTOM_INTERRUPTION("phantomInterruption", "after"),
  /** Goes on sending an answer that it has cut off. */
  STALE_AUDIO("staleAudio"),
  /** Begins to speak while the caller does. */
  TALKED_OVER("talkedOver", "after"),
  /** Says a sentence over and over. */
  REPEATED_SENTENCE("repeatedSentence", "times"),
  /** Answers twice what reached it in a burst after a standstill. */
  ANSWERS_TWICE("answersTwice"),
  /** Begins anew when a session is resumed. */
  FORGETS("forgets"),
  /** Begins anew when a session with a long instruction is resumed. */
  FORGETS_LONG_INSTRUCTION("forgetsLongInstruction"),
  /** Resumes no session. */
  REFUSES_HANDLE("refusesHandle"),
  /** Speaks so softly that nobody hears it. */
  NEAR_SILENT_AUDIO("nearSilentAudio"),
  /** Begins to speak, and goes on with a tone. */
  TONE_INSTEAD_OF_SPEECH("toneInsteadOfSpeech"),
  /** Sends nothing for a while in the middle of a line. */
  MID_SENTENCE_STALL("midSentenceStall"),
  /** Sends silence in the middle of a line. */
  GENERATED_SILENCE("generatedSilence"),
  /** Sends speech with holes. */
  AUDIO_DROPOUT("audioDropout"),
  /** Sends a piece of speech twice. */
  DUPLICATED_AUDIO("duplicatedAudio"),
  /** Speaks louder than samples can hold. */
  CLIPPED_AUDIO("clippedAudio"),
  /** Goes on in another voice. */
  VOICE_CHANGED("voiceChanged"),
  /** Speaks in a rough voice. */
  RASPY_VOICE("raspyVoice"),
  /** Takes a short pause for the end of the caller's turn. */
  SPLITS_BY_PAUSE("splitsByPause", "after"),
  /** Names a sample rate that its audio does not have. */
  WRONG_SPEED("wrongSpeed"),
  /** Breaks its speech off in the middle of a word. */
  TRUNCATED_AUDIO("truncatedAudio"),
  /** Never says that the session is set up. */
  DEAD_SETUP("deadSetup"),
  /** Says that it will close, and does. */
  MISSED_CLOSING_NOTICE("missedClosingNotice", "after"),
  /** Closes in good order without a warning. */
  NO_CLOSING_NOTICE("noClosingNotice", "after"),
  /** Counts tokens that do not add up, or not at all. */
  USAGE_INCONSISTENT("usageInconsistent"),
  /** Thinks longer each time. */
  GROWING_LATENCY("growingLatency"),
  /** Closes when it has called a tool. */
  CLOSED_AROUND_TOOL_CALL("closedAroundToolCall"),
  /** Sends messages that its protocol does not know. */
  UNKNOWN_MESSAGES("unknownMessages"),
  /** Sends its messages in text frames, not in binary ones. */
  TEXT_FRAMES("textFrames"),
  /** Answers pings late. */
  SLOW_PONGS("slowPongs", "after"),
  /** Sends messages without content. */
  EMPTY_FRAMES("emptyFrames"),
  /** Tells control tokens as its words. */
  CONTROL_TOKENS("controlTokens"),
  /** Tells its thoughts as its words. */
  LEAKED_THOUGHTS("leakedThoughts"),
  /** Says nothing any more when a tool has answered. */
  SILENCE_AFTER_TOOL_RESULT("silenceAfterToolResult", "exchange", "tool"),
  /** Says that it has looked something up, and has not. */
  UNCALLED_TOOL("uncalledTool", "exchange"),
  /** Takes calls back before it makes them. */
  TOOL_CALL_AFTER_CANCEL("toolCallAfterCancel"),
  /** Takes back calls that it never made. */
  ORPHAN_CANCELLATION("orphanCancellation");

  private final String word;
  private final Set<String> settings;

  Habit(String word, String... settings) {
    this.word = word;
    this.settings = Set.of(settings);
  }

  /** As agent files write it. */
  public String word() {
    return word;
  }

  /** What else an agent file may say about it. */
  Set<String> settings() {
    return settings;
  }

  /** The habit of this word. */
  static Optional<Habit> of(String word) {
    return Arrays.stream(values()).filter(habit -> habit.word.equals(word)).findFirst();
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Habit::word).toList();
  }
}
