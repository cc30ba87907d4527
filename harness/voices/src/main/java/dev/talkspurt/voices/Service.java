package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.speech.CatalogueVoice;
import dev.talkspurt.time.Scheduler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The protocol: one JSON line in, one JSON line out, followed by the samples it announces.
 *
 * <p>{@code {"id":1,"text":"…","voice":"en-us-kevin","rate":1.0,"pitch":1.0}} is answered by {@code
 * {"id":1,"sampleRateHz":16000,"samples":n,"engine":"…","f0Hz":…}} and 2n bytes of PCM16, low byte
 * first, or by {@code {"id":1,"error":"…","fix":"…"}} alone. A request with a {@code definition} is
 * spoken by the command or service it describes; {@code {"id":2,"list":true}} by the voices. The
 * end of the input ends the service; a request that takes longer than a minute ends the process.
 */
final class Service {
  private static final long LIMIT_NS = 60_000_000_000L;

  private final Studio studio;
  private final Scheduler time;
  private final OutputStream out;

  Service(Studio studio, Scheduler time, OutputStream out) {
    this.studio = studio;
    this.time = time;
    this.out = out;
  }

  void serve(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        // Nothing can stop a synthesizer that never returns; the client starts the process again.
        Scheduler.Timer limit = time.after(LIMIT_NS, () -> Runtime.getRuntime().halt(3));
        answer(line);
        out.flush();
        limit.cancel();
      }
    }
  }

  private void answer(String line) throws IOException {
    Json id = Json.of(null);
    try {
      if (!(Json.parse(line, "request") instanceof Json.Obj request)) {
        throw new VoiceFailure("request is no object", "send one JSON object per line");
      }
      id = request.get("id").orElse(id);
      if (request.isTrue("list")) {
        header(Json.object().put("id", id).put("voices", list()));
      } else {
        speech(id, studio.speak(lineOf(request)));
      }
    } catch (VoiceFailure e) {
      header(Json.object().put("id", id).put("error", e.getMessage()).put("fix", e.fix()));
    } catch (BadInput e) {
      header(
          Json.object()
              .put("id", id)
              .put("error", e.getMessage())
              .put("fix", "send one JSON object per line"));
    }
  }

  private static Studio.Line lineOf(Json.Obj request) throws VoiceFailure {
    return new Studio.Line(
        request.text("text").orElseThrow(() -> new VoiceFailure("text is missing", "send it")),
        request.text("voice").orElse("en-us-kevin"),
        request.number("rate").map(BigDecimal::doubleValue).orElse(1.0),
        request.number("pitch").map(BigDecimal::doubleValue).orElse(1.0),
        request.obj("definition"));
  }

  private void speech(Json id, Studio.Take take) throws IOException {
    AudioClip audio = take.audio();
    header(
        Json.object()
            .put("id", id)
            .put("sampleRateHz", audio.sampleRateHz())
            .put("samples", audio.sampleCount())
            .put("engine", take.synthesizer().label())
            .put("f0Hz", take.f0Hz())
            .put("expectedF0Hz", StrictMath.round(take.expectedF0Hz() * 10) / 10.0)
            .put("mfccDistance", StrictMath.round(take.mfccDistance() * 100) / 100.0)
            .putIfPresent("warning", take.warning().isEmpty() ? null : take.warning()));
    out.write(Pcm16.toBytes(audio.toArray()));
  }

  private List<Json> list() {
    List<Json> voices = new ArrayList<>();
    for (CatalogueVoice voice : CatalogueVoice.ALL) {
      Optional<VoiceFailure> missing = studio.missing(voice);
      voices.add(
          Json.object()
              .put("id", voice.id())
              .put("language", voice.language())
              .put("engine", studio.synthesizerOf(voice).label())
              .put("available", missing.isEmpty())
              .putIfPresent("fix", missing.map(VoiceFailure::fix))
              .build());
    }
    return voices;
  }

  private void header(Json.Builder members) throws IOException {
    out.write((members.build().compact() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
