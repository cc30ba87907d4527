package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, it is read or refused with places; nothing else comes of it. */
class MutatedScenariosTest {
  private static final String WHOLE =
      """
      scenario: Everything
      agent: clinic
      tags: [smoke]
      reasks: { atMost: 2, phrases: [ say it again ] }
      owner: a team
      severity: minor
      links: [ { name: REQ-12, url: "https://example.com/REQ-12", kind: issue } ]
      table: [ { words: Hello., after: 700 ms of agent speech }, { words: Hi., after: 1 s of agent speech } ]
      caller:
        voice: en-us-slt
        rate: 1.1
        pitch: 0.95
        disfluency: { fillersPercent: 8, pausesPercent: 5, correctionsPercent: 3, pause: 600 ms }
        room: { rt60: 400 ms, drrDb: 3, direct: 5 ms, levelDb: -3 }
        background: [ { noise: babble, snrDb: [12, -5], talkers: 4 }, { noise: cough, perMinute: 9, peakDb: 0 } ]
        echo: none
        line: [ telephone, { loss: { percent: 3, burstFrames: 3, conceal: repeat } }, { bandHz: [300, 3400] } ]
        network: { jitter: 10 ms, stalls: [ { at: 2 s, for: 800 ms, mode: burst } ] }
        announcedRateHz: 8000
      script:
        - include: greeting.block.yaml
          with: { words: $words, wait: 3 s }
        - play: my-call.wav
          words: Hello.
        - dtmf: "12#"
        - noise: { play: cough, after: $after, peakDb: 12 }
          expect: { keepsTalking: true, calls: [] }
        - interrupt: { after: 1200 ms of agent speech }
          play: my-call.wav
          expect: { yields: { within: 700 ms } }
        - backchannel: { say: mm-hm, atTalkspurt: 1, plus: 200 ms }
          expect: { keepsTalking: true }
        - sideTalk: { play: my-call.wav, words: Not now., during: find_slots }
        - dtmf: { keys: "1", afterPhrase: nine or }
        - backgroundSpeech: { say: Dinner., voice: en-us-kevin, levelDb: -20, after: the last word }
          expect: { staysSilent: true, calls: [] }
        - interrupt: { after: 2 s of silence }
          say: Hello.
        - noise: { play: door, on: turnEnd, plus: 100 ms }
        - change: { background: { noise: street, snrDb: 5 }, room: hall }
        - say: Hello.
          with: { line: [ { gainSteps: [ { at: 2 s, db: -10 } ] }, { opus: { kbps: 16 } }, { g711: a-law } ] }
          expect: { answer: { within: 2 s, mentions: [ a ], states: [ { time: half past two pm }, { number: twelve, within: 1 } ] }, calls: [ { find_slots: { day: { date: next tuesday, not: 3 March, spokenBy: end } }, id: a, within: 3 s }, { oneOf: [ { find_slots: { day: { oneOf: [ { phone: +44 20 7946 0018 }, { number: twelve, within: 0.5 }, { money: $19.90 } ] } } }, { find_slots: { day: { time: half past two pm } } } ], after: [ a ], optional: true } ] }
        - silence: 3 s
          expect: { reprompts: at most 1, recovers: { from: silence, by: { speaks: true }, within: 9 s } }
        - hear: { within: 4 s, until: { heard: [ which day, what day ] } }
        - when: { not: { called: find_slots } }
          then: [ { say: Tuesday. }, { when: { heard: [ nine ] }, then: [ { change: { line: telephone } } ], otherwise: [ { silence: 1 s } ] } ]
          otherwise: [ { silence: 2 s } ]
        - say: On Monday.
          with: { background: { noise: white, snrDb: 0, over: Monday } }
          expect: { recovers: { from: noiseBurst, by: { calls: [ { find_slots: { day: Monday } } ], says: [ monday ] }, never: { says: [ friday ] }, within: 20 s, repeats: 1 } }
        - disconnect: {}
          expect: { calls: [], recovers: { from: disconnect, by: { says: [ monday ] } } }
        - hangUp
      retries: 2
      state: { slots: { Monday: [ "09:00" ] }, log: [] }
      tools:
        find_slots:
          takes: { median: 300 ms, spread: 60 ms }
          fails: { with: rateLimited, times: 2, every: 2, when: { day: Monday }, retryAfter: 2 s }
          then:
            reads: [ { at: "/slots/{day}", as: slots } ]
            writes: { at: /last, value: { day: "{day}" } }
            appends: [ { at: /log, value: "for {day}" } ]
            removes: [ /slots/Monday/0 ]
            notFound: { error: "none on {day}" }
          late: true
        book_slot: { takes: { from: 1 ms, to: 2 s }, http: { url: "https://a.example/b", headersFrom: { X-Key: KEY }, timeout: 2 s } }
      expect: { state: { last: { day: Monday } }, says: [ { date: tomorrow }, nine ], neverSays: [ { oneOf: [ { alnum: WK2EXB }, { money: $19.90 } ] } ], truthful: true }
      now: 2026-03-02T09:00 Europe/London
      locale: en-GB
      withControl: true
      """;

