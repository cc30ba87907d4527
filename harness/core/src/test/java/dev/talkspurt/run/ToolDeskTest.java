package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.Signal;
import dev.talkspurt.conversation.JournalEntry.ToolAnswered;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Failure;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.StatePath;
import dev.talkspurt.scenario.ToolAnswer;
import dev.talkspurt.scenario.ToolDelay;
import dev.talkspurt.scenario.ToolScript;
import dev.talkspurt.scenario.ToolState;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.VirtualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolDeskTest {
  private static final Json.Obj NONE = Json.object().build();
  private static final String SECRET = "Bearer tiger-lily";

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();
  private final List<String> sent = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private CallRecorder recorder;
  private ToolDesk desk;
  private HttpServer server;
  private int owed;

  @BeforeEach
  void open() throws IOException {
    recorder = new CallRecorder(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() throws IOException {
    recorder.finish();
    desk.close();
    server.stop(0);
  }

  private final AgentSession session =
      new AgentSession() {
        @Override
        public void sendAudio(short[] frame) {
          // Nobody listens.
        }

        @Override
        public int queuedMessages() {
          return 0;
        }

        @Override
        public void answerTool(String id, String name, Json.Obj response) {
          sent.add(time.nowNs() / 1_000_000 + " " + id + " " + response.compact());
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  private void desk(Map<String, ToolScript> tools, ToolState state) {
    desk(Scripts.of().withTools(tools).withState(state));
  }

  private void desk(Scenario scenario) {
    CallJournal journal = new CallJournal(recorder);
    journal.begin(0);
    HttpToolEndpoint endpoint =
        new HttpToolEndpoint(name -> name.equals("TOKEN") ? Optional.of(SECRET) : Optional.empty());
    desk = new ToolDesk(scenario, 1, endpoint, time, journal, owes -> owed += owes ? 1 : 0);
  }

  private void call(String id, String tool, Json.Obj args) {
    desk.called(new SessionEvent.ToolCall(time.nowNs(), id, tool, args), session);
  }

  private void cancel(String id) {
    desk.cancelled(new SessionEvent.ToolCancel(time.nowNs(), List.of(id)));
  }

  private static ToolScript taking(int ms, ToolAnswer answer, boolean late) {
    return new ToolScript(
        new ToolDelay.Fixed(Duration.ofMillis(ms)), answer, Optional.empty(), late);
  }

  private List<String> signals() {
    return recorder.entries().stream()
        .filter(Signal.class::isInstance)
        .map(Signal.class::cast)
        .map(signal -> signal.kind() + ": " + signal.detail())
        .toList();
  }

  @Test
  void an_answer_that_is_to_be_known_without_a_word_keeps_nobody_waiting() {
    Scenario s = Scripts.of();
    AgentFile.ToolDeclaration quiet =
        new AgentFile.ToolDeclaration(
            "find", "F.", NONE, Optional.of(false), Optional.of("silent"));
    desk(
        s.withAgent(s.agent().withTools(List.of(quiet)))
            .withTools(Map.of("find", taking(500, ToolAnswer.of(NONE), false)))
            .withState(ToolState.NONE));
    call("a", "find", NONE);
    assertTrue(desk.allAnswered());
    time.runUntilIdle();
    assertEquals(List.of("500 a {}"), sent);
    assertEquals(0, owed);
  }

  @Test
  void answers_parallel_calls_each_in_its_own_time() {
    ToolAnswer ok = ToolAnswer.of(NONE);
    desk(Map.of("find", taking(500, ok, false), "book", taking(100, ok, false)), ToolState.NONE);
    call("a", "find", NONE);
    call("b", "book", NONE);
    call("c", "book", NONE);
    cancel("b");
    time.advanceTo(200_000_000L);
    assertFalse(desk.allAnswered());
    time.runUntilIdle();
    assertEquals(List.of("100 c {}", "500 a {}"), sent);
    assertTrue(desk.allAnswered());
    assertEquals(2, owed);
  }

  @Test
  void a_late_tool_answers_though_the_call_was_withdrawn() {
    ToolAnswer write =
        new ToolAnswer.FromState(
            List.of(),
            List.of(
                new ToolAnswer.Edit(
                    ToolAnswer.Edit.Kind.WRITE, StatePath.parse("/done"), Json.of(true))),
            NONE,
            NONE);
    ToolState state = new ToolState(Optional.of(NONE), Optional.empty());
    desk(Map.of("find", taking(300, write, true), "book", taking(300, write, false)), state);
    call("a", "find", NONE);
    cancel("a");
    assertTrue(desk.allAnswered(), "nobody waits for it");
    time.runUntilIdle();
    assertEquals(List.of("300 a {}"), sent);
    assertEquals(0, owed, "the agent owes nothing for it");
    desk.close();
    assertEquals(List.of("finalState: {\"done\":true}"), signals());
  }

  @Test
  void a_withdrawn_call_that_is_not_late_changes_nothing() {
    ToolAnswer write =
        new ToolAnswer.FromState(
            List.of(),
            List.of(
                new ToolAnswer.Edit(
                    ToolAnswer.Edit.Kind.WRITE, StatePath.parse("/done"), Json.of(true))),
            NONE,
            NONE);
    ToolState state = new ToolState(Optional.of(NONE), Optional.empty());
    desk(Map.of("book", taking(300, write, false)), state);
    call("a", "book", NONE);
    cancel("a");
    time.runUntilIdle();
    desk.close();
    assertEquals(List.of(), sent);
    assertEquals(List.of("finalState: {}"), signals());
  }

  @Test
  void keeps_the_fault_of_a_call_that_is_never_answered() {
    desk(
        Map.of(
            "find",
            new ToolScript(Duration.ZERO, NONE, Optional.of(new Failure("timeout", 1, "")))),
        ToolState.NONE);
    call("a b", "find", NONE);
    call("c", "teleport", NONE);
    time.runUntilIdle();
    assertEquals(List.of("toolFault: a b timeout", "toolFault: c unknownTool"), signals());
  }

  // ---- endpoints

  private void serve(int status, String body) {
    server.createContext(
        "/",
        exchange -> {
          seen.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "http://127.0.0.2/");
          exchange.sendResponseHeaders(status, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }

  private void ask(String variable) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slots");
    ToolAnswer endpoint =
        new ToolAnswer.FromEndpoint(
            url, "POST", Map.of("Authorization", variable), Duration.ofSeconds(20));
    desk(Map.of("find", taking(100, endpoint, false)), ToolState.NONE);
    call("a", "find", Json.object().put("day", "Monday").build());
    time.runUntilIdle();
  }

  private void refused(String why) {
    assertEquals(List.of("100 a {\"error\":\"The service is not available.\"}"), sent);
    assertEquals(List.of("endpointFailed: a " + why), signals());
    ToolAnswered answered =
        (ToolAnswered)
            recorder.entries().stream().filter(ToolAnswered.class::isInstance).findFirst().get();
    assertEquals("endpointFailed", answered.injectedFault());
  }

  @Test
  void asks_an_endpoint_and_keeps_its_secret() {
    serve(200, "{\"slots\":[\"9\"],\"echo\":\"" + SECRET + "\"}");
    ask("TOKEN");
    assertEquals(List.of("POST " + SECRET + " {\"day\":\"Monday\"}"), seen);
    assertEquals(List.of("100 a {\"slots\":[\"9\"],\"echo\":\"***\"}"), sent);
    for (JournalEntry entry : recorder.entries()) {
      assertFalse(entry.toString().contains("tiger"), entry.toString());
    }
  }

  @Test
  void follows_no_redirect() {
    serve(302, "{}");
    ask("TOKEN");
    refused("its endpoint answered with status 302");
  }

  @Test
  void takes_no_more_than_it_should() {
    serve(200, "{\"a\":\"" + "x".repeat(HttpToolEndpoint.MAX_BYTES) + "\"}");
    ask("TOKEN");
    refused("its endpoint answered with more than 256 KiB");
  }

  @Test
  void takes_nothing_but_a_json_object() {
    serve(200, "[1]");
    ask("TOKEN");
    refused("its endpoint answered with JSON that is no object");
  }

  @Test
  void tells_which_variable_is_missing() {
    ask("NOT_THERE");
    refused("environment variable NOT_THERE is not set");
  }

  @Test
  void can_be_given_up_in_the_middle_of_an_answer() {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> over = new CompletableFuture<>();
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          begun.complete(null);
          over.join();
        });
    desk(Map.of(), ToolState.NONE);
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slots");
    ToolEndpoint.Exchange exchange =
        new HttpToolEndpoint(name -> Optional.empty())
            .ask(
                new ToolAnswer.FromEndpoint(url, "POST", Map.of(), Duration.ofSeconds(60)),
                "find",
                NONE);
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return exchange.answer().compact();
              } catch (IOException e) {
                return e.getMessage();
              }
            });
    begun.join();
    exchange.giveUp();
    assertEquals("its endpoint did not answer within 60000 ms", answer.join());
    over.complete(null);
  }

  @Test
  void a_call_after_the_end_changes_nothing() {
    desk(Map.of("find", taking(0, ToolAnswer.of(NONE), false)), ToolState.NONE);
    desk.close();
    call("a", "find", NONE);
    time.runUntilIdle();
    assertEquals(List.of(), sent);
  }

  @Test
  void tells_that_nobody_listens() {
    server.stop(0);
    ask("TOKEN");
    refused("its endpoint cannot be reached");
  }
}
