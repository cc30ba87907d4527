package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.SessionEvent.Source;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Failure;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.ToolScript;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.VirtualTime;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The caller cuts in once 1000 ms of an answer have been heard; answers differ from call to call.
 */
class RetriesTest {
  private static final Place AT = new Place("made", 3, 5);
  private static final int BREAKS_DOWN = -1;
  private static final int CALLS = -2;
  private static final int CALLS_AND_IS_SILENT = -3;

  @TempDir private Path folder;
  private final VirtualTime time = new VirtualTime();

  private CallResult run(int retries, Agents agents) {
    return run(retries, agents, Expectations.NONE);
  }

  private CallResult run(int retries, Agents agents, Expectations expect) {
    return run(
        retries,
        agents,
        Scripts.of(
            new Step.Say(AT, "words", expect),
            new Step.Interrupt(AT, Duration.ofSeconds(1), "words", Expectations.NONE),
            new Step.HangUp(AT)));
  }

  private CallResult run(int retries, Agents agents, Scenario script) {
    Scenario scenario =
        script.withConduct(
            new Conduct(retries, Optional.empty(), false, List.of(), List.of(), false));
    TargetFile target =
        new TargetFile(
            "live",
            "none",
            false,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Json.object().build());
    RunPlan plan = new RunPlan("run", "0", List.of(scenario), target, 1, 1, 1, Map.of(), folder);
    Bench bench =
        new Bench(
            time,
            time,
            (request, listener) -> {},
            Optional.empty(),
            agents,
            Optional.empty(),
            new Voice(),
            Optional.empty(),
            name -> Optional.empty());
    RunResult result = new Runner(bench).run(plan, new RunListener() {});
    assertEquals(1, result.calls().size());
    return result.calls().get(0);
  }

  @Test
  void a_void_probe_is_tried_again_in_a_fresh_call_with_the_same_caller() {
    Agents agents = new Agents(1800, 600, 5000);
    CallResult call = run(2, agents);

    assertEquals(Verdict.PASSED, call.verdict(), call.reasons().toString());
    assertEquals(3, agents.calls);
    assertEquals(2, call.attempts().size());
    assertEquals(
        List.of(
            "step 2 (interrupt): only 800 ms of the agent's speech were left when the caller cut"
                + " in, 1500 ms needed"),
        call.attempts().get(0).reasons());
    assertEquals(
        List.of("step 2 (interrupt): the moment never came: 1 s of agent speech"),
        call.attempts().get(1).reasons());
    assertTrue(call.measurements().probes().get(0).valid());
    assertEquals(folder.resolve("calls/made/1"), call.folder());
    for (Attempt attempt : call.attempts()) {
      assertEquals(folder.resolve("calls/made/1-void-" + attempt.number()), attempt.folder());
      assertTrue(Files.exists(attempt.folder().resolve("journal.jsonl")));
    }
    assertTrue(Files.exists(call.folder().resolve("journal.jsonl")));
    assertNotEquals(call.startedAt(), call.attempts().get(0).startedAt());
    assertEquals(1, agents.heardBytes.stream().distinct().count(), "the caller's first words");
  }

  @Test
  void when_the_budget_is_spent_the_verdict_is_inconclusive() {
    Agents agents = new Agents(1800, 1800, 1800, 5000);
    CallResult call = run(2, agents);

    assertEquals(Verdict.INCONCLUSIVE, call.verdict());
    assertEquals(3, agents.calls);
    assertEquals(2, call.attempts().size());
  }

  @Test
  void without_a_budget_there_is_one_call() {
    Agents agents = new Agents(1800, 5000);
    CallResult call = run(0, agents);

    assertEquals(Verdict.INCONCLUSIVE, call.verdict());
    assertEquals(1, agents.calls);
    assertEquals(List.of(), call.attempts());
  }

  @Test
  void a_call_that_the_provider_broke_is_not_made_again() {
    Agents agents = new Agents(BREAKS_DOWN, 5000);
    CallResult call = run(3, agents);

    assertEquals(Verdict.PROVIDER_ERROR, call.verdict());
    assertEquals(1, agents.calls);
  }

  @Test
  void a_call_that_failed_is_not_made_again_even_if_a_probe_was_void() {
    Agents agents = new Agents(1800, 5000);
    CallResult call = run(3, agents, Scripts.answer(100));

    assertEquals(1, agents.calls);
    assertEquals(Verdict.FAILED, call.verdict());
  }

  private static Scenario failing() {
    Recovery recovery =
        new Recovery(
            AT,
            FaultClass.TOOL_ERROR,
            List.of(new Recovery.Goal.Says(List.of("cannot reach"))),
            List.of(),
            FaultClass.TOOL_ERROR.within(),
            0);
    Expectations expect = Scripts.recovers(recovery, AT);
    ToolScript find =
        new ToolScript(
            Duration.ofMillis(100),
            Json.object().build(),
            Optional.of(new Failure("error", 1, "broken")));
    return Scripts.of(new Step.Say(AT, "words", expect), new Step.HangUp(AT))
        .withTools(Map.of("find", find));
  }

