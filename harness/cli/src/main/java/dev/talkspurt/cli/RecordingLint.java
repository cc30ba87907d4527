package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.CheckedRecording;
import dev.talkspurt.speech.SpeechSource;
import java.util.ArrayList;
import java.util.List;

/** Finds recordings that cannot be played, and says what is doubtful about the others. */
final class RecordingLint {
  private final SpeechSource speech;

  RecordingLint(SpeechSource speech) {
    this.speech = speech;
  }

  /** Problems with the files a scenario plays, each where the scenario names it. */
  List<Problem> problems(Scenario scenario) {
    List<Problem> problems = new ArrayList<>();
    for (Step step : scenario.script()) {
      if (step.makes().orElse(null) instanceof Sound.Recording recording) {
        check(recording, problems);
      }
    }
    return problems;
  }

  private void check(Sound.Recording recording, List<Problem> problems) {
    try {
      // Against the manifest first: a frozen recording may have been altered.
      speech.recording(recording.file(), "");
      for (String doubt : CheckedRecording.read(recording.file()).check().warnings()) {
        problems.add(new Problem(recording.place(), "warning: " + recording.name() + ": " + doubt));
      }
    } catch (BadInput e) {
      problems.add(new Problem(recording.place(), e.getMessage()));
    }
  }
}
