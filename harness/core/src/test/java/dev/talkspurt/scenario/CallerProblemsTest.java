package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerProblemsTest {
  private static final String HEAD = "scenario: A title\nagent: clinic\n";

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private String caller(String caller) throws Exception {
    return project.problems(HEAD + "caller: { " + caller + " }\nscript: [ { say: Hi. } ]");
  }

  private String script(String... steps) throws Exception {
    return project.problems(HEAD + "script:\n  - " + String.join("\n  - ", steps));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "pitch: 2.1 | 18: 'pitch' is 2.1, expected a number from 0.5 to 2",
        "announcedRateHz: 8 | 28: 'announcedRateHz' is 8, expected a whole number from 1000 to 384000",
        "disfluency: often | 23: 'disfluency' is \"often\", expected { fillersPercent: 8, pause: 600 ms } or none",
        "disfluency: { fillersPercent: 51 } | 41: 'fillersPercent' is 51, expected a number from 0 to 50",
        "disfluency: { pause: 600 ms } | 23: 'disfluency' adds nothing, expected one of fillersPercent, pausesPercent, correctionsPercent (or none)",
        "disfluency: { pausesPercent: 1, pause: 99 ms } | 50: 'pause' is \"99 ms\", expected at least 100 ms",
        "disfluency: { pausesPercent: 1, pause: 4 s } | 50: 'pause' is \"4 s\", expected at most 3 s",
        "disfluency: { pausesPercent: 1, pause: 100.5 ms } | 50: 'pause' is \"100.5 ms\", expected whole milliseconds",
        "room: offce | 17: 'room' is \"offce\", expected one of car, office, living-room, hall, far-field, none, or { rt60: 400 ms, drrDb: 3 } (did you mean 'office'?)",
        "room: 3 | 17: 'room' is 3, expected one of car, office, living-room, hall, far-field, none, or { rt60: 400 ms, drrDb: 3 }",
        "room: { rt60: 400 ms } | 17: 'room' has no 'drrDb', expected a number from -20 to 40",
        "room: { drrDb: 3 } | 17: 'room' has no 'rt60', expected a duration with unit (for example 300 ms or 2 s)",
        "room: { rt60: 49 ms, drrDb: 3 } | 25: 'rt60' is \"49 ms\", expected at least 50 ms",
        "room: { rt60: 6 s, drrDb: 3 } | 25: 'rt60' is \"6 s\", expected at most 5 s",
        "room: { rt60: 1 s, drrDb: -21 } | 37: 'drrDb' is -21, expected a number from -20 to 40",
        "room: { rt60: 1 s, drrDb: 3, direct: 101 ms } | 48: 'direct' is \"101 ms\", expected at most 100 ms",
        "room: { rt60: 1 s, drrDb: 3, levelDb: 11 } | 49: 'levelDb' is 11, expected a number from -40 to 10",
        "echo: loud | 17: 'echo' is \"loud\", expected { delay: 120 ms, returnLossDb: 20 } or none",
        "echo: { delay: 1 ms } | 17: 'echo' has no 'returnLossDb', expected a number from -20 to 100",
        "echo: { delay: 3 s, returnLossDb: 3 } | 26: 'delay' is \"3 s\", expected at most 2 s",
        "echo: { delay: 3 ms, returnLossDb: 101 } | 46: 'returnLossDb' is 101, expected a number from -20 to 100",
        "network: bad | 20: 'network' is \"bad\", expected { jitter: 10 ms } or none",
        "network: {} | 20: 'network' says nothing, expected one of jitter, stalls (or none)",
        "network: { jitter: 2 s } | 30: 'jitter' is \"2 s\", expected at most 1 s",
        "network: { stalls: [] } | 30: 'stalls' is an empty list, expected at least one item (for example [ { at: 2 s, for: 800 ms } ])",
        "network: { stalls: [ { at: 2 s } ] } | 32: stall has no 'for', expected a duration with unit (for example 300 ms or 2 s)",
        "network: { stalls: [ { at: 2 s, for: 2 s }, { at: 3 s, for: 2 s, mode: drop } ] } | 55: stall from 3 s overlaps the one from 2 s, expected stalls one after the other (make one of them)",
        "network: { stalls: [ { at: 2 s, for: 0.5 ms } ] } | 48: 'for' is \"0.5 ms\", expected at least 1 ms",
        "network: { stalls: [ { at: 2 s, for: 1 s, mode: brust } ] } | 59: 'mode' is \"brust\", expected one of burst, drop (did you mean 'burst'?)",
      })
  void names_what_is_wrong_with_manner_room_echo_and_network(String caller, String problem)
      throws Exception {
    assertEquals("x:3:" + problem, caller(caller));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "cafe | 23: 'background' is \"cafe\", expected how loud it is, too ({ noise: cafe, snrDb: 12 })",
        "cough | 23: 'background' is \"cough\", expected how loud it is, too ({ noise: cough, perMinute: 20 })",
        "loud | 23: 'background' is \"loud\", expected a noise ({ noise: cafe, snrDb: 12 }), a list of them, or none",
        "[] | 23: 'background' is an empty list, expected at least one item (for example [ { noise: cafe, snrDb: 12 } ], or none)",
        "[ cafe ] | 25: item of 'background' is \"cafe\", expected a noise ({ noise: cafe, snrDb: 12 }), a list of them, or none",
        "{ noise: caffe, snrDb: 3 } | 32: 'noise' is \"caffe\", expected one of white, pink, brown, car, hum, speech-shaped, babble, cafe, street, office, music, competing-talker, click, keyboard, cough, door, dish (did you mean 'cafe'?)",
        "{ noise: cafe } | 23: 'background' has no 'snrDb', expected a number from -40 to 80 (for example snrDb: 12)",
        "{ noise: cafe, snrDb: 81 } | 45: 'snrDb' is 81, expected a number from -40 to 80",
        "{ noise: cafe, snrDb: 3, peakDb: 3 } | 48: 'peakDb' stands at cafe, which goes on and has no peak, expected 'snrDb' (snrDb: 12)",
        "{ noise: cafe, snrDb: 3, perMinute: 3 } | 48: 'perMinute' stands at cafe, which goes on, expected only at single sounds (remove it)",
        "{ noise: cafe, snrDb: 3, talkers: 3 } | 48: 'talkers' stands at cafe, expected only at babble (remove it)",
        "{ noise: babble, snrDb: 3, talkers: 101 } | 59: 'talkers' is 101, expected a whole number from 1 to 100",
        "{ noise: babble, snrDb: 3, mainsHz: 50 } | 50: 'mainsHz' stands at babble, expected only at hum (remove it)",
        "{ noise: hum, snrDb: 3, mainsHz: 55 } | 56: 'mainsHz' is 55, expected 50 or 60",
        "{ noise: cough, perMinute: 3, snrDb: 3 } | 53: 'snrDb' stands at cough, which comes singly and has no SNR, expected 'peakDb' (peakDb: 12)",
        "{ noise: cough } | 23: 'background' has no 'perMinute', expected how many come a minute (for example perMinute: 20)",
        "{ noise: cough, perMinute: 0 } | 50: 'perMinute' is 0, expected a number from 0.001 to 600",
        "{ noise: cough, perMinute: 3, peakDb: 61 } | 61: 'peakDb' is 61, expected a number from -40 to 60",
        "[ { noise: cough, perMinute: 3, peakdB: 61 } ] | 55: unknown key 'peakdB' in 'background', expected one of noise, snrDb, peakDb, talkers, mainsHz, perMinute, over, fromPercent, toPercent (did you mean 'peakDb'?)",
      })
  void names_what_is_wrong_with_a_background(String background, String problem) throws Exception {
    assertEquals("x:3:" + problem, caller("background: " + background));
  }

  @Test
  void bounds_how_many_noises_and_effects_there_are() throws Exception {
    String noise = "{ noise: cafe, snrDb: 1 }, ";
    assertEquals("", caller("background: [ " + noise.repeat(8) + " ]"));
    assertEquals(
        "x:3:23: 'background' has 9 items, expected at most 8",
        caller("background: [ " + noise.repeat(9) + " ]"));
    assertEquals(
        "x:3:17: 'line' has 17 items, expected at most 16",
        caller("line: [ " + "narrow-band, ".repeat(17) + " ]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "telefone | 17: unknown line 'telefone' in 'line', expected one of clean, wideband, telephone, mobile, car, speakerphone, far, narrow-band (did you mean 'telephone'?)",
        "[ gainDb ] | 19: 'gainDb' stands without a value, expected one (line: [ { gainDb: … } ])",
        "3 | 17: 'line' is 3, expected one of clean",
        "[] | 17: 'line' is an empty list, expected at least one item (for example [ telephone, { gainDb: -6 } ], or clean)",
        "{ gainDb: 3 } | 17: 'line' is an object, expected a list (put it in brackets: line: [ {\"gainDb\":3} ])",
        "[ { gainDb: 3, clipPercent: 3 } ] | 19: item of 'line' is several effects, expected one effect each (for example [ telephone, { gainDb: -6 } ])",
        "[ {} ] | 19: item of 'line' is an object, expected one effect each",
        "[ 3 ] | 19: item of 'line' is 3, expected one effect each",
        "[ { gainDB: 3 } ] | 21: unknown key 'gainDB' in 'line', expected one of gainDb, gainSteps, clipPercent, dcPercent, bandHz, g711, amrKbps, opus, loss (did you mean 'gainDb'?)",
        "[ { gainDb: 61 } ] | 29: 'gainDb' is 61, expected a number from -100 to 60",
        "[ { gainSteps: [] } ] | 32: 'gainSteps' is an empty list, expected at least one item",
        "[ { gainSteps: [ { at: 1 s } ] } ] | 34: item of 'gainSteps' has no 'db', expected a number from -100 to 60",
        "[ { clipPercent: 0 } ] | 34: 'clipPercent' is 0, expected a number from 0.001 to 90",
        "[ { dcPercent: 51 } ] | 32: 'dcPercent' is 51, expected a number from -50 to 50",
        "[ { bandHz: 300 } ] | 29: 'bandHz' is 300, expected two corners in Hz from 10 to 7500, the lower first (bandHz: [300, 3400])",
        "[ { bandHz: [300] } ] | 29: 'bandHz' is a list, expected two corners",
        "[ { bandHz: [3400, 300] } ] | 29: 'bandHz' is a list, expected two corners",
        "[ { bandHz: [300, 7501] } ] | 29: 'bandHz' is a list, expected two corners",
        "[ { bandHz: [300, x] } ] | 29: 'bandHz' is a list, expected two corners",
        "[ { g711: mulaw } ] | 27: 'g711' is \"mulaw\", expected one of mu-law, a-law (did you mean 'mu-law'?)",
        "[ { amrKbps: 13 } ] | 30: 'amrKbps' is 13, expected a number from 4.75 to 12.2",
        "[ { opus: {} } ] | 27: 'opus' has no 'kbps', expected a number from 6 to 64",
        "[ { opus: { kbps: 16, complexity: 11 } } ] | 51: 'complexity' is 11, expected a whole number from 0 to 10",
        "[ { loss: {} } ] | 27: 'loss' has no 'percent', expected a number from 0 to 90",
        "[ { loss: { percent: 75 } } ] | 38: 'percent' is 75, expected bursts of at least 3 frames for a loss of 75 % (burstFrames: 3)",
        "[ { loss: { percent: 80, burstFrames: 3 } } ] | 55: 'burstFrames' is 3, expected bursts of at least 4",
        "[ { loss: { percent: 3, conceal: zero } } ] | 50: 'conceal' is \"zero\", expected one of repeat, silence",
      })
  void names_what_is_wrong_with_a_line(String line, String problem) throws Exception {
    String found = caller("line: " + line);
    assertEquals(
        "x:3:" + problem, found.substring(0, Math.min(found.length(), problem.length() + 4)));
  }

  @Test
  void wants_a_change_to_change_something_that_can_change() throws Exception {
    String keys = "one of voice, rate, pitch, disfluency, room, background, echo, line, network";
    assertEquals(
        "x:4:13: 'change' says nothing, expected " + keys, script("change: {}", "say: Hi."));
    assertEquals("x:4:23: 'with' says nothing, expected " + keys, script("{ say: Hi., with: {} }"));
    assertEquals(
        "x:4:15: 'announcedRateHz' stands under 'change', expected only under 'caller' (it holds"
            + " for the whole call)",
        script("change: { announcedRateHz: 8000 }"));
    assertEquals(
        "x:4:30: unknown key 'with' in step 'hear', expected one of hear, expect",
        script("{ hear: { within: 3 s }, with: { rate: 1 } }"));
    assertEquals(
        "x:4:21: unknown key 'with' in step 'silence', expected one of silence, expect",
        script("{ silence: 3 s, with: { rate: 1 } }"));
  }

  @Test
  void an_echo_needs_a_line_that_stays() throws Exception {
    String problem =
        ": 'line' changes in a call that has an echo, expected it under 'caller' only (with an echo"
            + " the line is the call's)";
    String echo = "caller: { echo: { delay: 1 ms, returnLossDb: 6 } }\n";
    assertEquals(
        "x:5:24" + problem + "\nx:6:15" + problem,
        project.problems(
            HEAD
                + echo
                + "script:\n  - { say: A., with: { line: mobile } }\n  - change: { line: clean }"));
    assertEquals(
        "x:4:15" + problem,
        script("change: { line: mobile }", "change: { echo: { delay: 1 ms, returnLossDb: 6 } }"));
    assertEquals("x:4:15" + problem, script("change: { line: speakerphone }"));
    assertEquals(
        "x:3:51: line 'speakerphone' has an echo of its own and there is another, expected one of"
            + " them (remove 'echo', or write [ { gainDb: -6 }, { bandHz: [150, 6000] } ])",
        caller("echo: { delay: 1 ms, returnLossDb: 6 }, line: speakerphone"));
    assertEquals("", caller("echo: none, line: speakerphone"));
  }
}
