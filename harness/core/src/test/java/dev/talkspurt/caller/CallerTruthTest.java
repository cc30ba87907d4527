package dev.talkspurt.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.line.ButterworthBand;
import dev.talkspurt.noise.Room;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.Utterance;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a call is what is in its bytes. */
class CallerTruthTest {
  private static final List<Utterance> VOICE = Calls.recorded("en-us-slt");
  private static final int TWO_SECONDS = 2 * Calls.RATE;

  private record Call(CallerSide side, Calls.Played played, CallerTruth truth) {}

  private static Call call(Scenario scenario, long seed) {
    CallerSide side =
        CallerSide.render(scenario, Calls.sounds(scenario, VOICE), Calls.bystanders(), seed);
    Calls.Played played =
        Calls.play(side, scenario.script().size(), TWO_SECONDS, OptionalInt.empty());
    return new Call(side, played, side.truth(played.uses(), played.sent()));
  }

  private static Call call(Conditions conditions, Step... steps) {
    return call(Calls.scenario(conditions, steps), 1);
  }

  @Test
  void a_probe_changes_nothing_about_the_noise_under_what_is_said() {
    Conditions street = Calls.conditions(List.of(Calls.noise("street", 10)), Calls.preset("clean"));
    Call alone = call(street, Calls.say());
    Call probed = call(street, Calls.say(), Calls.cough(12), Calls.cough(12), Calls.cough(12));
    assertEquals(10, alone.truth().snrDb(), 0.01);
    assertEquals(10, probed.truth().snrDb(), 0.01, "of what is said, not of the coughs");
    assertEquals(
        alone.truth().stretches().get(1).background().get(0).gainDb(),
        probed.truth().stretches().get(1).background().get(0).gainDb(),
        1e-12);
  }

  @Test
  void speech_in_two_bands_has_no_one_level() {
    Conditions clean = Calls.conditions(List.of(Calls.noise("pink", 20)));
    Call call = call(clean, Calls.say(), Calls.say(Calls.line(Calls.preset("telephone"))));
    assertTrue(Double.isNaN(call.truth().speechActiveDbov()));
    assertEquals(20, call.truth().snrDb(), 0.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "wideband", "telephone", "mobile", "car", "far"})
  void a_sound_is_where_the_truth_says_behind_every_line(String preset) {
    for (Room room : new Room[] {null, Room.OFFICE, Room.FAR_FIELD}) {
      Conditions line = Calls.conditions(List.of(), Calls.preset(preset));
      Call call = call(room == null ? line : Calls.inRoom(line, room), Calls.say(), Calls.say());
      for (CallerTruth.Stretch stretch : call.truth().stretches()) {
        if (stretch.soundOnsetSample() >= 0) {
          Reel reel = call.played().reels().get(stretch.stepIndex() + 1);
          Utterance sound = reel.sound().orElseThrow();
          int start = (int) stretch.soundOnsetSample() - sound.onsetSample();
          int lag = lag(middle(call.played().sent()), middle(sound.audio()), start);
          // A filter delays low and high sounds differently: 1 ms.
          assertTrue(Math.abs(lag) <= 16, preset + " " + room + ": off by " + lag);
          assertEquals(
              sound.offsetSample() - sound.onsetSample(),
              stretch.soundOffsetSample() - stretch.soundOnsetSample());
        }
      }
    }
  }

  /** Where lines delay all sound alike: around the pitch they do not. */
  private static double[] middle(AudioClip clip) {
    ButterworthBand band = new ButterworthBand(800, 3000);
    double[] samples = new double[clip.sampleCount()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = band.filter(clip.at(i));
    }
    return samples;
  }

  /** By how much later than {@code start} the sound correlates best with the track. */
  private static int lag(double[] sent, double[] sound, int start) {
    double most = 0;
    int best = Integer.MIN_VALUE;
    for (int lag = -200; lag <= 200; lag++) {
      double product = 0;
      for (int i = 200; i < sound.length; i++) {
        product += sound[i] * sent[start + i + lag];
      }
      if (product > most) {
        most = product;
        best = lag;
      }
    }
    return best;
  }

