package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Scenario.Interrupt;
import dev.talkspurt.scenario.Scenario.Say;
import dev.talkspurt.scenario.Scenario.Step;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The caller's utterances of a scenario, and the proof of what was sent. */
final class CallerSpeech {
  private CallerSpeech() {}

  /** Render what the caller says, by step index. Throws {@link BadInput} at the step's place. */
  static Map<Integer, Utterance> render(Scenario scenario, SpeechSource speech) {
    Map<Integer, Utterance> utterances = new HashMap<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      Step step = scenario.script().get(i);
      String text =
          step instanceof Say say
              ? say.text()
              : step instanceof Interrupt interrupt ? interrupt.text() : null;
      if (text != null) {
        utterances.put(i, render(scenario, step, text, speech));
      }
    }
    return utterances;
  }

  private static Utterance render(Scenario scenario, Step step, String text, SpeechSource speech) {
    try {
      return speech.speak(
          new SpeechSource.Request(text, scenario.caller().voice(), scenario.caller().rate(), 1.0));
    } catch (BadInput e) {
      throw new BadInput(
          e.problems().stream().map(p -> new Problem(step.place(), p.message())).toList());
    }
  }

  /** SHA-256 over the caller's sounds as they were sent, in script order. */
  static String sha256(List<JournalEntry> journal, AudioClip sent) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (JournalEntry entry : journal) {
      if (entry instanceof JournalEntry.CallerMark mark) {
        int from = (int) Math.min(mark.startSample(), sent.sampleCount());
        int to = (int) Math.min(mark.endSample(), sent.sampleCount());
        bytes.writeBytes(Pcm16.toBytes(sent.slice(from, to).toArray()));
      }
    }
    return HexFormat.of().formatHex(Seeds.sha256(bytes.toByteArray()));
  }
}
