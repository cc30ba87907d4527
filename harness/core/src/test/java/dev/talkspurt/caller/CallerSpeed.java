package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.line.Preset;
import dev.talkspurt.noise.Room;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.Utterance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Prints how many times faster than real time a caller under conditions is rendered by one core's
 * time: the best of five rounds over some 40 s of audio, after as many to warm up. A measurement,
 * not a test.
 */
final class CallerSpeed {
  private static final int ROUNDS = 10;
  private static final List<Utterance> VOICE = Calls.recorded("en-us-slt");
  private static final List<List<AudioClip>> BYSTANDERS = Calls.bystanders();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CallerSpeed() {}

  public static void main(String[] arguments) {
    List<List<Background>> backgrounds =
        List.of(List.of(), List.of(noise("cafe", 8)), List.of(noise("babble", 20)));
    System.out.println("line            no noise      cafe  babble 20   (x real time, office)");
    for (Preset preset : Preset.values()) {
      row(preset.label(), backgrounds, Calls.preset(preset.label()));
    }
    row("opus 16, 5", backgrounds, new LineEffect.Opus(16, 5));
    row("opus 16, 10", backgrounds, new LineEffect.Opus(16, 10));
    preparation();
  }

  /** Of this thread alone: what else the machine does costs it nothing. */
  private static long cpuNs() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static Background noise(String kind, int talkers) {
    return new Background(
        Calls.AT, kind, OptionalDouble.of(10), OptionalDouble.empty(), talkers, 50, 20);
  }

  private static void row(String name, List<List<Background>> backgrounds, LineEffect line) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-14s", name));
    for (List<Background> background : backgrounds) {
      Conditions conditions = Calls.inRoom(Calls.conditions(background, line), Room.OFFICE);
      row.append(String.format(Locale.ROOT, "%10.0f", speed(conditions)));
    }
    System.out.println(row);
  }

  /** Of room, noise and line together on a stream of speech: levels are set beforehand. */
  private static double speed(Conditions conditions) {
    Scenario scenario = Calls.scenario(conditions, steps(6));
    var sounds = Calls.sounds(scenario, VOICE);
    Preparation.Result prepared = Preparation.of(scenario, sounds, BYSTANDERS, 1);
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = cpuNs();
      long samples = 0;
      Rooms rooms = new Rooms(1, List.of());
      for (ReelPlan plan : prepared.plans().values()) {
        plan.sound().ifPresent(s -> rooms.heard(s.utterance().audio(), plan.conditions().room()));
        samples += streamed(plan, prepared);
      }
      best = Math.max(best, round < ROUNDS / 2 ? 0 : samples / 16e-6 / (cpuNs() - before));
    }
    return best;
  }

  private static long streamed(ReelPlan plan, Preparation.Result prepared) {
    ReelStream stream =
        new ReelStream(
            plan,
            java.util.Optional.of(prepared.lines().start(plan.stepIndex(), plan.conditions())));
    int count = plan.soundEnd() + 4 * Calls.RATE;
    short[] block = new short[320];
    for (int at = 0; at < count; at += 320) {
      stream.fill(block, 0, 320);
    }
    return count;
  }

  private static Step[] steps(int count) {
    return IntStream.range(0, count).mapToObj(i -> Calls.say()).toArray(Step[]::new);
  }

  private static void preparation() {
    for (String kind : List.of("pink", "cafe")) {
      Conditions conditions =
          Calls.inRoom(
              Calls.conditions(List.of(noise(kind, 8)), Calls.preset("mobile")), Room.OFFICE);
      Scenario scenario = Calls.scenario(conditions, steps(10));
      List<Double> tookMs = new ArrayList<>();
      double truthMs = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long before = cpuNs();
        CallerSide side =
            CallerSide.render(scenario, Calls.sounds(scenario, VOICE), BYSTANDERS, round);
        tookMs.add((cpuNs() - before) / 1e6);
        Calls.Played call = Calls.play(side, 10, 4 * Calls.RATE, OptionalInt.empty());
        before = cpuNs();
        side.truth(call.uses(), call.sent());
        truthMs = (cpuNs() - before) / 1e6 / call.sent().durationMs() * 1000;
      }
      System.out.printf(
          Locale.ROOT,
          "render, 10 steps, %s, mobile: first %.0f ms, best %.0f ms; truth %.1f ms per s%n",
          kind,
          tookMs.get(0),
          Collections.min(tookMs),
          truthMs);
    }
  }
}
