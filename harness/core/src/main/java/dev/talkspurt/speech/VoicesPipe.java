package dev.talkspurt.speech;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One running voices process and the pipes to it. Not thread-safe. */
final class VoicesPipe implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 1 << 20;
  private static final int MAX_COMPLAINT_CHARS = 2000;

  private final Process process;
  private final InputStream in;
  private final Path log;

  private VoicesPipe(Process process, Path log) {
    this.process = process;
    this.in = new BufferedInputStream(process.getInputStream(), 1 << 16);
    this.log = log;
  }

  static VoicesPipe start(List<String> command) throws IOException {
    Path log = Files.createTempFile("talkspurt-voices", ".log");
    try {
      return new VoicesPipe(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    } catch (IOException e) {
      Files.deleteIfExists(log);
      throw e;
    }
  }

  void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  Json.Obj header() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > MAX_HEADER_BYTES) {
        throw new EOFException("no answer");
      }
      line.write(next);
    }
    try {
      if (Json.parse(line.toString(StandardCharsets.UTF_8), "answer") instanceof Json.Obj header) {
        return header;
      }
      throw new IOException("answer is no object");
    } catch (BadInput e) {
      throw new IOException("answer is no JSON: " + e.getMessage(), e);
    }
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("answer ended after " + bytes.length + " of " + count + " bytes");
    }
    return bytes;
  }

  /** The end of what the process wrote to its error stream, on a line of its own. */
  String complaints() {
    try {
      String text = Files.readString(log).strip();
      String tail = text.substring(Math.max(0, text.length() - MAX_COMPLAINT_CHARS));
      return tail.isEmpty() ? "" : "\n" + tail;
    } catch (IOException unreadable) {
      return "";
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // The process has ended: nothing is left to be written.
    }
    try {
      Files.deleteIfExists(log);
    } catch (IOException undeletable) {
      log.toFile().deleteOnExit();
    }
  }
}
