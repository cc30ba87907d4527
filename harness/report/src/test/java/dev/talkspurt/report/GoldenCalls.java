package dev.talkspurt.report;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A handful of calls that have a little of everything, each of less than two minutes. */
final class GoldenCalls {
  private static final String ASKED = "Where is my order four two seven one?";
  private static final String ANSWER = "Your order is on its way and arrives on Thursday.";

  private GoldenCalls() {}

  /** By name. */
  static Map<String, SyntheticCall> all() {
    Map<String, SyntheticCall> calls = new TreeMap<>();
    calls.put("golden-plain", plain());
    calls.put("golden-interrupted", interrupted());
    calls.put("golden-unanswered", unanswered());
    calls.put("golden-sound", sound());
    calls.put("golden-session", session());
    return calls;
  }

  private static SyntheticCall greeted(String id) {
    return new SyntheticCall(id).hear(2500, "Hello, how can I help you?");
  }

  /** Answers of several latencies and paddings, one with a tool. */
  private static SyntheticCall plain() {
    SyntheticCall call = greeted("golden-plain");
    for (int i = 0; i < 6; i++) {
      call.pause(700 + 150 * i).say(ASKED, 2000 + 100 * i);
      double offset = call.nowMs();
      if (i % 3 == 2) {
        call.tool(offset + 450, 300 + 50 * i);
      }
      call.answer(offset + 700 + 130 * i + (i % 3 == 2 ? 600 : 0), 15 * i, 3000, ANSWER);
      call.turnEnd(call.nowMs());
    }
    return call;
  }

  /** One interruption is yielded to at once, one late, one never. */
  private static SyntheticCall interrupted() {
    SyntheticCall call = greeted("golden-interrupted");
    for (int i = 0; i < 3; i++) {
      call.pause(900).say(ASKED, 2200);
      double from = call.nowMs() + 900;
      call.answer(from, 40, 7000, ANSWER);
      double end = call.nowMs();
      call.interrupt("Stop, only the day please.", 1300, from + 40, 1500 + 400 * i);
      if (i < 2) {
        call.interrupted(from + 1540 + 400 * i + 350 + 700 * i);
        call.turnEnd(from + 1540 + 400 * i + 360 + 700 * i);
      } else {
        call.pause(end - call.nowMs()).turnEnd(end);
      }
      call.answer(call.nowMs() + 950, 20, 1800, "On Thursday.").turnEnd(call.nowMs());
    }
    return call;
  }

  /** Turns without answers, with empty ones, and with late ones. */
  private static SyntheticCall unanswered() {
    SyntheticCall call = greeted("golden-unanswered");
    call.pause(800).say(ASKED, 2000).pause(9000);
    call.say(ASKED, 2000).turnEnd(call.nowMs() + 400).pause(7000);
    call.say(ASKED, 2000).answer(call.nowMs() + 4200, 900, 2500, ANSWER);
    call.turnEnd(call.nowMs()).pause(600).say("Thank you, goodbye.", 1500);
    return call.answer(call.nowMs() + 300, 0, 1500, "Goodbye.").turnEnd(call.nowMs());
  }

  /** Sound that stalls, is cut out, clicks, clips, hums and grows faint. */
  private static SyntheticCall sound() {
    SyntheticCall call = greeted("golden-sound");
    Random chance = new Random(3);
    for (int kind = 0; kind < 5; kind++) {
      call.pause(900).say(ASKED, 2000);
      short[] samples = new short[24 * 4000];
      for (int i = 0; i < samples.length; i++) {
        double t = i / 24_000.0;
        double wave = StrictMath.sin(2 * StrictMath.PI * 230 * t);
        double loudness = kind == 1 ? 60_000 : kind == 4 ? 9000 * (1 - t / 5) : 7000;
        double noise = kind == 3 ? 300 * chance.nextGaussian() : 0;
        boolean hole = kind == 2 && i % 24_000 > 22_000;
        boolean click = kind == 2 && i % 12_000 == 5000;
        double value = hole ? 0 : click ? 32_000 : loudness * wave + noise;
        samples[i] = (short) Math.max(-32_768, Math.min(32_767, Math.round(value)));
      }
      call.deliver(call.nowMs() + 800, samples, kind == 0 ? 135 : 50, ANSWER);
      call.turnEnd(call.nowMs());
    }
    return call;
  }

  /** What a session tells besides: warnings, resumption, errors, unknown messages. */
  private static SyntheticCall session() {
    SyntheticCall call = greeted("golden-session");
    call.signal(call.nowMs(), "resumption", "protocol", "resumable");
    call.pause(900).say(ASKED, 2000).answer(call.nowMs() + 800, 30, 3000, ANSWER);
    call.turnEnd(call.nowMs()).signal(call.nowMs(), "closingSoon", "protocol", "5000 ms left");
    call.signal(call.nowMs() + 700, "disconnected", "bench", "");
    call.signal(call.nowMs() + 1900, "resumed", "bench", "");
    call.pause(2600).say(ASKED, 2000).tool(call.nowMs() + 300, 2500);
    call.signal(call.nowMs() + 400, "unknown", "protocol", "novelty");
    call.answer(call.nowMs() + 3600, 30, 3000, ANSWER + " " + ANSWER + " " + ANSWER);
    call.turnEnd(call.nowMs()).signal(call.nowMs(), "error", "protocol", "quota exceeded");
    return call;
  }
}
