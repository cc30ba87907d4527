package dev.talkspurt.speech;

import dev.talkspurt.document.Json;
import java.util.Optional;

/**
 * A request with all that its sound depends on.
 *
 * @param file the file of its voice, if it has one
 */
record Order(SpeechSource.Request request, Optional<VoiceFile> file) {
  /** The same text for the same sound. */
  Json.Obj json() {
    return Json.object()
        .put("text", request.text())
        .put("voice", request.voice())
        .put("rate", request.rate())
        .put("pitch", request.pitch())
        .putIfPresent("recipe", file.map(voice -> voice.maker().recipe()))
        .build();
  }

  /** What the voices process is told, without an id. */
  Json.Builder message() {
    return Json.object()
        .put("text", request.text())
        .put("voice", request.voice())
        .put("rate", request.rate())
        .put("pitch", request.pitch())
        .putIfPresent("definition", file.map(VoiceFile::definition));
  }
}
