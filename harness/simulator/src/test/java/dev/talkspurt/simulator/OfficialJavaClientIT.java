package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.genai.AsyncSession;
import com.google.genai.Client;
import com.google.genai.types.AudioTranscriptionConfig;
import com.google.genai.types.Blob;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.LiveConnectConfig;
import com.google.genai.types.LiveSendRealtimeInputParameters;
import com.google.genai.types.LiveSendToolResponseParameters;
import com.google.genai.types.LiveServerContent;
import com.google.genai.types.LiveServerMessage;
import com.google.genai.types.Modality;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.Tool;
import com.google.genai.types.Transcription;
import com.google.genai.types.Type;
import dev.talkspurt.audio.Pcm16;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The provider's own library for Java holds a conversation with the simulated agent, over TLS. */
class OfficialJavaClientIT {
  private final LinkedBlockingQueue<LiveServerMessage> inbox = new LinkedBlockingQueue<>();

  /** What one turn of the agent brought. */
  private static final class Told {
    private final StringBuilder heard = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private final List<FunctionCall> calls = new ArrayList<>();
    private int audioBytes;
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void the_official_java_client_speaks_and_gets_a_tool_called() throws Exception {
    try (LiveRoom room = LiveRoom.secure();
        Client client = clientOf(room)) {
      AsyncSession session =
          client.async.live.connect("gemini-3.1-flash-live-preview", config()).join();
      session.receive(inbox::add).join();

      Told question = turn(session, "What are your opening hours?");
      assertEquals("What are your opening hours?", question.heard.toString());
      assertTrue(question.said.toString().startsWith("We are open"), question.said.toString());
      assertTrue(question.audioBytes > 100_000);

      Told request = turn(session, "I need to move my appointment to Tuesday");
      assertEquals(1, request.calls.size());
      assertEquals("find_slots", request.calls.get(0).name().orElseThrow());
      assertEquals(Map.of("day", "Tuesday"), request.calls.get(0).args().orElseThrow());
      assertTrue(request.said.toString().endsWith("On Tuesday I have 09:00."));
      session.close().join();
    }
  }

  private Told turn(AsyncSession session, String text) throws InterruptedException {
    Blob audio =
        Blob.builder()
            .data(Pcm16.toBytes(LiveRoom.recording(text)))
            .mimeType("audio/pcm;rate=16000")
            .build();
    session
        .sendRealtimeInput(LiveSendRealtimeInputParameters.builder().audio(audio).build())
        .join();
    Told told = new Told();
    boolean over = false;
    while (!over) {
      LiveServerMessage message = inbox.take();
      message
          .toolCall()
          .flatMap(call -> call.functionCalls())
          .ifPresent(calls -> calls.forEach(call -> answer(session, told, call)));
      message.serverContent().ifPresent(content -> take(content, told));
      over = message.serverContent().flatMap(LiveServerContent::turnComplete).orElse(false);
    }
    return told;
  }

  private static void answer(AsyncSession session, Told told, FunctionCall call) {
    told.calls.add(call);
    FunctionResponse response =
        FunctionResponse.builder()
            .id(call.id().orElseThrow())
            .name(call.name().orElseThrow())
            .response(Map.of("slots", List.of("09:00")))
            .build();
    session
        .sendToolResponse(
            LiveSendToolResponseParameters.builder().functionResponses(response).build())
        .join();
  }

  private static void take(LiveServerContent content, Told told) {
    content.inputTranscription().flatMap(Transcription::text).ifPresent(told.heard::append);
    content.outputTranscription().flatMap(Transcription::text).ifPresent(told.said::append);
    for (Part part : content.modelTurn().flatMap(Content::parts).orElse(List.of())) {
      Optional<byte[]> data = part.inlineData().flatMap(Blob::data);
      told.audioBytes += data.map(bytes -> bytes.length).orElse(0);
    }
  }

  private static LiveConnectConfig config() {
    Schema parameters =
        Schema.builder()
            .type(Type.Known.OBJECT)
            .properties(Map.of("day", Schema.builder().type(Type.Known.STRING).build()))
            .build();
    FunctionDeclaration findSlots =
        FunctionDeclaration.builder()
            .name("find_slots")
            .description("Free appointments.")
            .parameters(parameters)
            .build();
    return LiveConnectConfig.builder()
        .responseModalities(Modality.Known.AUDIO)
        .inputAudioTranscription(AudioTranscriptionConfig.builder().build())
        .outputAudioTranscription(AudioTranscriptionConfig.builder().build())
        .systemInstruction(Content.fromParts(Part.fromText("You answer the phone.")))
        .tools(Tool.builder().functionDeclarations(findSlots).build())
        .build();
  }

  private static Client clientOf(LiveRoom room) throws Exception {
    String base = room.listening.address().toString().replace("wss:", "https:");
    return Client.builder()
        .apiKey("any")
        .httpOptions(HttpOptions.builder().baseUrl(base).build())
        .clientOptions(
            ClientOptions.builder().customHttpClient(trusting(room.listening.trustStore())).build())
        .build();
  }

  private static OkHttpClient trusting(Path trustStore) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(trustStore)) {
      trusted.load(in, "talkspurt".toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    X509TrustManager manager = (X509TrustManager) managers.getTrustManagers()[0];
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), manager).build();
  }
}
