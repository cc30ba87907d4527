package dev.talkspurt.simulator;

import com.google.genai.AsyncSession;
import com.google.genai.Client;
import com.google.genai.types.AudioTranscriptionConfig;
import com.google.genai.types.AuthToken;
import com.google.genai.types.Blob;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.Content;
import com.google.genai.types.CreateAuthTokenConfig;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.LiveConnectConfig;
import com.google.genai.types.LiveConnectConstraints;
import com.google.genai.types.LiveSendClientContentParameters;
import com.google.genai.types.LiveSendRealtimeInputParameters;
import com.google.genai.types.LiveSendToolResponseParameters;
import com.google.genai.types.LiveServerContent;
import com.google.genai.types.LiveServerGoAway;
import com.google.genai.types.LiveServerMessage;
import com.google.genai.types.Modality;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.SessionResumptionConfig;
import com.google.genai.types.Tool;
import com.google.genai.types.Transcription;
import com.google.genai.types.Type;
import com.google.genai.types.UsageMetadata;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.websocket.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Carries out the steps of a scenario with the official library for Java. */
final class JavaSdk implements AutoCloseable {
  private static final String MODEL = "gemini-3.1-flash-live-preview";

  /** The library tells of every close; kept, so that the level stays what it is. */
  private static final Logger LIBRARY = Logger.getLogger("com.google.genai");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private final LinkedBlockingQueue<String[]> inbox = new LinkedBlockingQueue<>();
  private final List<String[]> told = new ArrayList<>();
  private final OpenSockets sockets = new OpenSockets();
  private final String base;
  private final TlsIdentity trusted;
  private Client client;
  private AsyncSession session;
  private volatile String handle;

  JavaSdk(String base, TlsIdentity trusted) throws IOException {
    this.base = base;
    this.trusted = trusted;
    client = client("any", "v1beta");
  }

  private Client client(String key, String apiVersion) throws IOException {
    OkHttpClient http = trusting(trusted.trustStore(), sockets);
    return Client.builder()
        .apiKey(key)
        .httpOptions(HttpOptions.builder().baseUrl(base).apiVersion(apiVersion).build())
        .clientOptions(ClientOptions.builder().customHttpClient(http).build())
        .build();
  }

  /** One step of the table. */
  void act(String verb, Json what) throws IOException, InterruptedException {
    String text = what instanceof Json.Str words ? words.value() : "";
    switch (verb) {
      case "token" -> token();
      case "connect" -> connect((Json.Obj) what);
      case "say" -> session.sendRealtimeInput(realtime().audio(recording(text)).build()).join();
      case "text" -> session.sendRealtimeInput(realtime().text(text).build()).join();
      case "type" -> session.sendClientContent(typed(text)).join();
      case "until" -> until(text);
      case "drop" -> sockets.drop();
      case "close" -> session.close().join();
      default -> throw new IllegalArgumentException("no such step: " + verb);
    }
  }

  /** From now on with a token that is good for one session, as set up here. */
  private void token() throws IOException {
    LiveConnectConstraints constraints =
        LiveConnectConstraints.builder()
            .model(MODEL)
            .config(config(SessionResumptionConfig.builder().build()))
            .build();
    try (Client minting = client("any", "v1alpha")) {
      AuthToken token =
          minting.authTokens.create(
              CreateAuthTokenConfig.builder().uses(1).liveConnectConstraints(constraints).build());
      client.close();
      client = client(token.name().orElseThrow(), "v1alpha");
    }
  }

  private void connect(Json.Obj how) {
    SessionResumptionConfig.Builder resumption = SessionResumptionConfig.builder();
    if (how.isTrue("resume")) {
      resumption.handle(handle);
    }
    session = client.async.live.connect(MODEL, config(resumption.build())).join();
    session.receive(this::take).join();
  }

  private static LiveSendRealtimeInputParameters.Builder realtime() {
    return LiveSendRealtimeInputParameters.builder();
  }