  private static final List<String> PIECES =
      List.of(
          "none",
          "[]",
          "{}",
          "null",
          "-1",
          "0",
          "1e308",
          "-1e-300",
          "1e400",
          "99999999999999999999",
          "0.5",
          "true",
          "\"\"",
          "\"\\0\"",
          "\"\\ud800\"",
          "''",
          "[1, 2]",
          "[[1]]",
          "[none, {}]",
          "[a, 1, true]",
          "{ a: 1 }",
          "speakerphone",
          "[ speakerphone ]",
          "cafe",
          "cough",
          "5 s",
          "0 ms",
          "0.000001 ms",
          "999999999 min",
          "../../../a.wav",
          "/a.wav",
          "my-call.wav",
          "{ delay: 1 ms, returnLossDb: 6 }",
          "with",
          "change",
          "noise",
          "interrupt",
          "&a",
          "*a",
          "!x",
          "|",
          ">",
          "- ",
          ": ",
          "#",
          "\t",
          "é",
          "\u2028",
          "$words",
          "$wrds",
          "$$words",
          "include",
          "table",
          "the last word",
          "2 s of silence",
          "afterPhrase: nine",
          "echo: { after: 1 s of agent speech, for: 1 s }",
          "100000 ms of agent speech");

  @TempDir Path folder;

  private static String mutated(String text, SplittableRandom random) {
    String result = text;
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      result = random.nextInt(4) > 0 ? wordReplaced(result, random) : damaged(result, random);
    }
    return result;
  }

  /** One word, number or bracketed value gives way to a piece or to another word of the text. */
  private static String wordReplaced(String text, SplittableRandom random) {
    List<int[]> words = new ArrayList<>();
    var matcher =
        java.util.regex.Pattern.compile("[A-Za-z0-9.\\-]+|\\[[^\\[\\]]*\\]|\\{[^{}]*\\}|\"[^\"]*\"")
            .matcher(text);
    while (matcher.find()) {
      words.add(new int[] {matcher.start(), matcher.end()});
    }
    int[] target = words.get(random.nextInt(words.size()));
    int[] other = words.get(random.nextInt(words.size()));
    String piece =
        random.nextInt(3) == 0
            ? text.substring(other[0], other[1])
            : PIECES.get(random.nextInt(PIECES.size()));
    return text.substring(0, target[0]) + piece + text.substring(target[1]);
  }

  /** A stretch is lost, doubled, or one character becomes another. */
  private static String damaged(String text, SplittableRandom random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(40));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, to) + text.substring(from);
      default -> text.substring(0, from) + (char) (32 + random.nextInt(95)) + text.substring(to);
    };
  }

  @Test
  void are_read_or_refused_with_places() throws Exception {
    ProjectFolder project = ProjectFolder.with(folder);
    project.write("suites/my-call.wav", "x");
    project.write(
        "suites/greeting.block.yaml",
        "block: B\nparameters: { words: text, wait: duration }\n"
            + "script: [ { hear: { within: $wait } }, { say: $words } ]");
    Path file = project.write("suites/one.scenario.yaml", WHOLE);
    assertTrue(ScenarioReader.readAll(file, "x").size() == 4);
    SplittableRandom random = new SplittableRandom(20260713);
    int refused = 0;
    int taken = 0;
    for (int i = 0; i < 3000; i++) {
      String text = mutated(WHOLE, random);
      project.write("suites/one.scenario.yaml", text.replace("\ud800", "?"));
      try {
        taken += ScenarioReader.readAll(file, "x").isEmpty() ? 0 : 1;
      } catch (BadInput e) {
        refused++;
        for (Problem problem : e.problems()) {
          assertTrue(problem.place().line() > 0, () -> problem + "\n" + text);
          assertFalse(problem.message().isBlank(), text);
        }
      } catch (RuntimeException e) {
        fail("number " + i + ":\n" + text, e);
      }
    }
    assertTrue(refused > 2000 && taken > 20, refused + " refused, " + taken + " taken");
  }
}
