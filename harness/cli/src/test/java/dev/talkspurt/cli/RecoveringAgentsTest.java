package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.metric.FaultMeasure;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of each class of faults, an agent that gets over it and one that does not are told apart. */
class RecoveringAgentsTest {
  private static final int TIMES = 20;

  private static final String AGENT =
      """
      agent: desk
      model: gemini-3.1-flash-live-preview
      prompt: Made to be broken.
      tools:
        - name: get_order
          description: Looks an order up.
          parameters: { type: object, properties: { number: { type: string } }, required: [number] }
        - name: set_day
          description: Sets the day.
          parameters: { type: object, properties: { day: { type: string } }, required: [day] }
      simulated:
        speaks: { voice: en-us-kevin }
        endpointing: 400 ms
        latency: { median: 300 ms, spread: 60 ms }
        notUnderstood: Please say that again.
        resumes: true
        slots:
          number: { four two seven one: "4271", nine zero three five: "9035" }
          day: { monday: Monday, thursday: Thursday }
        dialogue:
          - id: order
            hears: [ "My order is {number}." ]
            calls: { get_order: { number: "{number}" } }
            retries: 1
            filler: One moment.
            fillerAfter: 1 s
            says: It has shipped.
            onError: I cannot reach the system.
          - id: again
            hears: [ "Is it on its way?" ]
            calls: { get_order: { number: "{number}" } }
            says: Yes, it has shipped.
          - id: story
            hears: [ "Tell me everything." ]
            says: Your parcel left our house on monday morning, it then went to the depot by lorry, and it will come to you very soon.
          - id: only
            hears: [ "Stop, when does it come?" ]
            says: On friday.
          - id: day
            hears: [ "Bring it on {day}." ]
            calls: { set_day: { day: "{day}" } }
            says: All right.
          - id: correct
            hears: [ "No, make that {day}." ]
            calls: { set_day: { day: "{day}" } }
            says: All right.
          - id: german
            hears: [ "Sprechen sie deutsch?" ]
            says: Sorry, english only.
      """;

  private static final String WORKS =
      "tools: { get_order: { takes: 100 ms, returns: { ok: true } }, set_day: { returns: { ok: true } } }\n";

  /** A fault: what the caller's script is, and what makes an agent that does not get over it. */
  private record Case(FaultClass fault, String tools, String script, String good, String bad) {}

  private static String fault(String bad) {
    return "  faults: [ " + bad + " ]\n";
  }

  private static Case of(FaultClass fault, String script, String bad) {
    return new Case(fault, WORKS, script, "", fault(bad));
  }

  private static final String ORDER = "  - say: My order is four two seven one.\n";
  private static final String FOUND = "calls: [ { get_order: { number: \"4271\" } } ]";

  private static String expect(FaultClass fault, String by) {
    return "    expect: { recovers: { from: " + fault.word() + ", by: { " + by + " } } }\n";
  }

  private static final List<Case> CASES =
      List.of(
          of(
              FaultClass.NOISE_BURST,
              ORDER
                  + "    with: { background: { noise: white, snrDb: -5, over: four two seven one } }\n"
                  + expect(FaultClass.NOISE_BURST, FOUND),
              "loops"),
          of(
              FaultClass.ASR_DEGRADE,
              ORDER
                  + "    with: { line: [ { bandHz: [300, 1500] } ] }\n"
                  + expect(FaultClass.ASR_DEGRADE, FOUND),
              "loops"),
          new Case(
              FaultClass.TOOL_ERROR,
              "tools: { get_order: { fails: { with: error, times: 1 }, then: { returns: { ok: true } } } }\n",
              ORDER + expect(FaultClass.TOOL_ERROR, FOUND),
              "",
              fault("neverRetries")),
          new Case(
              FaultClass.TOOL_SLOW,
              "tools: { get_order: { takes: 6 s, returns: { ok: true } } }\n",
              ORDER + expect(FaultClass.TOOL_SLOW, "speaks: true, says: [ shipped ]"),
              "",
              fault("deadAir")),
          of(
              FaultClass.INTERRUPT,
              "  - say: Tell me everything.\n"
                  + "  - interrupt: { after: 1500 ms of agent speech }\n"
                  + "    say: Stop, when does it come?\n"
                  + expect(FaultClass.INTERRUPT, "yields: true, says: [ friday ]"),
              "neverYields"),
          of(
              FaultClass.FALSE_INTERRUPT,
              "  - say: Tell me everything.\n"
                  + "  - noise: { play: cough, after: 1500 ms of agent speech, peakDb: 20 }\n"
                  + expect(FaultClass.FALSE_INTERRUPT, "resumes: true"),
              "neverResumes"),
          of(
              FaultClass.CORRECTION,
              "  - say: Bring it on monday.\n"
                  + "  - say: No, make that thursday.\n"
                  + expect(FaultClass.CORRECTION, "calls: [ { set_day: { day: Thursday } } ]"),
              "keepsOldValue"),
          new Case(
              FaultClass.SILENCE,
              WORKS,
              ORDER + "  - silence: 5 s\n" + expect(FaultClass.SILENCE, "speaks: true"),
              "  afterSilence: { wait: 2 s, says: Are you there?, times: 1 }\n",
              ""),
          of(
              FaultClass.NET_STALL,
              ORDER
                  + "    with: { network: { stalls: [ { at: 800 ms, for: 1500 ms, mode: burst } ] } }\n"
                  + expect(FaultClass.NET_STALL, "says: [ shipped ]"),
              "answersTwice"),
          of(
              FaultClass.DISCONNECT,
              ORDER
                  + "  - disconnect:\n"
                  + expect(FaultClass.DISCONNECT, FOUND)
                  + "  - say: Is it on its way?\n",
              "forgets"),
          new Case(
              FaultClass.OUT_OF_SCOPE,
              WORKS,
              "  - say: Can you sing a song about the sea?\n"
                  + "    expect: { recovers: { from: outOfScope, by: { says: [ only help ] }, never:"
                  + " { calls: [ { get_order: { number: any } } ] } } }\n",
              "  fallback: I can only help with orders.\n",
              fault("{ fault: inventsCall, tool: get_order, args: { number: \"1\" } }")),
          of(
              FaultClass.LANG_SWITCH,
              "  - say: Sprechen sie deutsch?\n"
                  + expect(FaultClass.LANG_SWITCH, "says: [ english only ]"),
              "{ fault: says, exchange: german, says: Guten Tag. }"));

