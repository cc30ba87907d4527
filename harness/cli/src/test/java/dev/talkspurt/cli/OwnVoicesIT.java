package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.cli.VoicesClient.Answer;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Voices that are programs and services of the user's own. */
@Timeout(120)
final class OwnVoicesIT {
  private static final String KEY = "sk-very-secret-0123456789";
  private static final String TEXT = "Hello there.";

  @TempDir Path folder;
  private VoicesClient voices;
  private FakeSpeechService service;

  @BeforeEach
  void start() throws IOException {
    service = FakeSpeechService.start();
    voices =
        VoicesClient.start(
            folder.resolve("errors"),
            Map.of("VOICE_KEY", KEY, "BAD_KEY", "sk\u00e9 x", "NO_KEY", ""));
    Files.write(folder.resolve("tone.wav"), tone(22_050));
  }

  @AfterEach
  void stop() {
    voices.close();
    service.close();
  }

  /** 100 ms of silence, half a second of 200 Hz with overtones, 100 ms of silence. */
  static byte[] tone(int rateHz) {
    short[] samples = new short[rateHz * 7 / 10];
    for (int i = rateHz / 10; i < rateHz * 6 / 10; i++) {
      samples[i] = (short) (200 * (i * 200 / (rateHz / 10) % 20) - 2000);
    }
    return WavFile.mono(AudioClip.of(samples, rateHz)).toPcm16();
  }

  private Answer ask(Json.Builder recipe, int timeoutMs, String keyVariable) throws IOException {
    Json.Obj definition =
        Json.object()
            .put("recipe", recipe.build())
            .put("folder", folder.toString())
            .put("timeoutMs", timeoutMs)
            .putIfPresent("keyVariable", keyVariable)
            .build();
    Json.Obj request =
        Json.object()
            .put("id", 1)
            .put("text", TEXT)
            .put("voice", "amy")
            .put("definition", definition)
            .build();
    Answer answer = voices.ask(request.compact());
    assertFalse(answer.header().compact().contains(KEY), answer.header().compact());
    return answer;
  }

  private Answer command(String... arguments) throws IOException {
    return ask(Json.object().put("command", List.of(arguments)), 1500, null);
  }

  private Answer http(String path, String format, String keyVariable, int timeoutMs)
      throws IOException {
    Json.Obj http =
        Json.object()
            .put("url", service.url() + path)
            .put("model", "tts-x")
            .put("voice", "nova")
            .put("format", format)
            .put("instructions", "Calmly.")
            .build();
    return ask(Json.object().put("http", http), timeoutMs, keyVariable);
  }

  private void script(String name, String text) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "this system has no /bin/sh");
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private static void sounds(Answer answer) {
    assertEquals(16_000, answer.header().number("sampleRateHz").orElseThrow().intValue());
    // What was spoken is half a second, with at most 300 ms of silence at each end.
    assertTrue(answer.samples().length >= 8_000, answer.header().toString());
    assertTrue(answer.samples().length <= 17_600, answer.header().toString());
  }

  @Test
  void a_program_gets_the_text_on_its_input_and_writes_the_file_it_is_told() throws IOException {
    script("piper", "cat > heard; [ \"$1\" = --output_file ] && cp tone.wav \"$2\"");
    Answer answer = command("./piper", "--output_file", "{wav}");
    sounds(answer);
    assertEquals("piper", answer.header().text("engine").orElse(""));
    assertEquals(TEXT + "\n", Files.readString(folder.resolve("heard")));
  }

  @Test
  void a_program_may_take_the_text_as_argument_and_write_to_its_output() throws IOException {
    script("speak", "[ \"$2\" = 'Hello there.' ] || exit 9; cat tone.wav");
    sounds(command("./speak", "--text", "{text}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sleep 60                      | did not end within 1500 ms",
        "sleep 60 & wait               | did not end within 1500 ms",
        "exit 1                        | ended with code 1 and said: nothing",
        "echo no model >&2; exit 2     | said: no model",
        "seq 3 >&2; exit 2             | said: 1 … 3",
        "printf '\\033[2Jx' >&2; exit 2 | said: [2Jx",
        ":                             | wrote no sound",
        "echo '<html>hello</html>'     | the sound of bad",
        "head -c 40000000 /dev/zero    | wrote 40000000 bytes",
        "head -c 20 tone.wav           | the sound of bad",
        "exec no-such-program          | ended with code 127",
      })
  void what_a_program_may_do_wrong_is_named(String body, String message) throws IOException {
    script("bad", body.strip());
    Answer answer = command("./bad");
    assertTrue(answer.error().contains(message.strip()), answer.error());
    assertEquals(0, answer.samples().length);
    sounds(voices.ask(Json.object().put("id", 2).put("text", TEXT).build().compact()));
  }

  @Test
  void a_program_that_is_absent_is_named() throws IOException {
    Answer answer = command("no-such-program-anywhere");
    assertTrue(answer.error().contains("no-such-program-anywhere"), answer.error());
    assertTrue(answer.error().contains("install it"), answer.error());
  }

  @Test
  void a_service_gets_the_request_of_openai_s_shape_with_the_key() throws IOException {
    sounds(http("/wav", "wav", "VOICE_KEY", 5000));
    assertEquals("Bearer " + KEY, service.authorization());
    assertEquals(
        Json.parse(
            "{\"model\":\"tts-x\",\"input\":\"Hello there.\",\"voice\":\"nova\",\"instructions\":"
                + "\"Calmly.\",\"response_format\":\"wav\"}"),
        Json.parse(service.body()));
  }

  @Test
  void a_service_without_key_gets_none() throws IOException {
    sounds(http("/wav", "wav", null, 5000));
    assertEquals("", service.authorization());
  }

  @Test
  void samples_without_a_header_are_24_kHz() throws IOException {
    sounds(http("/pcm", "pcm", "VOICE_KEY", 5000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/500      | wav | VOICE_KEY | answered 500: it broke",
        "/401      | wav | VOICE_KEY | answered 401: wrong key (key)",
        "/redirect | wav | VOICE_KEY | redirects are not followed",
        "/html     | wav | VOICE_KEY | no WAV: <html>",
        "/html     | pcm | VOICE_KEY | expected pcm",
        "/wav      | pcm | VOICE_KEY | answered WAV, expected pcm",
        "/pcm      | wav | VOICE_KEY | expected wav",
        "/empty    | wav | VOICE_KEY | answered nothing",
        "/huge     | wav | VOICE_KEY | more than 33554432 bytes",
        "/lying    | wav | VOICE_KEY | the sound of 127.0.0.1",
        "/silent   | wav | VOICE_KEY | no audible speech",
        "/wav      | wav | NO_KEY    | NO_KEY is not set",
        "/wav      | wav | BAD_KEY   | BAD_KEY holds characters",
        "/hang     | wav | VOICE_KEY | did not answer within 1500 ms",
        "/trickle  | wav | VOICE_KEY | did not answer within 1500 ms",
        "/drop     | wav | VOICE_KEY | cannot be asked",
      })
  void what_a_service_may_do_wrong_is_named_without_the_key(
      String path, String format, String keyVariable, String message) throws IOException {
    int limitMs = path.equals("/hang") || path.equals("/trickle") ? 1500 : 20_000;
    Answer answer = http(path, format, keyVariable, limitMs);
    assertTrue(answer.error().contains(message), answer.error());
    assertTrue(answer.error().chars().noneMatch(Character::isISOControl), answer.error());
    assertFalse(Files.readString(folder.resolve("errors")).contains(KEY));
    if (path.equals("/redirect")) {
      assertEquals(1, service.requests());
    }
  }
}