  @Test
  void the_noise_goes_on_at_one_level_through_speech_pauses_and_blends() {
    Call call = call(Calls.conditions(List.of(Calls.noise("white", 10))), Calls.say(), Calls.say());
    short[] sent = call.played().sent().toArray();
    double inPauses = levelDb(sent, 1_600, 24_000);
    for (int k = 1; k < call.played().uses().size(); k++) {
      int from = (int) call.played().uses().get(k).fromSample();
      // 40 ms around the blend; the deviation of so short a stretch of white noise is 0.17 dB.
      assertEquals(inPauses, levelDb(sent, from - 160, from + 480), 1, "blend " + k);
    }
    short[] noise = call.truth().noise().toArray();
    for (int at = 0; at + 1_600 <= noise.length; at += 1_600) {
      assertEquals(inPauses, levelDb(noise, at, at + 1_600), 1, "at sample " + at);
    }
  }

  private static double levelDb(short[] samples, int from, int to) {
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += samples[i] * samples[i];
    }
    return 10 * Math.log10(energy / (to - from));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void lost_frames_are_those_that_are_missing_in_the_bytes(long seed) {
    Scenario scenario =
        Calls.scenario(
            Calls.conditions(
                List.of(Calls.noise("white", 10)), new LineEffect.Loss(20, 3, "silence")),
            Calls.say(),
            Calls.say());
    Call call = call(scenario, seed);
    CallerTruth truth = call.truth();
    long missing = 0;
    long bursts = 0;
    for (int k = 0; k < truth.stretches().size(); k++) {
      CallerTruth.Stretch stretch = truth.stretches().get(k);
      Set<Long> told = new HashSet<>(stretch.lostSamples());
      long from = stretch.fromSample();
      long end = from + stretch.samples() - (k + 1 < truth.stretches().size() ? 320 : 0);
      boolean before = false;
      for (long at = from; at < from + stretch.samples(); at += 320) {
        // Where one reel blends into the next, both are heard.
        boolean blended = at == from && k > 0 || at + 320 > end;
        boolean silent = blended ? told.contains(at) : silent(call, at);
        assertEquals(told.contains(at), silent, "frame at " + at);
        missing += silent ? 1 : 0;
        bursts += silent && !before ? 1 : 0;
        before = silent;
      }
    }
    assertEquals(missing, truth.framesLost());
    assertEquals((double) missing / bursts, truth.meanBurstFrames(), 1e-9);
    assertTrue(truth.framesLost() > 0.05 * truth.frames(), truth.framesLost() + " lost");
  }

