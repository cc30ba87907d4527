package dev.talkspurt.simulator.ear;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.Speech;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.Wilson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures what is heard in open slots, by callers whose voice was not learned, and writes the
 * tables of the page. No test of a build: {@code ci/ear-slots.sh} runs it.
 */
class SlotReport {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));
  private static final double SURE = 0.5;
  private static final double ACCEPTED = 0.35;
  private static final int SILENCE = 8000;

  /** So few by each caller are said in noise: it takes long. */
  private static final int MOST_IN_NOISE = 7;

  private static final List<String> NOISY = List.of(SlotTrials.DIGITS, "weekday", "time of ten");
  private static final List<String> CALLERS =
      List.of("en-us-kevin", "en-us-slt", "en-us-rms", "en-gb-awb", "en-us-espeak");

  /** All voices but those of the caller's group. */
  private record Others(SpeechSource all, String caller) implements SpeechSource {
    private boolean isOther(String voice) {
      return !group(voice).equals(group(caller));
    }

    private static String group(String voice) {
      return voice.endsWith("espeak") ? "espeak" : voice;
    }

    @Override
    public Utterance speak(Request request) {
      return all.speak(request);
    }

    @Override
    public List<String> voices() {
      return all.voices().stream().filter(this::isOther).toList();
    }

    @Override
    public List<Utterance> examples(String text) {
      return all.examples(text).stream().filter(one -> isOther(one.voice())).toList();
    }

    @Override
    public void close() {}
  }

  /** Counts of one kind of slot under one condition. */
  private static final class Row {
    private int said;
    private int sentences;
    private int right;
    private int sure;
    private int sureWrong;
    private int symbols;
    private int symbolsRight;
    private final Map<Character, int[]> bySymbol = new TreeMap<>();
    private final int[] partsRight = new int[2];
    private int foreign;
    private int foreignSure;
    private final Map<String, int[]> voices = new LinkedHashMap<>();

    private void said(String caller, String expected, Recognition heard) {
      said++;
      String got =
          heard.nearest().map(phrase -> String.join(" ", phrase.slots().values())).orElse("");
      boolean isRight = got.equals(expected);
      right += isRight ? 1 : 0;
      int[] voice = voices.computeIfAbsent(caller, c -> new int[2]);
      voice[0] += isRight ? 1 : 0;
      voice[1]++;
      sentences += heard.confidence() >= ACCEPTED ? 1 : 0;
      if (isSure(heard)) {
        sure++;
        sureWrong += isRight ? 0 : 1;
      }
      symbols += expected.length();
      for (int i = 0; i < expected.length(); i++) {
        boolean same = got.length() == expected.length() && got.charAt(i) == expected.charAt(i);
        int[] symbol = bySymbol.computeIfAbsent(expected.charAt(i), c -> new int[2]);
        symbol[0] += same ? 1 : 0;
        symbol[1]++;
        symbolsRight += same ? 1 : 0;
      }
      String[] parts = expected.split(" ");
      String[] gotParts = got.split(" ");
      for (int i = 0; parts.length == 2 && i < Math.min(2, gotParts.length); i++) {
        partsRight[i] += parts[i].equals(gotParts[i]) ? 1 : 0;
      }
    }

    /** Of what the values are made up of, so much is right. */
    private String parts(String name) {
      return switch (name) {
        case SlotTrials.DIGITS, SlotTrials.SPELLED ->
            String.format(Locale.ROOT, "%.1f", 100.0 * symbolsRight / symbols);
        case SlotTrials.BOTH ->
            String.format(
                Locale.ROOT,
                "weekday %.1f, time %.1f",
                100.0 * partsRight[0] / said,
                100.0 * partsRight[1] / said);
        default -> "";
      };
    }

    private static boolean isSure(Recognition heard) {
      return heard.confidence() >= ACCEPTED
          && heard.slotConfidence().values().stream().allMatch(c -> c >= SURE);
    }

    private void foreign(Recognition heard) {
      foreign++;
      foreignSure += isSure(heard) ? 1 : 0;
    }

    private String line(String name, String condition) {
      Interval interval = Wilson.interval(right, said, 0.95).orElseThrow();
      return String.format(
          Locale.ROOT,
          "| %s | %s | %d | %.1f (%.1f-%.1f) | %s | %.1f | %.1f | %.1f | %s |%n",
          name,
          condition,
          said,
          100.0 * right / said,
          100 * interval.lower(),
          100 * interval.upper(),
          parts(name),
          100.0 * sentences / said,
          100.0 * (sure - sureWrong) / said,
          100.0 * sureWrong / said,
          foreign == 0 ? "" : foreignSure + " of " + foreign);
    }
  }

  @Test
  void measure() throws IOException {
    List<Surroundings> conditions =
        List.of(
            Surroundings.clean(),
            Surroundings.noisy("white", 20),
            Surroundings.noisy("white", 10),
            Surroundings.noisy("babble", 20),
            Surroundings.noisy("babble", 10),
            Surroundings.lines().stream()
                .filter(line -> line.name().contains("mu-law"))
                .findFirst()
                .orElseThrow());
    StringBuilder table = new StringBuilder();
    StringBuilder byVoice = new StringBuilder();
    Map<String, Integer> confusions = new TreeMap<>();
    try (Speech speech = Speech.open(ROOT, ROOT.resolve(".talkspurt").resolve("speech"))) {
      for (SlotTrials trials : SlotTrials.all()) {
        Map<String, Ear> ears = new LinkedHashMap<>();
        for (String caller : CALLERS) {
          ears.put(
              caller, Ear.learn(List.of(), List.of(trials.pattern()), new Others(speech, caller)));
        }
        boolean noisy = NOISY.contains(trials.name());
        for (Surroundings condition : noisy ? conditions : conditions.subList(0, 1)) {
          Row row = new Row();
          for (String caller : CALLERS) {
            listen(trials, condition, caller, ears.get(caller), speech, row, confusions);
          }
          table.append(row.line(trials.name(), condition.name()));
          System.out.print(row.line(trials.name(), condition.name()));
          if (condition == conditions.get(0)) {
            byVoice.append("| ").append(trials.name());
            row.voices.values().forEach(v -> byVoice.append(" | " + v[0] + " of " + v[1]));
            byVoice.append(" |\n");
            if (trials.name().equals(SlotTrials.DIGITS)) {
              write("digits", digits(row));
            }
          }
        }
        // After each: what is there is kept if the rest is interrupted.
        write("table", table.toString());
        write("voices", byVoice.toString());
        write("confusions", mostly(confusions));
      }
    }
  }

  private static String digits(Row row) {
    List<String> said = new ArrayList<>();
    row.bySymbol.forEach((digit, n) -> said.add(digit + ": " + n[0] + " of " + n[1]));
    return String.join("; ", said) + ".\n";
  }

  private static void listen(
      SlotTrials trials,
      Surroundings condition,
      String caller,
      Ear ear,
      SpeechSource speech,
      Row row,
      Map<String, Integer> confusions) {
    boolean clean = condition.name().equals("clean");
    List<String> texts = new ArrayList<>(trials.said().keySet());
    if (!clean) {
      texts = texts.subList(0, Math.min(texts.size(), MOST_IN_NOISE));
    }
    List<Recognition> heard = hear(texts, condition, caller, ear, speech, 0);
    for (int t = 0; t < texts.size(); t++) {
      String expected = trials.said().get(texts.get(t));
      row.said(caller, expected, heard.get(t));
      String got =
          heard
              .get(t)
              .nearest()
              .map(phrase -> String.join(" ", phrase.slots().values()))
              .orElse("");
      boolean counts =
          clean && List.of(SlotTrials.DIGITS, SlotTrials.SPELLED).contains(trials.name());
      for (int i = 0; counts && got.length() == expected.length() && i < got.length(); i++) {
        if (got.charAt(i) != expected.charAt(i)) {
          confusions.merge(expected.charAt(i) + " heard as " + got.charAt(i), 1, Integer::sum);
        }
      }
    }
    if (clean) {
      hear(trials.foreign(), condition, caller, ear, speech, texts.size()).forEach(row::foreign);
    }
  }

  private static List<Recognition> hear(
      List<String> texts,
      Surroundings condition,
      String caller,
      Ear ear,
      SpeechSource speech,
      int from) {
    return IntStream.range(0, texts.size())
        .parallel()
        .mapToObj(i -> ear.recognise(audio(texts.get(i), caller, condition, speech, from + i)))
        .toList();
  }

  private static AudioClip audio(
      String text, String caller, Surroundings condition, SpeechSource speech, int index) {
    Utterance said = speech.speak(SpeechSource.Request.of(text, caller));
    return condition.around(said, SILENCE, index);
  }

  private static String mostly(Map<String, Integer> confusions) {
    List<String> most = new ArrayList<>(confusions.keySet());
    most.sort((a, b) -> confusions.get(b) - confusions.get(a));
    List<String> said = new ArrayList<>();
    most.stream().limit(12).forEach(pair -> said.add(pair + ": " + confusions.get(pair)));
    return String.join("; ", said) + ".\n";
  }

  /** Replaces what stands between two marks in the page. */
  private static void write(String part, String text) throws IOException {
    Path page = ROOT.resolve("docs/ear-slots.md");
    String all = Files.readString(page);
    String start = "<!-- " + part + " -->\n";
    String end = "<!-- end of " + part + " -->";
    int from = all.indexOf(start) + start.length();
    Files.writeString(page, all.substring(0, from) + text + all.substring(all.indexOf(end)));
  }
}