  private static Blob recording(String text) {
    return Blob.builder()
        .data(Pcm16.toBytes(LiveRoom.recording(text)))
        .mimeType("audio/pcm;rate=16000")
        .build();
  }

  private static LiveSendClientContentParameters typed(String text) {
    return LiveSendClientContentParameters.builder()
        .turns(Content.builder().role("user").parts(Part.fromText(text)).build())
        .turnComplete(true)
        .build();
  }

  private void until(String kind) throws InterruptedException {
    String[] event;
    do {
      event = inbox.take();
      told.add(event);
    } while (!event[0].equals(kind));
  }

  private void tell(String kind, String text) {
    inbox.add(new String[] {kind, text});
  }

  private void take(LiveServerMessage message) {
    message.serverContent().ifPresent(this::words);
    message
        .goAway()
        .flatMap(LiveServerGoAway::timeLeft)
        .ifPresent(left -> tell("goAway", left.toSeconds() + "s"));
    message
        .toolCall()
        .flatMap(call -> call.functionCalls())
        .ifPresent(calls -> calls.forEach(this::answer));
    message.serverContent().ifPresent(content -> flags(content, message));
    message
        .sessionResumptionUpdate()
        .flatMap(update -> update.newHandle())
        .ifPresent(
            given -> {
              handle = given;
              tell("handle", "");
            });
  }

  private void words(LiveServerContent content) {
    content
        .inputTranscription()
        .flatMap(Transcription::text)
        .ifPresent(text -> tell("heard", text));
    content
        .outputTranscription()
        .flatMap(Transcription::text)
        .ifPresent(text -> tell("said", text));
    for (Part part : content.modelTurn().flatMap(Content::parts).orElse(List.of())) {
      part.inlineData().flatMap(Blob::data).ifPresent(data -> tell("audio", ""));
    }
  }

  private void flags(LiveServerContent content, LiveServerMessage message) {
    if (content.interrupted().orElse(false)) {
      tell("interrupted", "");
    }
    if (content.generationComplete().orElse(false)) {
      tell("generationComplete", "");
    }
    if (content.turnComplete().orElse(false)) {
      int tokens = message.usageMetadata().flatMap(UsageMetadata::totalTokenCount).orElse(0);
      tell("turnComplete", tokens > 0 ? "" : "without usage");
    }
  }

  private void answer(FunctionCall call) {
    String args = Json.object().put("args", call.args().orElseThrow()).build().compact();
    tell(
        "call",
        call.name().orElseThrow() + " " + args.substring("{\"args\":".length(), args.length() - 1));
    FunctionResponse response =
        FunctionResponse.builder()
            .id(call.id().orElseThrow())
            .name(call.name().orElseThrow())
            .response(Map.of("slots", List.of("09:00")))
            .build();
    session.sendToolResponse(
        LiveSendToolResponseParameters.builder().functionResponses(response).build());
  }

  /** What has happened up to the last step. */
  List<String> story() {
    return SdkScenarios.story(told);
  }

  private static LiveConnectConfig config(SessionResumptionConfig resumption) {
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
        .sessionResumption(resumption)
        .build();
  }

  private static OkHttpClient trusting(Path trustStore, SocketFactory sockets) throws IOException {
    try (InputStream in = Files.newInputStream(trustStore)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(in, "talkspurt".toCharArray());
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      X509TrustManager manager = (X509TrustManager) managers.getTrustManagers()[0];
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return new OkHttpClient.Builder()
          .socketFactory(sockets)
          .sslSocketFactory(context.getSocketFactory(), manager)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Remembers the sockets below TLS, so that they can be lost. */
  private static final class OpenSockets extends SocketFactory {
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    void drop() {
      for (Socket socket : open) {
        try {
          socket.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public Socket createSocket() {
      Socket socket = new Socket();
      open.add(socket);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException("the library connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      return createSocket(host, port);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