  private static boolean silent(Call call, long at) {
    for (int i = (int) at; i < at + 320; i++) {
      if (call.played().sent().at(i) != 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void losses_come_as_often_and_in_such_bursts_as_asked_for() {
    long frames = 0;
    long lost = 0;
    double bursts = 0;
    for (int seed = 0; seed < 60; seed++) {
      Scenario scenario =
          Calls.scenario(
              Calls.conditions(List.of(), new LineEffect.Loss(10, 4, "repeat")),
              Calls.say(),
              Calls.say());
      CallerTruth truth = call(scenario, seed).truth();
      frames += truth.frames();
      lost += truth.framesLost();
      bursts += truth.framesLost() == 0 ? 0 : truth.framesLost() / truth.meanBurstFrames();
    }
    // Five standard deviations; frames of a burst are not independent: a factor of about 2b − 1.
    assertEquals(0.1, (double) lost / frames, 5 * Math.sqrt(0.1 * 0.9 * 7 / frames));
    // Bursts cut by the ends of reels are shorter: about 4 of 35 are.
    assertEquals(4, lost / bursts, 0.6);
  }

  @Test
  void so_much_is_clipped_as_asked_for() {
    for (double percent : new double[] {1, 5, 20}) {
      Call call =
          call(
              Calls.conditions(
                  List.of(), Calls.preset("wideband"), new LineEffect.Clipping(percent)),
              Calls.say(),
              Calls.say());
      assertEquals(percent, call.truth().clippedPercentOfActive(), 0.05 * percent);
      long flat = 0;
      for (short sample : call.played().sent().toArray()) {
        flat += Math.abs((int) sample) == 32767 ? 1 : 0;
      }
      assertEquals(flat, call.truth().clippedSamples(), 2);
    }
  }

  @Test
  void conditions_hold_for_their_step_or_from_it_on() {
    Call call =
        call(
            Conditions.CLEAN,
            Calls.say(),
            Calls.say(Calls.line(Calls.preset("telephone"))),
            Calls.say(),
            Calls.change(Calls.background(Calls.noise("pink", 5))),
            Calls.say());
    List<CallerTruth.Stretch> stretches = call.truth().stretches();
    assertEquals(6, stretches.size());
    for (CallerTruth.Stretch stretch : stretches) {
      assertEquals(stretch.stepIndex() == 1 ? 2 : 0, stretch.line().size());
      assertEquals(stretch.stepIndex() >= 3 ? 1 : 0, stretch.background().size());
    }
    assertEquals("", stretches.get(4).sound());
    assertEquals(-1, stretches.get(4).soundOnsetSample());
    assertTrue(call.truth().reproduced(), call.truth().why());
    assertEquals(5, stretches.get(5).background().get(0).snrDb(), 0.1);
    assertTrue(Double.isNaN(stretches.get(4).background().get(0).snrDb()));
  }

  @Test
  void only_what_differs_takes_over() {
    Scenario scenario =
        Calls.scenario(
            Calls.conditions(List.of(Calls.noise("pink", 5))),
            new Step.HangUp(Calls.AT),
            Calls.change(Calls.background(Calls.noise("pink", 5))),
            Calls.change(Calls.background(Calls.noise("pink", 6))),
            new Step.HangUp(Calls.AT));
    CallerSide side = CallerSide.render(scenario, Map.of(), List.of(), 1);
    assertFalse(side.startsReel(0));
    assertFalse(side.startsReel(1));
    assertTrue(side.startsReel(2));
    assertFalse(side.startsReel(3));
    assertTrue(side.reel(2).leadSamples() >= Reel.BLEND_SAMPLES);
  }

  @Test
  void one_wrong_sample_is_found() {
    for (Conditions conditions :
        List.of(
            Conditions.CLEAN,
            Calls.conditions(List.of(Calls.noise("hum", 10)), Calls.preset("mobile")))) {
      Call call = call(conditions, Calls.say(), Calls.say());
      assertTrue(call.truth().reproduced(), call.truth().why());
      assertEquals("", call.truth().why());
      for (int at : new int[] {10, 40_000, call.played().sent().sampleCount() - 1}) {
        short[] wrong = call.played().sent().toArray();
        wrong[at] ^= 1;
        CallerTruth truth =
            call.side().truth(call.played().uses(), AudioClip.of(wrong, Calls.RATE));
        assertFalse(truth.reproduced());
        assertTrue(truth.why().startsWith("sample " + at + " of the track"), truth.why());
      }
    }
  }

  @Test
  void a_clean_call_is_the_sounds_as_they_are() {
    Call call = call(Conditions.CLEAN, Calls.say(), Calls.cough(3));
    Reel reel = call.side().reel(0);
    AudioClip sound = VOICE.get(0).audio();
    assertEquals(0, reel.leadSamples());
    short[] read = Calls.read(reel, sound.sampleCount(), OptionalInt.empty());
    assertEquals(sound, AudioClip.of(read, Calls.RATE));
    assertEquals("0-8000 Hz", call.truth().band());
    assertEquals(-26, call.truth().speechActiveDbov(), 0.1);
    assertTrue(Double.isNaN(call.truth().snrDb()));
    assertTrue(Double.isNaN(call.truth().meanBurstFrames()));
    assertEquals(0, call.truth().clippedSamples());
  }

  @Test
  void a_cough_is_as_loud_as_asked_for_behind_any_room() {
    for (Conditions conditions :
        List.of(
            Conditions.CLEAN,
            Calls.inRoom(Calls.conditions(List.of()), Room.FAR_FIELD),
            Calls.conditions(List.of(Calls.noise("pink", 20)), Calls.preset("telephone")))) {
      Call call = call(conditions, Calls.say(), Calls.cough(9));
      CallerTruth.Stretch cough = call.truth().stretches().get(2);
      assertEquals("cough", cough.sound());
      assertEquals(9, cough.peakAboveSpeechDb().orElseThrow(), 0.05);
      assertEquals(
          call.played().uses().get(2).fromSample() + call.played().reels().get(2).leadSamples(),
          cough.soundOnsetSample());
    }
  }

  @Test
  void single_sounds_in_the_background_are_told_by_place_and_peak() {
    Conditions conditions =
        Calls.conditions(
            List.of(
                new Conditions.Background(
                    Calls.AT,
                    "keyboard",
                    java.util.OptionalDouble.empty(),
                    java.util.OptionalDouble.of(6),
                    8,
                    50,
                    120)));
    Call call = call(conditions, Calls.say());
    int found = 0;
    for (CallerTruth.Stretch stretch : call.truth().stretches()) {
      for (var event : stretch.background().get(0).events()) {
        int at = (int) event.onsetSample();
        assertTrue(at >= stretch.fromSample());
        assertTrue(at < stretch.fromSample() + stretch.samples());
        found++;
      }
      if (!stretch.background().get(0).events().isEmpty()) {
        double peak = stretch.background().get(0).peakDbov() - call.truth().speechActiveDbov();
        // A word typed may be cut by the reel's end before its strongest stroke.
        assertEquals(6, peak, 3);
      }
    }
    assertTrue(found >= 3, found + " keystrokes");
  }

  @Test
  void each_of_several_noises_has_its_own_level() {
    Conditions conditions =
        Calls.conditions(
            List.of(Calls.noise("pink", 10), Calls.noise("babble", 10)), Calls.preset("telephone"));
    CallerTruth truth = call(conditions, Calls.say()).truth();
    CallerTruth.Stretch said = truth.stretches().get(1);
    assertEquals(10, said.background().get(0).snrDb(), 0.1);
    assertEquals(10, said.background().get(1).snrDb(), 0.1);
    // Two of equal power, which have nothing to do with each other.
    assertEquals(6.99, truth.snrDb(), 0.2);
    assertEquals(
        truth.stretches().get(0).background().get(0).gainDb(),
        said.background().get(0).gainDb(),
        "the tail and the opening follow");
  }

  @Test
  void silence_around_the_speech_changes_the_noise_by_next_to_nothing() {
    double[] gainsDb = new double[2];
    for (int k = 0; k < 2; k++) {
      Scenario scenario =
          Calls.scenario(Calls.conditions(List.of(Calls.noise("pink", 10))), Calls.say());
      Utterance speech = Calls.padded(VOICE.get(0), k == 0 ? 1 : 0.2);
      CallerSide side = CallerSide.render(scenario, Map.of(0, speech), List.of(), 1);
      Calls.Played played = Calls.play(side, 1, 320, OptionalInt.empty());
      CallerTruth truth = side.truth(played.uses(), played.sent());
      gainsDb[k] = truth.stretches().get(1).background().get(0).gainDb();
    }
    // The 200 ms that P.56 lets a talkspurt ring on for, and pink noise over 2 s.
    assertEquals(gainsDb[0], gainsDb[1], 0.7);
  }

  @Test
  void noise_too_loud_to_fit_is_counted_and_measured_as_it_came_out() {
    Call call = call(Calls.conditions(List.of(Calls.noise("white", -30))), Calls.say());
    CallerTruth truth = call.truth();
    assertTrue(truth.clippedSamples() > 1_000, "clipped " + truth.clippedSamples());
    assertTrue(truth.snrDb() > -29.5, "achieved " + truth.snrDb());
    assertTrue(truth.reproduced(), truth.why());
  }

  @Test
  void gain_steps_count_from_where_the_reel_begins() {
    LineEffect steps =
        new LineEffect.GainSteps(
            List.of(new LineEffect.GainStep(java.time.Duration.ofMillis(500), -20)));
    Conditions conditions =
        Calls.conditions(List.of(Calls.noise("white", 0)), Calls.preset("telephone"), steps);
    Call call = call(conditions, Calls.say());
    short[] sent = call.played().sent().toArray();
    for (CallerSide.Use use : call.played().uses()) {
      int at = (int) use.fromSample() + 8_000;
      assertTrue(levelDb(sent, at - 320, at) - levelDb(sent, at, at + 320) > 14, "at " + at);
    }
  }

  @Test
  void says_what_cannot_be_had() {
    Place place = new Place("made.yaml", 7, 9);
    Conditions.Background babble =
        new Conditions.Background(
            place,
            "babble",
            java.util.OptionalDouble.of(5),
            java.util.OptionalDouble.empty(),
            8,
            50,
            20);
    Scenario scenario = Calls.scenario(Calls.conditions(List.of(babble)), Calls.say());
    BadInput alone =
        assertThrows(
            BadInput.class,
            () -> CallerSide.render(scenario, Calls.sounds(scenario, VOICE), List.of(), 1));
    assertTrue(alone.getMessage().startsWith("made.yaml:7:9: noise is 'babble'"));
    Utterance silence = new Utterance("", "", AudioClip.silence(16_000, Calls.RATE), 0, 1, "made");
    BadInput silent =
        assertThrows(
            BadInput.class,
            () -> CallerSide.render(scenario, Map.of(0, silence), Calls.bystanders(), 1));
    assertTrue(silent.getMessage().startsWith("made:3:5: speech of 1000 ms is silent"));
  }
}