  @Test
  void a_fault_that_does_not_come_about_is_tried_again_in_a_fresh_call() {
    Agents agents = new Agents(500, CALLS);
    CallResult call = run(2, agents, failing());

    assertEquals(Verdict.PASSED, call.verdict(), call.reasons().toString());
    assertEquals(2, agents.calls);
    assertEquals(1, call.attempts().size());
    assertEquals(
        List.of(
            "step 1 (say): the fault did not come about: the agent never called a tool that fails"),
        call.attempts().get(0).reasons());
    assertTrue(call.measurements().faults().get(0).valid());
  }

  @Test
  void a_fault_that_never_comes_about_leaves_the_call_inconclusive() {
    Agents agents = new Agents(500, 500);
    CallResult call = run(1, agents, failing());

    assertEquals(Verdict.INCONCLUSIVE, call.verdict());
    assertEquals(2, agents.calls);
  }

  @Test
  void a_fault_that_was_not_got_over_is_not_tried_again() {
    Agents agents = new Agents(CALLS_AND_IS_SILENT, CALLS);
    CallResult call = run(2, agents, failing());

    assertEquals(Verdict.FAILED, call.verdict());
    assertEquals(1, agents.calls);
  }

  /**
   * Each of its sessions answers the first words with so much speech, or does what one below 0
   * says.
   */
  private final class Agents extends BareConnector {
    private final int[] answersMs;
    private final List<Integer> heardBytes = new java.util.ArrayList<>();
    private int calls;

    Agents(int... answersMs) {
      this.answersMs = answersMs;
    }

    @Override
    public AgentSession connect(Request request, SessionListener listener) {
      Talking session = new Talking(listener, answersMs[calls++]);
      time.after(50_000_000, session::open);
      return session;
    }

    private final class Talking implements AgentSession {
      private final SessionListener listener;
      private final int answerMs;
      private int frames;
      private int hash = 1;

      Talking(SessionListener listener, int answerMs) {
        this.listener = listener;
        this.answerMs = answerMs;
      }

      void open() {
        listener.event(new SessionEvent.Ready(time.nowNs(), "s"));
      }

      @Override
      public void sendAudio(short[] frame) {
        frames++;
        hash = frames <= 100 ? 31 * hash + Arrays.hashCode(frame) : hash;
        if (frames == 100) {
          heardBytes.add(hash);
          answer();
        }
      }

      private void answer() {
        long now = time.nowNs();
        if (answerMs == CALLS || answerMs == CALLS_AND_IS_SILENT) {
          listener.event(new SessionEvent.ToolCall(now, "c1", "find", Json.object().build()));
          return;
        }
        if (answerMs == BREAKS_DOWN) {
          listener.event(new SessionEvent.Closed(now, 1011, "", "provider: it failed", false));
          return;
        }
        short[] samples = new short[24 * answerMs];
        Arrays.fill(samples, (short) 8000);
        listener.event(new SessionEvent.AgentAudio(now, AudioClip.of(samples, 24_000)));
        listener.event(new SessionEvent.TurnEnd(now, Source.PROTOCOL));
        time.after(2_000_000_000L, this::answerTheInterruption);
      }

      private void answerTheInterruption() {
        listener.event(new SessionEvent.Interrupted(time.nowNs(), Source.PROTOCOL));
        time.after(
            1_500_000_000L,
            () -> {
              AudioClip short1 = AudioClip.of(loud(), 24_000);
              listener.event(new SessionEvent.AgentAudio(time.nowNs(), short1));
              listener.event(new SessionEvent.TurnEnd(time.nowNs(), Source.PROTOCOL));
            });
      }

      private short[] loud() {
        short[] samples = new short[12_000];
        Arrays.fill(samples, (short) 8000);
        return samples;
      }

      @Override
      public void answerTool(String id, String name, Json.Obj response) {
        if (answerMs == CALLS) {
          time.after(300_000_000L, this::tellTheFailure);
        }
      }

      private void tellTheFailure() {
        long now = time.nowNs();
        listener.event(new SessionEvent.OutputTranscript(now, "I cannot reach it.", false));
        listener.event(new SessionEvent.AgentAudio(now, AudioClip.of(loud(), 24_000)));
        listener.event(new SessionEvent.TurnEnd(now, Source.PROTOCOL));
      }

      @Override
      public void close() {
        listener.event(new SessionEvent.Closed(time.nowNs(), 1000, "", "we hung up", true));
      }

      @Override
      public int queuedMessages() {
        return 0;
      }
    }
  }

  private static final class Voice implements SpeechSource {
    @Override
    public Utterance speak(Request request) {
      short[] samples = new short[16_000];
      Arrays.fill(samples, 800, 12_000, (short) 5000);
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
