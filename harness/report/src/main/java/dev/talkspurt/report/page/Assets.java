package dev.talkspurt.report.page;

import dev.talkspurt.audio.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The fixed parts of a page. */
enum Assets {
  STYLE("page.css"),
  SCRIPT("page.js"),
  CONTROLS("controls.html");

  private final String text;

  Assets(String file) {
    try (InputStream in = Assets.class.getResourceAsStream(file)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  String text() {
    return text;
  }

  /** The hash by which a content security policy lets this very text pass. */
  static String hash(String text) {
    byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }
}
