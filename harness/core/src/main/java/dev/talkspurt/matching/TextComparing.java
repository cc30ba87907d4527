package dev.talkspurt.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Compares observed text with matchers of spelled and free text. Thread-safe. */
final class TextComparing {
  private static final int LONGEST = 10_000;

  private TextComparing() {}

  static Outcome match(ValueMatcher matcher, String text, Context context) {
    if (matcher instanceof ValueMatcher.Phone phone) {
      return canonical(PhoneText.read(text, context), text, phone.value(), phone);
    }
    if (matcher instanceof ValueMatcher.Email email) {
      return canonical(LetterText.email(text), text, email.value(), email);
    }
    if (matcher instanceof ValueMatcher.Alnum code) {
      return canonical(LetterText.code(text), text, code.value(), code);
    }
    if (matcher instanceof ValueMatcher.Name name) {
      return name(name, text);
    }
    if (matcher instanceof ValueMatcher.Choice choice) {
      boolean alias = choice.aliases().contains(text.strip());
      String seen = alias ? choice.value() : text.strip();
      return canonical(Interpretation.of(seen), text, choice.value(), choice);
    }
    if (matcher instanceof ValueMatcher.Folded folded) {
      String seen = LetterText.fold(text);
      return canonical(Interpretation.of(seen), text, LetterText.fold(folded.value()), folded);
    }
    return free(matcher, text);
  }

  private static Outcome canonical(
      Interpretation<String> read, String text, String expected, ValueMatcher matcher) {
    String words = matcher.words();
    if (read.value().isEmpty()) {
      return Outcome.unreadable(Wording.quoted(text), read.doubt(), words);
    }
    String seen = read.value().get();
    return seen.equals(expected)
        ? Outcome.same(seen, words)
        : Outcome.differs(seen, words, Likeness.alike(expected, seen));
  }

  private static Outcome name(ValueMatcher.Name name, String text) {
    Interpretation<String> seen = LetterText.name(text, name.ignoreAccents());
    List<String> names = new ArrayList<>(List.of(name.value()));
    names.addAll(name.aliases());
    Outcome first = null;
    for (String candidate : names) {
      String expected = LetterText.name(candidate, name.ignoreAccents()).value().orElse("");
      Outcome outcome = canonical(seen, text, expected, name);
      if (outcome.strict()) {
        return outcome;
      }
      first = first == null || outcome.forgiven() ? outcome : first;
    }
    return first;
  }

  private static Outcome free(ValueMatcher matcher, String text) {
    String shown = Wording.quoted(text.length() > 200 ? text.substring(0, 200) + "…" : text);
    Optional<Boolean> fits = text.length() > LONGEST ? Optional.empty() : fits(matcher, text);
    String words = matcher.words();
    if (fits.isEmpty()) {
      return Outcome.unreadable(shown, "it takes too long to search", words);
    }
    return fits.get() ? Outcome.same(shown, words) : Outcome.differs(shown, words, false);
  }

  private static Optional<Boolean> fits(ValueMatcher matcher, String text) {
    if (matcher instanceof ValueMatcher.Regex regex) {
      return SafePattern.matches(regex.regex(), text);
    }
    if (matcher instanceof ValueMatcher.Contains contains) {
      String padded = " " + String.join(" ", tokens(text)) + " ";
      return Optional.of(
          contains.phrases().stream()
              .allMatch(p -> padded.contains(" " + String.join(" ", tokens(p)) + " ")));
    }
    ValueMatcher.Tokens wanted = (ValueMatcher.Tokens) matcher;
    Set<String> one = new LinkedHashSet<>(tokens(wanted.value()));
    Set<String> other = new LinkedHashSet<>(tokens(text));
    Set<String> both = new LinkedHashSet<>(one);
    both.retainAll(other);
    one.addAll(other);
    return Optional.of(!one.isEmpty() && both.size() >= wanted.atLeast() * one.size() - 1e-9);
  }

  /** Words of letters, digits and what stands within them: 1.5 and a-b stay whole. */
  static List<String> tokens(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
        .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
