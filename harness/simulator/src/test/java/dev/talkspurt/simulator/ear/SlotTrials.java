package dev.talkspurt.simulator.ear;

import dev.talkspurt.simulator.ear.SlotPattern.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sentences with open slots and what is said to hear them. No recording of these callers is what
 * words are learned from, but other voices may have said the same.
 *
 * @param said text and value
 * @param foreign the same sentences with something else in the slot
 */
record SlotTrials(
    String name, SlotPattern pattern, Map<String, String> said, List<String> foreign) {
  static final String DIGITS = "four digits";
  static final String BOTH = "weekday and time of ten";
  static final String SPELLED = "spelled, four";
  private static final List<String> NAMES =
      List.of(
          "Miller",
          "Johnson",
          "Garcia",
          "Peterson",
          "Baker",
          "Schmidt",
          "Taylor",
          "Robinson",
          "O'Connor",
          "Williams");
  private static final List<String> OTHER_THINGS =
      List.of("the umbrella", "not at hand", "my brother", "a banana", "yellow and blue");
  private static final String[][] TIMES = {
    {"two thirty", "14:30"},
    {"half past three", "15:30"},
    {"quarter past eight", "08:15"},
    {"nine a.m.", "09:00"},
    {"seven thirty p.m.", "19:30"},
    {"noon", "12:00"},
    {"eleven fifteen", "11:15"},
    {"four o'clock", "16:00"},
    {"ten forty five a.m.", "10:45"},
    {"quarter to six", "17:45"},
    {"one twenty", "13:20"},
    {"twelve ten", "12:10"},
    {"eight oh five", "08:05"},
    {"five fifty", "17:50"}
  };
  private static final String[][] DATES = {
    {"March third", "03-03"},
    {"the third of March", "03-03"},
    {"July twenty second", "07-22"},
    {"the first of June", "06-01"},
    {"December thirty first", "12-31"},
    {"the fifteenth of August", "08-15"},
    {"May ninth", "05-09"},
    {"the twenty sixth of January", "01-26"},
    {"October fourteenth", "10-14"},
    {"the eleventh of November", "11-11"},
    {"September thirtieth", "09-30"},
    {"April sixth", "04-06"},
    {"the second of February", "02-02"},
    {"August nineteenth", "08-19"}
  };

  static List<SlotTrials> all() {
    Random random = new Random(7);
    Map<String, String> numbers = new LinkedHashMap<>();
    while (numbers.size() < 20) {
      String value = String.format("%04d", random.nextInt(10000));
      numbers.put(spoken(value, " "), value);
    }
    Map<String, String> codes = new LinkedHashMap<>();
    while (codes.size() < 6) {
      String value = code(random);
      // Without commas a synthesizer reads "A" as the article.
      codes.put(spoken(value, codes.size() % 2 == 0 || value.contains("A") ? ", " : " "), value);
    }
    Map<String, String> days = new LinkedHashMap<>();
    SlotGrammar.WEEKDAYS.forEach(day -> days.put(day, day));
    Map<String, String> names = new LinkedHashMap<>();
    NAMES.forEach(name -> names.put(name, name));
    Map<String, String> ten = new LinkedHashMap<>();
    List<Integer> offered = List.of(0, 1, 2, 3, 5, 6, 7, 8, 10, 13);
    offered.forEach(i -> ten.put(TIMES[i][0], TIMES[i][1]));
    Map<String, String> both = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      String day = SlotGrammar.WEEKDAYS.get(i % 7);
      String[] time = TIMES[offered.get((3 * i + i / 10) % 10)];
      both.put(day + " at " + time[0], day + " " + time[1]);
    }
    Part day = new Part.Open("day", new SlotKind.Weekday());
    Part time = new Part.Open("time", new SlotKind.ClockTime());
    Part oneOfTen = new Part.OneOf("time", ten);
    return List.of(
        trials(DIGITS, "My order number is", numbers, open(new SlotKind.Digits(4, 4))),
        trials(BOTH, "I need an appointment on", both, day, new Part.Words("at"), oneOfTen),
        trials("weekday", "I want to come on", days, day),
        trials("time of ten", "Can I come at", ten, oneOfTen),
        trials("any time", "Can I come at", pairs(TIMES), time),
        trials("date", "The date is", pairs(DATES), open(new SlotKind.CalendarDate())),
        trials("name of ten", "My name is", names, new Part.OneOf("name", names)),
        trials(SPELLED, "The code is", codes, open(new SlotKind.Spelled(4, 4))));
  }

  private static Part open(SlotKind kind) {
    return new Part.Open("value", kind);
  }

  private static SlotTrials trials(
      String name, String before, Map<String, String> values, Part... slots) {
    List<Part> parts = new ArrayList<>();
    if (!before.isEmpty()) {
      parts.add(new Part.Words(before));
    }
    parts.addAll(List.of(slots));
    Map<String, String> said = new LinkedHashMap<>();
    values.forEach((text, value) -> said.put((before + " " + text).strip() + ".", value));
    List<String> foreign =
        OTHER_THINGS.stream().map(thing -> (before + " " + thing).strip() + ".").toList();
    return new SlotTrials(name, new SlotPattern(name, parts), said, foreign);
  }

  private static Map<String, String> pairs(String[][] pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String[] pair : pairs) {
      map.put(pair[0], pair[1]);
    }
    return map;
  }

  private static String code(Random random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int symbol = random.nextInt(36);
      code.append((char) (symbol < 26 ? 'A' + symbol : '0' + symbol - 26));
    }
    return code.toString();
  }

  private static String spoken(String value, String between) {
    List<String> words = new ArrayList<>();
    for (char c : value.toCharArray()) {
      words.add(Character.isDigit(c) ? SlotGrammar.DIGITS.get(c - '0') : String.valueOf(c));
    }
    return String.join(between, words);
  }
}
