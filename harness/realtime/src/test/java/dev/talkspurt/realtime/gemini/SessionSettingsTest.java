package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of an agent file stands where the protocol wants it. */
class SessionSettingsTest {
  private static final GeminiSettings SETTINGS = GeminiSettings.of(Map.of());

  @TempDir Path folder;

  private AgentFile agent(String model, String lines) throws Exception {
    Path file = folder.resolve("a.agent.yaml");
    Files.writeString(file, "agent: a\nprompt: P.\nmodel: " + model + "\n" + lines + "\n");
    return AgentReader.read(file, "a.agent.yaml");
  }

  private Json.Obj setup(String model, String lines) throws Exception {
    return SetupMessage.of(agent(model, lines), SETTINGS).obj("setup").orElseThrow();
  }

  private static String at(Json.Obj setup, String path) {
    Json value = setup;
    for (String key : path.split("\\.")) {
      value = ((Json.Obj) value).get(key).orElse(Json.of("(nothing)"));
    }
    return value.compact().replace("\"", "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "generation: { temperature: 0.7, topP: 0.9, topK: 4, maxOutputTokens: 9, seed: -1, presencePenalty: 1, frequencyPenalty: 2, mediaResolution: low } | generationConfig | {'responseModalities':['AUDIO'],'temperature':0.7,'topP':0.9,'topK':4,'maxOutputTokens':9,'seed':-1,'presencePenalty':1,'frequencyPenalty':2,'mediaResolution':'MEDIA_RESOLUTION_LOW'}",
        "thinking: { level: low, thoughts: true } | generationConfig.thinkingConfig | {'thinkingLevel':'LOW','includeThoughts':true}",
        "affectiveDialog: true | generationConfig.enableAffectiveDialog | true",
        "proactiveAudio: false | proactivity | {'proactiveAudio':false}",
        "translation: { to: es, echo: true } | generationConfig.translationConfig | {'targetLanguageCode':'es','echoTargetLanguage':true}",
        "safety: { hateSpeech: blockMediumAndAbove, harassment: off } | safetySettings | [{'category':'HARM_CATEGORY_HATE_SPEECH','threshold':'BLOCK_MEDIUM_AND_ABOVE'},{'category':'HARM_CATEGORY_HARASSMENT','threshold':'OFF'}]",
        "builtInTools: [ googleSearch ] | tools | [{'googleSearch':{}}]",
        "tools: [ { name: f, description: F., behavior: nonBlocking } ] | tools | [{'functionDeclarations':[{'name':'f','description':'F.','parametersJsonSchema':{'type':'object','properties':{}},'behavior':'NON_BLOCKING'}]}]",
        "turnDetection: { coverage: activityAndVideo } | realtimeInputConfig | {'turnCoverage':'TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO'}",
        "transcription: { caller: off } | inputAudioTranscription | '(nothing)'",
        "transcription: { caller: off } | outputAudioTranscription | {}",
        "transcription: { agent: { languages: [ en ], vocabulary: [ Fluxwell ] } } | outputAudioTranscription | {'languageCodes':['en'],'customVocabulary':['Fluxwell']}",
        "compression: {} | contextWindowCompression | {'slidingWindow':{}}",
        "compression: { trigger: 25000, target: 8000 } | contextWindowCompression | {'triggerTokens':25000,'slidingWindow':{'targetTokens':8000}}",
        "resumption: true | sessionResumption | {}",
        "resumption: false | sessionResumption | '(nothing)'",
        "explicitVadSignal: true | explicitVadSignal | true",
        "avatar: { name: Ann, videoBitrate: 9000 } | avatarConfig | {'avatarName':'Ann','videoBitrateBps':9000}",
        "avatar: { name: Ann } | generationConfig.responseModalities | ['VIDEO']",
        "voice: { speakers: { Ann: Kore, Bob: Puck } } | generationConfig.speechConfig | {'multiSpeakerVoiceConfig':{'speakerVoiceConfigs':[{'speaker':'Ann','voiceConfig':{'prebuiltVoiceConfig':{'voiceName':'Kore'}}},{'speaker':'Bob','voiceConfig':{'prebuiltVoiceConfig':{'voiceName':'Puck'}}}]}}",
        "setup: { generationConfig: { candidateCount: 1, responseModalities: [ TEXT ] }, prefixTurns: [] } | generationConfig | {'responseModalities':['AUDIO'],'candidateCount':1}",
        "setup: { prefixTurns: [] } | prefixTurns | []",
      })
  void a_setting_becomes_a_member(String lines, String path, String member) throws Exception {
    assertEquals(member, at(setup("gemini-9", lines), path));
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-live-2.5-flash, {'languageCode':'en-US'}",
    "gemini-3.1-flash-live-preview, '\"(nothing)\"'",
    "gemini-9, '\"(nothing)\"'",
  })
  void a_language_is_told_only_to_models_that_take_it(String model, String speech)
      throws Exception {
    String found = at(setup(model, "language: en-US"), "generationConfig.speechConfig");
    assertEquals(speech.replace("\"", "'"), found);
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-3.1-flash-live-preview, {'initialHistoryInClientContent':true}, true",
    "gemini-3.8-live, {'initialHistoryInClientContent':true}, true",
    "gemini-2.5-flash-native-audio-latest, '(nothing)', false",
    "gemini-live-2.5-flash-native-audio, '(nothing)', false",
  })
  void history_is_announced_where_it_must_be_and_never_makes_the_model_answer(
      String model, String announced, boolean complete) throws Exception {
    AgentFile agent = agent(model, "history: [ { caller: Hi. }, { agent: Yes? } ]");
    Json.Obj setup = SetupMessage.of(agent, SETTINGS).obj("setup").orElseThrow();
    assertEquals(
        announced.replace("(nothing)", "'(nothing)'").replace("''", "'"),
        at(setup, "historyConfig"));
    assertEquals(
        "{'clientContent':{'turns':[{'role':'user','parts':[{'text':'Hi.'}]},"
            + "{'role':'model','parts':[{'text':'Yes?'}]}],'turnComplete':"
            + complete
            + "}}",
        InitialHistory.message(agent, SETTINGS).orElseThrow().compact().replace("\"", "'"));
  }

  @Test
  void a_session_that_is_taken_up_again_is_told_no_history() throws Exception {
    AgentFile agent = agent("gemini-3.8-live", "history: [ { caller: Hi. } ]");
    GeminiSettings again = GeminiSettings.of(Map.of("resumptionHandle", "h"));
    assertFalse(InitialHistory.message(agent, again).isPresent());
    Json.Obj setup = SetupMessage.of(agent, again).obj("setup").orElseThrow();
    assertFalse(setup.get("historyConfig").isPresent());
  }

  @Test
  void a_sample_is_sent_whole_and_kept_out_of_the_journal() throws Exception {
    Path wav = folder.resolve("ann.wav");
    WavFile.mono(AudioClip.silence(240, 24_000)).write(wav);
    Json.Obj setup = setup("gemini-9", "voice: { sample: ann.wav }");
    String data = Base64.getEncoder().encodeToString(Files.readAllBytes(wav));
    assertEquals(
        "{'mimeType':'audio/wav','voiceSampleAudio':'" + data + "'}",
        at(setup, "generationConfig.speechConfig.voiceConfig.replicatedVoiceConfig"));
    Json.Obj kept = (Json.Obj) new WireForm("").journal(setup);
    assertEquals(
        "{'audioBytes':524}",
        at(
            kept,
            "generationConfig.speechConfig.voiceConfig.replicatedVoiceConfig.voiceSampleAudio"));
  }
}
