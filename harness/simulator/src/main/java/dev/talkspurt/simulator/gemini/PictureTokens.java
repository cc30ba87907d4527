package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import java.util.Locale;
import java.util.Optional;

/** How many tokens the service counts for a picture. */
final class PictureTokens {
  private static final int USUAL = 258;
  private static final int LOW = 64;
  private static final int MEDIUM = 256;

  private PictureTokens() {}

  /** Of each picture in a session that was set up like this. */
  static int each(Json.Obj setup) {
    Optional<String> resolution =
        setup.obj("generationConfig").flatMap(config -> config.text("mediaResolution"));
    return switch (resolution.orElse("").toUpperCase(Locale.ROOT)) {
      case "MEDIA_RESOLUTION_LOW" -> LOW;
      case "MEDIA_RESOLUTION_MEDIUM", "MEDIA_RESOLUTION_HIGH" -> MEDIUM;
      default -> USUAL;
    };
  }
}
