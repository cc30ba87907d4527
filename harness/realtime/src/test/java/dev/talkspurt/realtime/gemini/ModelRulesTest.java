package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model would refuse or ignore is said where it stands in the agent file. */
class ModelRulesTest {
  private static final String NATIVE = "gemini-2.5-flash-native-audio-latest";
  private static final String FLASH = "gemini-3.1-flash-live-preview";
  private static final String LIVE = "gemini-3.8-live";
  private static final String THINKING = "gemini-3.8-live-extended-thinking";
  private static final String CASCADE = "gemini-live-2.5-flash";
  private static final String VERTEX = "gemini-live-2.5-flash-native-audio";

  @TempDir Path folder;

  private List<String> lint(String model, String lines) throws Exception {
    String head = "agent: a\nprompt: P.\nmodel: " + model + "\n";
    String level = model.equals(THINKING) ? "thinking: { level: low }\n" : "";
    Path file = folder.resolve("a.agent.yaml");
    Files.writeString(file, head + lines.replace(" / ", "\n") + "\n" + level);
    return new GeminiLive()
        .lint(AgentReader.read(file, "a.agent.yaml")).stream().map(Problem::toString).toList();
  }

  private static String shown(List<String> problems) {
    return problems.isEmpty()
        ? "fine"
        : problems.stream()
            .map(p -> p.replace("a.agent.yaml:", "").replaceAll("[(;].*", "").strip())
            .reduce((a, b) -> a + " & " + b)
            .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        NATIVE + " | affectiveDialog: true | fine",
        FLASH
            + " | affectiveDialog: true | 4:1: affectiveDialog is set, but gemini-3.1-flash-live-preview never answers a setup that has it",
        LIVE
            + " | affectiveDialog: true | 4:1: affectiveDialog is set, but gemini-3.8-live has it no more",
        THINKING
            + " | affectiveDialog: false | 4:1: affectiveDialog is set, but gemini-3.8-live-extended-thinking has it no more",
        VERTEX + " | affectiveDialog: true | fine",
        CASCADE
            + " | affectiveDialog: true | 4:1: warning: affectiveDialog is set, but gemini-live-2.5-flash speaks without native audio",
        "other | affectiveDialog: true | 3:1: warning: model 'other' is none that is known here, so nobody can say beforehand whether it takes affectiveDialog",
        NATIVE
            + " | proactiveAudio: true | 4:1: warning: proactiveAudio of gemini-2.5-flash-native-audio-latest was taken by v1alpha alone",
        FLASH
            + " | proactiveAudio: true | 4:1: proactiveAudio is set, but gemini-3.1-flash-live-preview does not take it",
        LIVE
            + " | proactiveAudio: false | 4:1: proactiveAudio is false, but gemini-3.8-live always does so and refuses it",
        LIVE
            + " | proactiveAudio: true | 4:1: warning: proactiveAudio says nothing: gemini-3.8-live always does so",
        NATIVE
            + " | thinking: { level: low } | 4:13: thinking.level is set, but gemini-2.5-flash-native-audio-latest takes thinking.budget",
        FLASH
            + " | thinking: { budget: 0 } | 4:13: thinking.budget is set, but gemini-3.1-flash-live-preview takes thinking.level",
        LIVE
            + " | thinking: { thoughts: true } | 4:1: thinking is set, but gemini-3.8-live closes with 1007 then",
        FLASH + " | thinking: { level: high, thoughts: true } | fine",
        FLASH + " | turnDetection: { coverage: activityAndVideo } | fine",
        CASCADE
            + " | turnDetection: { coverage: activityAndVideo } | 4:18: turnDetection.coverage is 'activityAndVideo', but Vertex takes onlyActivity alone and closes otherwise",
        VERTEX
            + " | turnDetection: { coverage: allInput } | 4:18: turnDetection.coverage is 'allInput', but Vertex takes onlyActivity alone and closes otherwise",
        VERTEX + " | turnDetection: { coverage: onlyActivity } | fine",
        FLASH
            + " | turnDetection: { silence: 3 s } | 4:18: warning: turnDetection.silence is 3000 ms, but gemini-3.1-flash-live-preview was seen to wait no longer than about 2 s",
        NATIVE + " | turnDetection: { silence: 3 s } | fine",
        FLASH + " | explicitVadSignal: true | 4:1: warning: explicitVadSignal is for Vertex",
        VERTEX + " | explicitVadSignal: true | fine",
        LIVE + " | avatar: { name: Ann } | 4:1: warning: avatar is for Vertex",
        THINKING
            + " | tools: [ { name: f, description: F., behavior: blocking } ] | 4:38: tool 'f' is blocking, but gemini-3.8-live-extended-thinking waits for no tool and refuses it",
        THINKING
            + " | tools: [ { name: f, description: F., behavior: nonBlocking, scheduling: silent } ] | fine",
        LIVE + " | tools: [ { name: f, description: F., behavior: blocking } ] | fine",
        FLASH
            + " | tools: [ { name: f, description: F., behavior: nonBlocking } ] | 4:38: warning: tool 'f' is nonBlocking, but gemini-3.1-flash-live-preview is documented to wait for every tool",
        NATIVE
            + " | tools: [ { name: f, description: F., scheduling: silent } ] | 4:38: warning: scheduling of tool 'f' says nothing, as gemini-2.5-flash-native-audio-latest waits for it",
        NATIVE
            + " | tools: [ { name: f, description: F., behavior: nonBlocking, scheduling: silent } ] | fine",
        VERTEX
            + " | tools: [ { name: f, description: F., behavior: nonBlocking, scheduling: silent } ] | 4:61: warning: scheduling of tool 'f' was seen to be dropped by Vertex",
        FLASH
            + " | builtInTools: [ googleSearch, urlContext ] | 4:31: urlContext is set, but no Live model has it, expected functions and googleSearch",
        FLASH
            + " | builtInTools: [ codeExecution ] | 4:17: codeExecution is set, but no Live model has it, expected functions and googleSearch",
        LIVE
            + " | builtInTools: [ googleMaps ] | 4:17: googleMaps is set, but Live models take functions and googleSearch",
        NATIVE
            + " | builtInTools: [ googleMaps ] | 4:17: warning: googleMaps is set, but Live models take functions and googleSearch",
        NATIVE
            + " | builtInTools: [ googleSearch ] / tools: [ { name: f, description: F. } ] | 4:17: warning: googleSearch stands beside tools of your own, which gemini-2.5-flash-native-audio-latest is documented not to take together",
        FLASH
            + " | builtInTools: [ googleSearch ] / tools: [ { name: f, description: F. } ] | fine",
        VERTEX
            + " | compression: { trigger: 4000, target: 100 } | 4:16: compression.trigger is 4000, expected 5000 to 128000 tokens on Vertex",
        VERTEX
            + " | compression: { target: 200000 } | 4:16: compression.target is 200000, expected 0 to 128000 tokens on Vertex",
        FLASH + " | compression: { trigger: 4000, target: 100 } | fine",
        FLASH
            + " | translation: { to: es } | 4:1: warning: gemini-3.1-flash-live-preview answers and does not translate",
        "gemini-3.5-live-translate-preview | translation: { to: es } | fine",
        CASCADE
            + " | voice: Sulafat | 4:1: warning: voice 'Sulafat' is none of the eight of gemini-live-2.5-flash",
        CASCADE + " | voice: kore | fine",
        FLASH
            + " | voice: { speakers: { Ann: Kore, Bob: Bobby } } | 4:33: warning: voice 'Bobby' is none of the 30 known ones",
        FLASH + " | setup: { prefixTurns: [], realtimeInputConfig: { a: 1 } } | fine",
        FLASH
            + " | setup: { generationConfig: { responseModalities: [ TEXT ] } } | 4:30: setup.generationConfig.responseModalities is made by the bench already, and every Live model speaks: it refuses TEXT",
        FLASH
            + " | resumption: true / setup: { sessionResumption: { transparent: true }, model: x } | 5:52: setup.model is made by the bench already, expected it under the key that makes it",
      })
  void each_rule_names_its_place(String model, String lines, String expected) throws Exception {
    assertEquals(expected, shown(lint(model, lines)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        CASCADE
            + " | | 3:1: warning: model 'gemini-live-2.5-flash' is offered by Vertex AI alone, but the target calls the Developer API, expected a model such as gemini-3.1-flash-live-preview",
        VERTEX
            + " | | 3:1: warning: model 'gemini-live-2.5-flash-native-audio' is offered by Vertex AI alone, but the target calls the Developer API, expected a model such as gemini-3.1-flash-live-preview",
        LIVE
            + " | vertex | 3:1: warning: model 'gemini-3.8-live' is offered by the Developer API alone, but the target calls Vertex AI, expected a model such as gemini-live-2.5-flash-native-audio",
        FLASH + " | | fine",
        CASCADE + " | vertex | fine",
        "gemini-9-live | vertex | fine",
        "gemini-9-live | | fine",
        CASCADE + " | vertexx | fine",
      })
  void a_model_and_a_service_must_fit(String model, String service, String expected)
      throws Exception {
    Map<String, String> settings =
        service == null
            ? Map.of()
            : Map.of("service", service, "project", "shop-1", "location", "global");
    Path file = folder.resolve("a.agent.yaml");
    Files.writeString(file, "agent: a\nprompt: P.\nmodel: " + model + "\n");
    assertEquals(
        expected,
        shown(
            new GeminiLive()
                .lintTogether(AgentReader.read(file, "a.agent.yaml"), settings).stream()
                    .map(Problem::toString)
                    .toList()));
  }

  @Test
  void an_unknown_model_of_the_providers_is_perhaps_a_slip() throws Exception {
    String warning =
        "a.agent.yaml:3:1: warning: model 'gemini-9-live' is no known Live model, expected one such"
            + " as gemini-3.8-live, ";
    String problem = lint("gemini-9-live", "").get(0);
    assertEquals(warning, problem.substring(0, warning.length()));
    assertEquals("(did you mean 'gemini-3.8-live'?)", problem.replaceAll(".*(?=[(])", ""));
    assertEquals(List.of(), lint("gemini-3.5-live-translate-preview", ""));
    assertEquals(List.of(), lint("my-own-model", ""));
  }

  @Test
  void thinking_is_refused_once_and_missed_where_it_is_needed() throws Exception {
    assertEquals(
        List.of(
            "a.agent.yaml:4:1: thinking is set, but gemini-3.8-live closes with 1007 then (remove"
                + " it, or use gemini-3.8-live-extended-thinking)"),
        lint(LIVE, "thinking: { budget: 0 }"));
    Path file = folder.resolve("a.agent.yaml");
    Files.writeString(file, "agent: a\nprompt: P.\nmodel: " + THINKING + "\n");
    assertEquals(
        List.of(
            "a.agent.yaml:3:1: thinking is missing, but gemini-3.8-live-extended-thinking takes no"
                + " session without a level (add thinking: { level: low }, or medium, or high)"),
        new GeminiLive()
            .lint(AgentReader.read(file, "a.agent.yaml")).stream().map(Problem::toString).toList());
  }

  @Test
  void what_to_do_is_said_too() throws Exception {
    assertEquals(
        List.of(
            "a.agent.yaml:4:1: affectiveDialog is set, but gemini-3.1-flash-live-preview never"
                + " answers a setup that has it (remove it; 2.5 models with native audio take it)"),
        lint(FLASH, "affectiveDialog: true"));
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-2.5-flash-native-audio-preview-12-2025, NATIVE_2_5",
    "models/gemini-2.5-flash-native-audio-latest, NATIVE_2_5",
    "gemini-3.1-flash-live-preview, FLASH_3_1",
    "gemini-3.8-live, LIVE_3_8",
    "gemini-3.8-live-extended-thinking, THINKING_3_8",
    "gemini-live-2.5-flash, VERTEX_HALF_CASCADE",
    "publishers/google/models/gemini-live-2.5-flash-native-audio, VERTEX_NATIVE",
    "gemini-live-2.5-flash-preview, UNKNOWN",
    "gemini-9, UNKNOWN",
    "'', UNKNOWN",
  })
  void an_id_tells_the_kind_of_model(String id, ModelProfile profile) {
    assertEquals(profile, ModelProfile.of(id));
  }
}
