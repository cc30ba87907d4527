package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.audio.Resampler;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioInputTest {
  private static final String QUESTION = "What are your opening hours?";

  private final Room room = Room.quietClinic(Map.of());
  private final WireClient client = room.dial();

  private static short[] recording() {
    short[] speech = FakeSpeech.speechOf(QUESTION);
    short[] recording = new short[8_000 + speech.length + 12_800];
    System.arraycopy(speech, 0, recording, 8_000, speech.length);
    return recording;
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 24_000, 44_100, 48_000})
  void any_declared_rate_is_heard(int rateHz) {
    client.setUp();
    short[] samples = Resampler.resample(AudioClip.of(recording(), 16_000), rateHz).toArray();
    int frame = rateHz / 50;
    for (int from = 0; from < samples.length; from += frame) {
      client.sendAudio(Arrays.copyOfRange(samples, from, from + frame), rateHz);
      room.advanceMs(20);
    }
    room.advanceMs(500);
    assertEquals(QUESTION, client.text("inputTranscription"));
  }

  @Test
  void three_seconds_in_one_message_are_heard() {
    client.setUp();
    client.sendAudio(recording(), 16_000);
    room.advanceMs(500);
    assertEquals(QUESTION, client.text("inputTranscription"));
  }

  @Test
  void the_url_alphabet_is_taken_too() {
    client.setUp();
    String data = Base64.getUrlEncoder().encodeToString(Pcm16.toBytes(recording()));
    client.send("{\"realtime_input\":{\"audio\":{\"data\":\"" + data + "\"}}}");
    room.advanceMs(500);
    assertEquals(QUESTION, client.text("inputTranscription"));
  }

  @Test
  void the_end_of_the_stream_ends_the_turn() {
    client.setUp();
    short[] recording = recording();
    client.sendAudio(Arrays.copyOf(recording, recording.length - 12_800 + 160), 16_000);
    room.advanceMs(5_000);
    assertEquals("", client.text("inputTranscription"));
    client.send("{\"realtimeInput\":{\"audioStreamEnd\":true}}");
    room.advanceMs(500);
    assertEquals(QUESTION, client.text("inputTranscription"));
  }

  @Test
  void text_is_understood_by_its_words() {
    client.setUp();
    client.send("{\"realtimeInput\":{\"text\":\"what are your opening hours\"}}");
    room.advanceMs(2_000);
    assertEquals("hours", room.facts("recognised").get(0).text("id").orElse("nothing"));
    assertEquals("", client.text("inputTranscription"));
  }

  @Test
  void history_is_not_answered() {
    client.send(
        WireClient.SETUP.replace(
            "\"inputAudioTranscription\"",
            "\"historyConfig\":{\"initialHistoryInClientContent\":true},"
                + "\"inputAudioTranscription\""));
    String content =
        "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\"opening hours\"}]}],"
            + "\"turnComplete\":true}}";
    client.send(content);
    room.advanceMs(5_000);
    assertEquals(0, client.all("modelTurn").size());
    client.send(content);
    room.advanceMs(5_000);
    assertEquals(1, client.all("turnComplete").size());
  }
}
