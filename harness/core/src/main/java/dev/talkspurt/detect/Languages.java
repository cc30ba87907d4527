package dev.talkspurt.detect;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells languages apart where there is no doubt: by their script, or by function words that the
 * other language lacks. Of a text without either it says nothing.
 */
final class Languages {
  private static final int LEAST_FUNCTION_WORDS = 2;
  private static final double MOST_SHARED = 0.25;

  private static final Map<String, Set<String>> FUNCTION_WORDS = new LinkedHashMap<>();

  static {
    put("English", "the of and is are was what where when how my your you i it that this with for");
    put(
        "Spanish",
        "el los las y es son qué que cuál cuáles cómo dónde cuándo mi su por para con una del");
    put(
        "French",
        "le les et est sont je vous mon votre où quand comment avec pour une dans quel quelle");
    put(
        "German",
        "der die das und ist sind ich sie mein ihr wo wann wie mit für ein eine nicht was zu");
    put("Italian", "il gli e è sono che dove quando come mio suo con per una della di qual non");
    put("Portuguese", "o os as e é são que qual onde quando como meu seu com para uma não do da");
    put("Dutch", "het een en is zijn ik u mijn uw waar wanneer hoe met voor niet van dat wat");
  }

  private Languages() {}

  private static void put(String language, String words) {
    FUNCTION_WORDS.put(language, new HashSet<>(Arrays.asList(words.split(" "))));
  }

  /** What says that {@code heard} is of another language than {@code said}; empty if nothing. */
  static String other(String said, String heard) {
    UnicodeScript mine = script(said);
    UnicodeScript theirs = script(heard);
    if (mine == UnicodeScript.COMMON || theirs == UnicodeScript.COMMON) {
      return "";
    }
    if (mine != theirs) {
      return "its script is " + name(theirs) + ", not " + name(mine);
    }
    List<String> saidWords = Evidence.words(said);
    List<String> heardWords = Evidence.words(heard);
    long shared = heardWords.stream().filter(saidWords::contains).count();
    String own = of(saidWords);
    String other = of(heardWords);
    boolean apart = shared <= MOST_SHARED * heardWords.size();
    return !own.isEmpty() && !other.isEmpty() && !own.equals(other) && apart
        ? "its function words are " + other + ", not " + own
        : "";
  }

  /** The language with clearly the most function words; empty if there is none. */
  private static String of(List<String> words) {
    Map<String, Long> counts = new HashMap<>();
    FUNCTION_WORDS.forEach(
        (language, function) ->
            counts.put(language, words.stream().filter(function::contains).count()));
    String best = "";
    long most = LEAST_FUNCTION_WORDS - 1;
    boolean tied = false;
    for (String language : FUNCTION_WORDS.keySet()) {
      long count = counts.get(language);
      tied = count == most ? tied || !best.isEmpty() : count < most && tied;
      best = count > most ? language : best;
      most = Math.max(most, count);
    }
    return tied ? "" : best;
  }

  /** The script of most letters; common for a text without letters. */
  private static UnicodeScript script(String text) {
    Map<UnicodeScript, Integer> counts = new HashMap<>();
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(letter -> counts.merge(UnicodeScript.of(letter), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.<UnicodeScript, Integer>comparingByValue().thenComparing(e -> e.getKey()))
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }

  private static String name(UnicodeScript script) {
    String name = script.name();
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}
