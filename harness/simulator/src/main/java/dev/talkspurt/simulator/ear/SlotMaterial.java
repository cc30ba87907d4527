package dev.talkspurt.simulator.ear;

import dev.talkspurt.simulator.ear.Lexicon.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What to have said to learn how the words of a kind of slot sound in running speech. */
final class SlotMaterial {

  private SlotMaterial() {}

  /** Sentences in which every word occurs, most of them in several places. */
  static List<Sentence> sentences(SlotKind kind) {
    if (kind instanceof SlotKind.Digits) {
      return digits();
    }
    if (kind instanceof SlotKind.Spelled) {
      return spelled();
    }
    if (kind instanceof SlotKind.Weekday) {
      return SlotGrammar.WEEKDAYS.stream()
          .flatMap(
              day ->
                  List.of(
                      Sentence.of(List.of("on", day)),
                      Sentence.of(List.of(day, "at", "three", "thirty")))
                      .stream())
          .toList();
    }
    return kind instanceof SlotKind.ClockTime ? times() : dates();
  }

  /** Each digit once in each of four places. */
  private static List<Sentence> digits() {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int[] places = {i, (3 * i + 1) % 10, (7 * i + 2) % 10, (9 * i + 5) % 10};
      sentences.add(Sentence.of(Arrays.stream(places).mapToObj(SlotGrammar.DIGITS::get).toList()));
    }
    sentences.add(split("four oh seven one"));
    sentences.add(split("oh nine two oh"));
    sentences.add(split("double seven four one"));
    sentences.add(split("three triple two"));
    return sentences;
  }

  private static List<Sentence> spelled() {
    List<Sentence> sentences = new ArrayList<>(digits().subList(0, 10));
    int letters = SlotGrammar.LETTERS.size();
    for (int i = 0; i < letters; i += 2) {
      List<String> words = new ArrayList<>();
      for (int place = 0; place < 4; place++) {
        words.add(SlotGrammar.LETTERS.get((i + place * 7) % letters));
      }
      // Without commas "A" would be the article.
      String between = i % 4 == 0 || words.contains("A") ? ", " : " ";
      sentences.add(new Sentence(String.join(between, words), words));
    }
    return sentences;
  }

  private static List<Sentence> times() {
    List<Sentence> sentences = new ArrayList<>();
    for (String text :
        List.of(
            "one thirty",
            "two fifteen p.m.",
            "three forty five",
            "four twenty",
            "five oh five p.m.",
            "six fifty",
            "seven ten a.m.",
            "eight thirty five",
            "nine o'clock",
            "ten fifteen a.m.",
            "eleven forty",
            "twelve thirty",
            "at noon",
            "at midnight",
            "nine a.m.",
            "three p.m.",
            "one eleven",
            "two twelve",
            "four thirteen",
            "five fourteen",
            "six sixteen",
            "seven seventeen",
            "eight eighteen",
            "nine nineteen",
            "ten forty one",
            "eleven twenty two",
            "twelve fifty three",
            "one thirty four",
            "three twenty six",
            "six forty seven",
            "ten oh eight",
            "two fifty nine",
            "four o'clock",
            "quarter past eight",
            "quarter to nine",
            "ten past eleven",
            "twenty to twelve",
            "five to one",
            "quarter to ten",
            "eight ten",
            "eight twenty a.m.",
            "ten twenty p.m.",
            "twelve oh five",
            "twelve fifteen p.m.",
            "eight forty five p.m.",
            "one forty five a.m.",
            "six fifteen a.m.",
            "seven fifty p.m.",
            "ten thirty a.m.",
            "four fifty",
            "two fifty five",
            "eleven fifty",
            "nine fifteen",
            "three o'clock",
            "ten o'clock",
            "two o'clock a.m.",
            "five p.m.",
            "four a.m.",
            "it is noon",
            "it is midnight",
            "ten to four",
            "five past six",
            "twenty past seven")) {
      sentences.add(split(text));
    }
    for (String hour : SlotGrammar.HOURS) {
      sentences.add(Sentence.of(List.of("half past", hour)));
    }
    return sentences;
  }

  private static List<Sentence> dates() {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < SlotGrammar.ORDINALS.size(); i++) {
      String day = SlotGrammar.ORDINALS.get(i);
      sentences.add(Sentence.of(List.of(SlotGrammar.MONTHS.get(i * 5 % 12), day)));
      sentences.add(
          Sentence.of(List.of("the", day, "of", SlotGrammar.MONTHS.get((i * 7 + 3) % 12))));
    }
    for (int i = 0; i < 9; i++) {
      List<String> day = List.of("twenty", SlotGrammar.ORDINALS.get(i));
      List<String> words = new ArrayList<>(List.of(SlotGrammar.MONTHS.get((i * 7 + 1) % 12)));
      words.addAll(day);
      sentences.add(Sentence.of(words));
    }
    sentences.add(split("May thirty first"));
    sentences.add(split("the thirty first of August"));
    sentences.add(split("June thirtieth"));
    sentences.add(split("the thirtieth of April"));
    return sentences;
  }

  /**
   * Values to put into a sentence of an agent's own, to cut the rest of it out. What is said here
   * is known best afterwards, so no value is said more often than those it might be confused with.
   */
  static List<List<String>> samples(SlotKind kind) {
    if (kind instanceof SlotKind.Digits digits) {
      return strings(digits.least(), SlotGrammar.DIGITS);
    }
    if (kind instanceof SlotKind.Spelled spelled) {
      return strings(spelled.least(), List.of("Q", "four", "R", "K", "seven", "M", "nine", "W"));
    }
    if (kind instanceof SlotKind.Weekday) {
      return SlotGrammar.WEEKDAYS.stream().map(List::of).toList();
    }
    return kind instanceof SlotKind.ClockTime
        ? Stream.of(
                "one thirty",
                "nine a.m.",
                "half_past four",
                "eleven fifteen",
                "two fifty",
                "eight forty five",
                "quarter to six")
            .map(text -> split(text).words())
            .toList()
        : List.of(
            List.of("March", "third"),
            List.of("the", "fifth", "of", "July"),
            List.of("November", "twenty", "second"));
  }

  /** Five strings in which ten words come equally often. */
  private static List<List<String>> strings(int length, List<String> words) {
    List<List<String>> strings = new ArrayList<>();
    for (int s = 0; s < 5; s++) {
      List<String> string = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        string.add(words.get(3 * (s * length + i) % words.size()));
      }
      strings.add(string);
    }
    return strings;
  }

  private static Sentence split(String text) {
    return new Sentence(
        text,
        List.of(text.replace("it is", "it_is").split(" ")).stream()
            .map(word -> word.replace('_', ' '))
            .toList());
  }
}