  @TempDir Path folder;

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  /** What came of the calls of one agent: recoveries, faults that were void, and why. */
  private static final class Seen {
    private int calls;
    private int clean;
    private int told;
    private final Set<String> reasons = new TreeSet<>();

    void add(CallResult call) {
      FaultMeasure fault = call.measurements().faults().get(0);
      calls++;
      clean += fault.clean() ? 1 : 0;
      told += fault.counts() ? 1 : 0;
      reasons.addAll(call.reasons());
    }

    @Override
    public String toString() {
      return clean + "/" + calls + (told < calls ? " (" + (calls - told) + " void)" : "");
    }
  }

  private void write(Case one, boolean bad) throws IOException {
    String id = (bad ? "bad-" : "good-") + one.fault().word().toLowerCase(Locale.ROOT);
    Files.createDirectories(folder.resolve("suites"));
    Files.createDirectories(folder.resolve("agents"));
    String agent = AGENT.replace("agent: desk", "agent: " + id);
    Files.writeString(
        folder.resolve("agents/" + id + ".agent.yaml"), agent + (bad ? one.bad() : one.good()));
    Files.writeString(
        folder.resolve("suites/" + id + ".scenario.yaml"),
        "scenario: " + id + "\nagent: " + id + "\n" + one.tools() + "script:\n" + one.script());
  }

  private Map<String, Seen> run() {
    Map<String, Seen> seen = new TreeMap<>();
    TargetFile target = TargetReader.read("simulated");
    try (OpenBench open = OpenBench.virtualTime(target, Console.ROOT)) {
      RunPlan plan =
          new RunPlan(
              "recovering",
              "test",
              Suite.read(List.of(folder.resolve("suites"))).orThrow(),
              target,
              TIMES,
              1,
              4,
              Map.of(),
              folder.resolve("run"));
      for (CallResult call : new Runner(open.bench()).run(plan, new RunListener() {}).calls()) {
        seen.computeIfAbsent(call.scenario().id(), key -> new Seen()).add(call);
      }
    }
    return seen;
  }

  @Test
  void are_told_apart_twenty_times_of_twenty() throws IOException {
    assertEquals(Stream.of(FaultClass.values()).toList(), CASES.stream().map(Case::fault).toList());
    for (Case one : CASES) {
      write(one, false);
      write(one, true);
    }
    Map<String, Seen> seen = run();
    StringBuilder table =
        new StringBuilder(String.format("%n%-16s %-18s %-18s%n", "FAULT", "RECOVERS", "DOES NOT"));
    List<String> wrong = new ArrayList<>();
    for (Case one : CASES) {
      String word = one.fault().word();
      Seen good = seen.get("good-" + word.toLowerCase(Locale.ROOT));
      Seen bad = seen.get("bad-" + word.toLowerCase(Locale.ROOT));
      table.append(String.format(Locale.ROOT, "%-16s %-18s %-18s%n", word, good, bad));
      boolean apart =
          good.clean == TIMES && bad.clean == 0 && good.told == TIMES && bad.told == TIMES;
      if (!apart) {
        wrong.add(word + ": " + good + " " + good.reasons + ", " + bad + " " + bad.reasons);
      }
    }
    System.out.println(table);
    assertEquals(List.of(), wrong);
  }
}
