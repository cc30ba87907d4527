package dev.talkspurt.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a file looks like from its first bytes, to say more than that it is no WAV file. */
final class FileKind {
  /** How many bytes are looked at. */
  static final int USED_BYTES = 512;

  private static final Map<String, String> STARTS = new TreeMap<>();

  static {
    STARTS.put("RF64", "an RF64 file (WAV with 64-bit sizes)");
    STARTS.put("BW64", "a BW64 file (WAV with 64-bit sizes)");
    STARTS.put("RIFX", "a RIFX file (WAV with the high byte first)");
    STARTS.put("riff", "a Wave64 file");
    STARTS.put("FORM", "an AIFF file");
    STARTS.put(".snd", "a Sun audio file (.au)");
    STARTS.put("caff", "a Core Audio file (.caf)");
    STARTS.put("fLaC", "a FLAC file");
    STARTS.put("OggS", "an Ogg file (Vorbis or Opus)");
    STARTS.put("ID3", "an MP3 file");
    STARTS.put("#!AMR", "an AMR file");
    STARTS.put("#!SILK", "a SILK file");
    STARTS.put("\u001aE\u00df\u00a3", "a Matroska or WebM file");
    STARTS.put("0&\u00b2u", "a Windows Media file");
    STARTS.put("PK\u0003\u0004", "a ZIP archive");
    STARTS.put("\u001f\u008b", "a gzip archive");
    STARTS.put("%PDF", "a PDF document");
    STARTS.put("version https://git-lfs", "a Git LFS pointer");
  }

  private FileKind() {}

  /** What bytes that do not begin a RIFF WAVE file begin, as {@code an MP3 file}. */
  static String of(byte[] head) {
    String start = new String(head, ISO_8859_1);
    Optional<String> known =
        STARTS.keySet().stream().filter(start::startsWith).findFirst().map(STARTS::get);
    if (known.isPresent()) {
      return known.get();
    }
    if (start.startsWith("ftyp", 4)) {
      return "an MP4 or M4A file";
    }
    if (start.startsWith("RIFF") && head.length >= 12) {
      return "a RIFF file of kind '" + printable(start.substring(8, 12)) + "'";
    }
    if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xe0) == 0xe0) {
      return (head[1] & 0x06) == 0 ? "an AAC file" : "an MP3 file";
    }
    if (text(head)) {
      return start.stripLeading().startsWith("<") ? "a web page or XML" : "text";
    }
    return "no audio file known here";
  }

  /** What turns such a file into one that can be read. */
  static String fix(String kind, String name) {
    return switch (kind) {
      case "a Git LFS pointer" -> "fetch the file itself: git lfs pull";
      case "text", "a web page or XML", "a PDF document", "a ZIP archive", "a gzip archive" ->
          "give the recording itself";
      default -> "convert it: " + ffmpeg(name);
    };
  }

  /** A command that writes {@code name} as a WAV file of the usual kind. */
  static String ffmpeg(String name) {
    String quoted = name.matches("[A-Za-z0-9._/+-]+") ? name : "FILE";
    return "ffmpeg -i " + quoted + " -c:a pcm_s16le new.wav";
  }

  /** Text that shows nothing but what can be printed. */
  static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  private static boolean text(byte[] head) {
    for (byte one : head) {
      boolean blank = one == '\n' || one == '\r' || one == '\t';
      if ((one & 0xff) < ' ' && !blank || one == 0x7f) {
        return false;
      }
    }
    return head.length > 0;
  }
}
