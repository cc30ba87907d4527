package dev.talkspurt.scenario;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Makes files that look less and less like scenarios; the same ones for the same seed. */
final class Malformed {
  private static final String HEAD = "scenario: T\nagent: clinic\n";
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16,
          StandardCharsets.ISO_8859_1,
          Charset.forName("UTF-32"),
          Charset.forName("IBM1047"));
  private static final String SIGNS = "[]{}:,-?&*!|>'\"%@`#$~ \n\t\\<=.0";
  private static final List<String> PIECES =
      List.of(
          "&a [*a]",
          "*a",
          "!!java.net.URL [x]",
          "!<tag:yaml.org,2002:js/function> x",
          "<<: *a",
          "--- ",
          "...",
          "%YAML 1.1",
          "%YAML 99999999999999999999.1\n---",
          "%TAG ! tag:x,2000:",
          "\"\\U00110000\"",
          "\"\\uD800\"",
          "\"\\x\"",
          "\"\\/\"",
          "? [a]\n: b",
          "{a: {b: ",
          "|99",
          ">-+",
          "|2\n a",
          "0x1F",
          "1e999999999",
          "-1e-999999999",
          "9".repeat(500),
          "~",
          "$x",
          "$$x",
          "2026-99-99",
          "\u0000",
          "\u0085",
          "\ufeff",
          "\u2028",
          "\u202e",
          "\u001b[2J",
          "\ud83d\ude00",
          "include: one.block.yaml",
          "include: loop.block.yaml",
          "include: ../../../etc/passwd",
          "table: [ { a: 1 } ]",
          "table: [ [] ]",
          "links: [ { name: a, url: 'javascript:a' } ]",
          "with: { words: [ 1, 2 ] }",
          "{ oneOf: [ ] }");

  private final List<String> originals;
  private final SplittableRandom random;

  Malformed(List<String> originals, long seed) {
    this.originals = originals;
    this.random = new SplittableRandom(seed);
  }

  byte[] next(int number) {
    if (number % 500 == 499) {
      return utf8(huge(number / 500));
    }
    return switch (random.nextInt(8)) {
      case 0 -> bytesChanged(utf8(original()));
      case 1 -> Arrays.copyOf(utf8(original()), random.nextInt(utf8(original()).length));
      case 2 -> utf8(linesChanged(original()));
      case 3, 4 -> utf8(piecesPut(original()));
      case 5 -> garbage();
      case 6 -> utf8(nested());
      default -> encoded();
    };
  }

  private String original() {
    return originals.get(random.nextInt(originals.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytesChanged(byte[] bytes) {
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> (byte) (0x80 | random.nextInt(128));
            case 2 -> (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
            default -> (byte) (bytes[at] ^ 1 << random.nextInt(7));
          };
    }
    return bytes;
  }

  private String linesChanged(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n")));
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(6)) {
        case 0 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 1 -> lines.set(at, " ".repeat(1 + random.nextInt(3)) + lines.get(at));
        case 2 -> lines.set(at, lines.get(at).strip());
        case 3 -> lines.set(at, "\t" + lines.get(at));
        case 4 -> Collections.shuffle(lines, new Random(random.nextLong()));
        default ->
            lines.set(at, lines.get(at).replaceFirst(": ", random.nextBoolean() ? ":" : " "));
      }
    }
    return String.join(random.nextInt(5) == 0 ? "\r" : "\n", lines);
  }

  private String piecesPut(String text) {
    String result = text;
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      int from = random.nextInt(result.length());
      int lineStart = result.lastIndexOf('\n', from) + 1;
      int colon = result.indexOf(": ", from);
      int end = colon < 0 ? -1 : result.indexOf('\n', colon);
      result =
          switch (random.nextInt(3)) {
            case 0 -> result.substring(0, lineStart) + piece + "\n" + result.substring(lineStart);
            case 1 -> result.substring(0, from) + piece + result.substring(from);
            default ->
                end < 0 ? result : result.substring(0, colon + 2) + piece + result.substring(end);
          };
    }
    return result;
  }

  private byte[] garbage() {
    int length = random.nextInt(600);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean binary = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      out.write(binary ? random.nextInt(256) : SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return out.toByteArray();
  }

  private String nested() {
    int depth = random.nextInt(10) == 0 ? 50_000 : 60 + random.nextInt(200);
    String open =
        List.of("[", "{a: ", "- ", "? ", "{[", "[{a: ", "- a: ", "\"", "!x ", "a: ", "{ ? ")
            .get(random.nextInt(11));
    String line = open.repeat(depth);
    return switch (random.nextInt(3)) {
      case 0 -> line;
      case 1 -> HEAD + "script: " + line;
      default -> HEAD + "state:\n" + indented(Math.min(depth, 400)) + "x";
    };
  }

  private static String indented(int depth) {
    StringBuilder out = new StringBuilder();
    for (int i = 1; i <= depth; i++) {
      out.append(" ".repeat(i)).append("a:\n");
    }
    return out.append(" ".repeat(depth + 1)).toString();
  }

  private byte[] encoded() {
    byte[] bytes = (original() + "# grüße").getBytes(ENCODINGS.get(random.nextInt(6)));
    if (random.nextInt(3) > 0) {
      return bytes;
    }
    byte[] marked = new byte[bytes.length + 2];
    System.arraycopy(bytes, 0, marked, 2, bytes.length);
    marked[0] = (byte) (random.nextBoolean() ? 0xFF : 0xFE);
    marked[1] = (byte) (0xFF + 0xFE - (marked[0] & 0xFF));
    return marked;
  }

  /** As much as the reader takes, and a little more. */
  private String huge(int kind) {
    return switch (kind % 10) {
      case 0 -> HEAD + "description: " + "a".repeat(900_000);
      case 1 -> HEAD + "a".repeat(900_000) + ": 1";
      case 2 -> HEAD + "script: [" + "{say: a},".repeat(100_000) + "]";
      case 3 -> HEAD + keys(90_000) + "script: [ { say: Hi. } ]";
      case 4 -> HEAD + "caller: {" + keys(50_000).replace(": 1\n", ": [1],") + "}";
      case 5 -> HEAD + "caller: { rate: [1, 2, 1.5], pitch: [1, 1.5] }\n" + keys(60_000);
      case 6 -> "a: &a [x,x]\n" + laughs();
      case 7 -> HEAD + "# ".repeat(600_000);
      case 8 -> HEAD + "script:\n" + "  - include: loop.block.yaml\n".repeat(30_000);
      default -> HEAD + rows(200) + "script: [ { say: $a } ]\nstate: {" + numbers(80_000) + "}";
    };
  }

  private static String keys(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append("k").append(i).append(": 1\n");
    }
    return out.toString();
  }

  private static String numbers(int count) {
    return keys(count).replace('\n', ',');
  }

  private static String rows(int count) {
    StringBuilder out = new StringBuilder("table:\n");
    for (int i = 0; i < count; i++) {
      out.append("  - { a: v").append(i).append(" }\n");
    }
    return out.toString();
  }

  private static String laughs() {
    StringBuilder out = new StringBuilder();
    for (char c = 'b'; c < 'k'; c++) {
      out.append(c).append(": &").append(c).append(" [");
      out.append(("*" + (char) (c - 1) + ",").repeat(9)).append("]\n");
    }
    return out.toString();
  }
}
