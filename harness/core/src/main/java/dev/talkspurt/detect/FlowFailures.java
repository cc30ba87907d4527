package dev.talkspurt.detect;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Chunk;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.spoken.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Speech that does not come, comes too late, or cannot be heard. */
final class FlowFailures {
  private static final double STALL_MS = 300;
  private static final double SOUND_MS = 500;
  private static final int LETTERS = 8;

  private static final Detector MID_SENTENCE_STALL =
      new Detector(
          "midSentenceStall",
          1,
          Severity.NOTABLE,
          "speech stops and goes on",
          "In one response audio came more than 300 ms after everything before it had been heard,"
              + " no tool was called in between, and the scenario's own network held nothing"
              + " back.",
          "Buffer a little before playing, and report slow generation to the provider.");

  private static final Detector NEAR_SILENT_AUDIO =
      new Detector(
          "nearSilentAudio",
          1,
          Severity.SERIOUS,
          "speech that cannot be heard",
          "A response of 0.5 s or more has no sample of an audible level (-45 dBFS), though the"
              + " transcript speaks.",
          "Do not take packets for speech: check the level, and ask again.");

  static final List<Rule> RULES =
      List.of(
          new Rule(MID_SENTENCE_STALL, FlowFailures::stalls),
          new Rule(NEAR_SILENT_AUDIO, FlowFailures::inaudible));

  private FlowFailures() {}

  private static List<Finding> stalls(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    List<Double> heldMs = heldMs(call);
    List<Finding> findings = new ArrayList<>();
    List<Chunk> chunks = timeline.chunks();
    int next = 0;
    for (Response response : timeline.responses()) {
      double ms = 0;
      double silentFromMs = Double.NaN;
      double beforeMs = Double.NaN;
      while (next < chunks.size() && ms < response.generatedMs() - 1e-3) {
        Chunk chunk = chunks.get(next++);
        ms += chunk.durationMs();
        double fromMs = silentFromMs;
        double toMs = chunk.playedFromMs();
        silentFromMs = toMs + chunk.durationMs();
        double arrivedMs = beforeMs;
        beforeMs = chunk.arrivedMs();
        boolean excused =
            heldMs.stream().anyMatch(held -> held >= arrivedMs && held <= toMs + 1)
                || timeline.toolUses().stream()
                    .anyMatch(
                        use -> use.calledMs() >= arrivedMs && use.calledMs() <= chunk.arrivedMs());
        if (toMs - fromMs > STALL_MS && !excused) {
          findings.add(
              new Finding(
                  MID_SENTENCE_STALL,
                  fromMs,
                  toMs,
                  name(response),
                  SpeechFailures.text(
                      "nothing was left to be heard for %.0f ms, then the response went on",
                      toMs - fromMs)));
        }
      }
    }
    return findings;
  }

  /** When the scenario's network let messages through that it had kept back. */
  private static List<Double> heldMs(CallEvidence call) {
    long originNs = 0;
    List<Double> held = new ArrayList<>();
    for (JournalEntry entry : call.journal()) {
      if (entry instanceof JournalEntry.AudioStarted started) {
        originNs = started.atNs();
      } else if (entry instanceof JournalEntry.MessageHeld message) {
        held.add((message.atNs() + message.heldNs() - originNs) / 1e6);
      }
    }
    return held;
  }

  private static List<Finding> inaudible(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    Map<Integer, String> texts = words(timeline);
    List<Finding> findings = new ArrayList<>();
    for (Response response : timeline.responses()) {
      if (!Double.isNaN(response.audibleToNoFlushMs()) || response.generatedMs() < SOUND_MS) {
        continue;
      }
      String words = texts.getOrDefault(response.index(), "");
      if (words.chars().filter(Character::isLetterOrDigit).count() >= LETTERS) {
        double atMs = playedFromMs(timeline, response);
        findings.add(
            new Finding(
                NEAR_SILENT_AUDIO,
                atMs,
                atMs + response.generatedMs(),
                name(response),
                SpeechFailures.text(
                    "%.1f s of audio came of which nothing can be heard, for %s",
                    response.generatedMs() / 1000, Phrase.quoted(words))));
      }
    }
    return findings;
  }

  private static double playedFromMs(Timeline timeline, Response response) {
    return timeline.chunks().stream()
        .filter(chunk -> chunk.arrivedMs() >= response.firstPacketMs())
        .mapToDouble(Chunk::playedFromMs)
        .findFirst()
        .orElse(response.firstPacketMs());
  }

  /** The transcript that came with each response, by its index; those without one are left out. */
  static Map<Integer, String> words(Timeline timeline) {
    return Utterance.of(timeline).stream()
        .filter(utterance -> utterance.index() >= 0)
        .collect(Collectors.toMap(Utterance::index, Utterance::text));
  }

  /** What reports call a response. */
  static String name(Response response) {
    return "response " + (response.index() + 1);
  }
}
