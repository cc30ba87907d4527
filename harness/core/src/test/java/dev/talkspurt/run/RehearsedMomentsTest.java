package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whatever moment a script waits for comes in its rehearsal, so that all of it can be listened to.
 */
class RehearsedMomentsTest {
  private static final Place AT = new Place("made", 3, 5);

  private static Step say() {
    return new Step.Say(AT, "words", Expectations.NONE);
  }

  private static Step probe(ProbeKind kind, Sound sound, Moment moment) {
    return new Step.Probe(
        AT, kind, Optional.of(moment), sound, Expectations.NONE, CallerChange.NONE);
  }

  private static List<Moment> moments() {
    Duration later = Duration.ofMillis(700);
    return List.of(
        new Moment.AfterHeard(Duration.ofMillis(150)),
        new Moment.AtTalkspurt(3, later),
        new Moment.AfterPhrase("nine or ten", later),
        new Moment.DuringTool("find", later),
        new Moment.AfterLastWord(Duration.ofMillis(100)),
        new Moment.AfterSilence(Duration.ofSeconds(2)),
        new Moment.OnEvent("turnEnd", later),
        new Moment.OnEvent("audioEnd", later),
        new Moment.OnEvent("closingSoon", later),
        new Moment.OnEvent("resumption", Duration.ZERO));
  }

  private static Rehearsed rehearsed(List<Step> steps) {
    Scenario scenario = Scripts.of(steps.toArray(Step[]::new));
    return Rehearsal.of(scenario, new Voice(), 1, 1);
  }

  private static List<String> outcomes(Rehearsed rehearsed) {
    return rehearsed.timeline().steps().stream()
        .filter(span -> !span.outcome().equals("ended"))
        .map(StepSpan::detail)
        .toList();
  }

  @Test
  void every_moment_of_an_interruption_comes() {
    List<Step> steps = new ArrayList<>();
    for (Moment moment : moments()) {
      steps.add(say());
      steps.add(
          new Step.Interrupt(
              AT, moment, new Sound.Spoken("words"), Expectations.NONE, CallerChange.NONE));
    }
    steps.add(new Step.HangUp(AT));
    Rehearsed rehearsed = rehearsed(steps);
    assertEquals(List.of(), outcomes(rehearsed));
    assertEquals(2 * moments().size(), rehearsed.timeline().caller().size());
  }

  @Test
  void every_probe_comes_and_is_named_by_its_kind() {
    List<Step> steps = new ArrayList<>();
    for (Moment moment : moments()) {
      steps.add(say());
      steps.add(probe(ProbeKind.SIDE_TALK, new Sound.Spoken("words"), moment));
    }
    Moment soon = new Moment.AfterHeard(Duration.ofMillis(500));
    steps.add(say());
    Sound other = new Sound.Bystander(AT, "words", Optional.empty(), -12);
    steps.add(probe(ProbeKind.BACKGROUND_SPEECH, other, soon));
    steps.add(say());
    steps.add(probe(ProbeKind.ECHO, new Sound.Echo(Duration.ofMillis(800)), soon));
    steps.add(say());
    steps.add(probe(ProbeKind.DTMF, new Sound.Keys("1"), soon));
    steps.add(new Step.HangUp(AT));
    Rehearsed rehearsed = rehearsed(steps);
    assertEquals(List.of(), outcomes(rehearsed));
    List<String> roles =
        rehearsed.timeline().caller().stream()
            .filter(sound -> !sound.turn())
            .map(CallerSound::role)
            .distinct()
            .toList();
    assertEquals(List.of("sideTalk", "backgroundSpeech", "echo", "dtmf"), roles);
  }

  @Test
  void a_bystander_is_so_much_weaker_than_the_caller() {
    Moment soon = new Moment.AfterHeard(Duration.ofMillis(500));
    Sound other = new Sound.Bystander(AT, "words", Optional.empty(), -12);
    Rehearsed rehearsed =
        rehearsed(List.of(say(), probe(ProbeKind.BACKGROUND_SPEECH, other, soon)));
    List<CallerSound> sounds = rehearsed.timeline().caller();
    double caller = level(rehearsed.track(), sounds.get(0));
    double bystander = level(rehearsed.track(), sounds.get(1));
    assertEquals(-12, bystander - caller, 1.5);
  }

  private static double level(AudioClip sent, CallerSound sound) {
    double energy = 0;
    int from = (int) (sound.onsetMs() * 16);
    int to = (int) (sound.offsetMs() * 16);
    for (int i = from; i < to; i++) {
      energy += (double) sent.at(i) * sent.at(i);
    }
    return 10 * Math.log10(energy / (to - from));
  }

  private static final class Voice implements SpeechSource {
    @Override
    public Utterance speak(Request request) {
      short[] samples = new short[16_000];
      for (int i = 800; i < 12_000; i++) {
        samples[i] = (short) (i % 20 < 10 ? 5000 : -5000);
      }
      return new Utterance(request.text(), "v", AudioClip.of(samples, 16_000), 800, 11_999, "made");
    }

    @Override
    public List<String> voices() {
      return List.of();
    }

    @Override
    public List<Utterance> examples(String text) {
      return List.of();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
