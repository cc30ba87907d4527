package dev.talkspurt.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the language of a text: by its script, and by its most usual words for English, German,
 * French, Spanish, Italian, Portuguese and Dutch.
 *
 * <p>Each usual word of the text is worth one over the number of the seven languages that have it;
 * letters that only one of them writes are worth one each. The language with the highest sum is the
 * text's if the sum is at least 1.5, and 1.5 times the next one's. Thread-safe.
 */
public final class Languages {
  private static final double LEAST = 1.5;
  private static final double AHEAD = 1.5;

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
          words(
              "the of and to in is you that it he was for on are as with his they i at be this have"
                  + " from or one had by but not what all were we when your can said there an which"
                  + " she do how their if will would like my me our could please thank yes no any"
                  + " then been has let just know would about so out up some need want may here"),
          "de",
          words(
              "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch"
                  + " es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem"
                  + " über einen so zum war haben nur oder aber vor zur bis mehr durch man sein ich"
                  + " wir ihr ihre ihnen mir mich uns bitte danke ja nein kann können möchten haben"
                  + " gerne was wann wo wenn dann habe ihren ihrem unser"),
          "fr",
          words(
              "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce"
                  + " il sont avec ou son lui nous vous je elle mais mon ma mes votre vos notre nos"
                  + " leur cette ces être avoir ai avez avons c'est d'accord oui non merci bonjour"
                  + " quel quelle comment quand où si bien très peux pouvez puis je j'ai qu'il"
                  + " s'il aux été fait comme tout"),
          "es",
          words(
              "de la que el en y a los se del las un por con no una su para es al lo como más o pero"
                  + " sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue"
                  + " era muy hasta desde mi qué yo usted ustedes tiene puede puedo quiere gracias sí"
                  + " hola cuál cómo dónde hay está estoy tengo nos mañana favor algo le"),
          "it",
          words(
              "di e il la che in a per un è non sono una con da del si i le ma come lo al dei se più"
                  + " alla della delle gli anche nel ho ha hai abbiamo avete mi ti ci vi suo sua suoi"
                  + " questo questa questi quando dove cosa chi io noi lei può posso vuole grazie"
                  + " prego sì no buongiorno quale quali quanto vorrebbe tavolo nella dal alle bene"
                  + " allora ecco"),
          "pt",
          words(
              "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi"
                  + " ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo"
                  + " pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles"
                  + " estão você vocês tinha foram essa num nem suas meu às minha têm numa obrigado"
                  + " obrigada sim olá qual posso pode gostaria bem"),
          "nl",
          words(
              "de van het een en in is dat op te zijn met die voor niet aan er om dan maar als ook"
                  + " bij naar of uit nog wel door over ze hij u ik je we wij uw mijn ons onze heeft"
                  + " hebben heb kan kunt kunnen wilt wil graag dank bedankt ja nee wat wanneer waar"
                  + " hoe dit deze daar geen moet worden wordt was had zou zal zullen goed tot"));

  private static final Map<Character, String> LETTERS =
      Map.of(
          'ß', "de", 'ñ', "es", '¿', "es", '¡', "es", 'ã', "pt", 'õ', "pt", 'œ', "fr", 'ê', "fr");

  private static final Map<String, Set<Character.UnicodeScript>> SCRIPTS = scripts();

  private Languages() {}

  private static Set<String> words(String list) {
    return new HashSet<>(Arrays.asList(list.split(" ")));
  }

  private static Map<String, Set<Character.UnicodeScript>> scripts() {
    Map<String, Set<Character.UnicodeScript>> scripts = new HashMap<>();
    List.of("ru", "uk", "bg", "sr", "mk", "be")
        .forEach(one -> scripts.put(one, Set.of(Character.UnicodeScript.CYRILLIC)));
    List.of("ar", "fa", "ur")
        .forEach(one -> scripts.put(one, Set.of(Character.UnicodeScript.ARABIC)));
    List.of("hi", "mr", "ne")
        .forEach(one -> scripts.put(one, Set.of(Character.UnicodeScript.DEVANAGARI)));
    scripts.put("el", Set.of(Character.UnicodeScript.GREEK));
    scripts.put("he", Set.of(Character.UnicodeScript.HEBREW));
    scripts.put("ko", Set.of(Character.UnicodeScript.HANGUL));
    scripts.put("th", Set.of(Character.UnicodeScript.THAI));
    scripts.put("zh", Set.of(Character.UnicodeScript.HAN));
    scripts.put("ja", Set.of(Character.UnicodeScript.HIRAGANA, Character.UnicodeScript.KATAKANA));
    return scripts;
  }

  /** How many letters a text has. */
  public static int letters(String text) {
    return (int) text.codePoints().filter(Character::isLetter).count();
  }

  /** The language of a text of one of the seven, as ISO 639-1 writes it; empty if in doubt. */
  public static Optional<String> of(String text) {
    Map<String, Double> sums = new HashMap<>();
    String folded = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    for (String word : folded.split("[^\\p{L}\\p{M}']+")) {
      List<String> having =
          WORDS.keySet().stream().filter(l -> WORDS.get(l).contains(word)).toList();
      having.forEach(language -> sums.merge(language, 1.0 / having.size(), Double::sum));
    }
    for (char c : folded.toCharArray()) {
      if (LETTERS.containsKey(c)) {
        sums.merge(LETTERS.get(c), 1.0, Double::sum);
      }
    }
    List<String> best =
        sums.keySet().stream()
            .sorted((one, other) -> Double.compare(sums.get(other), sums.get(one)))
            .toList();
    double next = best.size() > 1 ? sums.get(best.get(1)) : 0;
    return best.stream()
        .findFirst()
        .filter(first -> sums.get(first) >= LEAST && sums.get(first) >= AHEAD * next);
  }

  /**
   * Whether a text is of this language; empty if that cannot be told. Languages that share a script
   * other than Latin are not told from each other, but Chinese and Japanese are, by kana.
   *
   * @param tag of the language, such as {@code en} or {@code pt-BR}
   */
  public static Optional<Boolean> matches(String text, String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    Optional<Character.UnicodeScript> script = script(text);
    if (script.isEmpty() || language.isEmpty()) {
      return Optional.empty();
    }
    Set<Character.UnicodeScript> own =
        SCRIPTS.getOrDefault(language, Set.of(Character.UnicodeScript.LATIN));
    if (own.contains(Character.UnicodeScript.LATIN)
        && script.get() == Character.UnicodeScript.LATIN) {
      return WORDS.containsKey(language) ? of(text).map(language::equals) : Optional.empty();
    }
    if (script.get() == Character.UnicodeScript.HAN && language.equals("ja")) {
      // A text of ideograms alone can be either.
      return Optional.empty();
    }
    return Optional.of(own.contains(script.get()));
  }

  /**
   * The script of more than half of the letters; kana make a text theirs whatever its ideograms.
   */
  private static Optional<Character.UnicodeScript> script(String text) {
    Map<Character.UnicodeScript, Integer> counts = new HashMap<>();
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(point -> counts.merge(Character.UnicodeScript.of(point), 1, Integer::sum));
    counts.remove(Character.UnicodeScript.COMMON);
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    int kana =
        counts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
    int ideograms = counts.getOrDefault(Character.UnicodeScript.HAN, 0);
    if (kana > 0 && 2 * (kana + ideograms) > all) {
      return Optional.of(Character.UnicodeScript.HIRAGANA);
    }
    return counts.entrySet().stream()
        .filter(entry -> 2 * entry.getValue() > all)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
