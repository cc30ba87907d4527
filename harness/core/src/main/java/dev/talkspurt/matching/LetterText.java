package dev.talkspurt.matching;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Codes, e-mail addresses and names: what is spelled. Thread-safe. */
final class LetterText {
  private static final int LONGEST = 320;

  private LetterText() {}

  /** A code in capitals without separators; nothing is taken for something that looks like it. */
  static Interpretation<String> code(String text) {
    String shown = text.strip();
    if (shown.isEmpty() || shown.length() > LONGEST) {
      return Interpretation.none();
    }
    String spoken = shown.toLowerCase(Locale.ROOT).replaceAll("\\bx-ray\\b", "xray");
    List<String> words = List.of(spoken.split("[\\s,./_-]+"));
    boolean spelled = words.size() > 1 && words.stream().allMatch(w -> !spelling(w).isEmpty());
    if (spelled && words.contains("oh")) {
      return Interpretation.doubtful("oh may be the letter O or the digit 0");
    }
    StringBuilder code = new StringBuilder();
    int times = 1;
    for (String word : words) {
      boolean repeats = spelled && word.matches("double|triple");
      if (repeats) {
        times = word.equals("double") ? 2 : 3;
      } else {
        code.append((spelled ? spelling(word) : word).repeat(times));
        times = 1;
      }
    }
    boolean plain = code.toString().matches("[\\p{L}\\p{N}]+");
    return plain
        ? Interpretation.of(code.toString().toUpperCase(Locale.ROOT))
        : Interpretation.none();
  }

  /** What one word of a spelled code stands for; empty if it is no such word. */
  private static String spelling(String word) {
    if (word.length() == 1 || word.matches("\\d+") || word.matches("oh|double|triple")) {
      return word;
    }
    return EnglishWords.letter(word).or(() -> NumberWords.digits(List.of(word))).orElse("");
  }

  /** An address with its domain in small letters; a spoken one in small letters throughout. */
  static Interpretation<String> email(String text) {
    String shown = text.strip();
    if (shown.length() > LONGEST) {
      return Interpretation.none();
    }
    if (shown.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
      int at = shown.indexOf('@');
      return Interpretation.of(
          shown.substring(0, at) + shown.substring(at).toLowerCase(Locale.ROOT));
    }
    StringBuilder address = new StringBuilder();
    for (String word : shown.toLowerCase(Locale.ROOT).split("\\s+")) {
      address.append(
          switch (word) {
            case "at" -> "@";
            case "dot", "point" -> ".";
            case "underscore" -> "_";
            case "dash", "hyphen", "minus" -> "-";
            case "plus" -> "+";
            default -> word.length() > 1 ? NumberWords.digits(List.of(word)).orElse(word) : word;
          });
    }
    String read = address.toString();
    return read.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")
        ? Interpretation.of(read)
        : Interpretation.none();
  }

  /** A name, composed and case-folded; one that is spelled letter by letter is joined. */
  static Interpretation<String> name(String text, boolean ignoreAccents) {
    if (text.isBlank() || text.length() > LONGEST) {
      return Interpretation.none();
    }
    String folded = fold(Normalizer.normalize(text, Normalizer.Form.NFC));
    String joined = folded.matches("\\p{L}([ .-]+\\p{L}){2,}\\.?") ? letters(folded) : folded;
    String bare = Normalizer.normalize(joined, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return Interpretation.of(ignoreAccents ? bare : joined);
  }

  private static String letters(String spelled) {
    return spelled.replaceAll("[ .-]", "");
  }

  /** Without outer spaces, inner ones single, cases folded. */
  static String fold(String text) {
    return text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  static Optional<String> text(dev.talkspurt.document.Json value) {
    return value instanceof dev.talkspurt.document.Json.Str s
        ? Optional.of(s.value())
        : Optional.empty();
  }
}
