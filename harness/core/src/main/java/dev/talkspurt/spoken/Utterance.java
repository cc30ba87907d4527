package dev.talkspurt.spoken;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Moment;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.conversation.Timeline.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The transcript of one response of the agent.
 *
 * <p>Text comes while its audio arrives, and a little may come before: a response's text begins at
 * the last event between the packets of two responses that ends what was before, and ends with its
 * turn, or where the next one's begins. Text of a turn that had no sound is an utterance of its
 * own. Immutable.
 */
public final class Utterance {
  private static final Set<String> ENDS = Set.of("turnEnd", "interrupted", "audioEnd");
  private static final double WHOLE_MS = 200;
  private static final double DOUBT = 0.1;
  private static final double DOUBT_CHARACTERS = 8;

  /** How much of a stretch of text was heard. */
  public enum Heard {
    /** All of it; also where nobody can say. */
    HEARD,
    /** It stands near where the response was cut off. */
    UNCERTAIN,
    /** The response was cut off before it. */
    UNHEARD
  }

  private final int index;
  private final String text;
  private final List<Integer> starts;
  private final List<Double> arrivals;
  private final double fromMs;
  private final double generatedMs;
  private final double heardMs;

  private Utterance(int index, List<Words> words, Response response) {
    this.index = index;
    this.starts = new ArrayList<>();
    this.arrivals = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (Words part : words) {
      starts.add(all.length());
      arrivals.add(part.atMs());
      all.append(part.complete() && all.length() > 0 ? " " : "").append(part.text());
    }
    this.text = all.toString();
    this.fromMs = response == null ? Double.NaN : response.audibleFromMs();
    this.generatedMs = response == null ? 0 : response.generatedMs();
    this.heardMs = response == null ? 0 : response.heardMs();
  }

  /** A text of which nobody can say how much was heard. */
  public static Utterance of(String text, double atMs) {
    return new Utterance(-1, List.of(new Words(atMs, "agent", text, false)), null);
  }

  /** The agent's utterances in order; those without a transcript are left out. */
  public static List<Utterance> of(Timeline timeline) {
    List<Double> starts = starts(timeline);
    List<List<Words>> texts = new ArrayList<>();
    starts.forEach(start -> texts.add(new ArrayList<>()));
    TreeSet<Double> turnEnds = new TreeSet<>();
    for (Moment signal : timeline.signals()) {
      if (signal.kind().equals("turnEnd")) {
        turnEnds.add(signal.atMs());
      }
    }
    List<Utterance> utterances = new ArrayList<>();
    List<Words> silent = new ArrayList<>();
    int at = 0;
    for (Words words : timeline.transcripts()) {
      if (!words.who().equals("agent")) {
        continue;
      }
      while (at + 1 < starts.size() && words.atMs() >= starts.get(at + 1)) {
        at++;
      }
      int of = responseOf(words, at, timeline.responses(), turnEnds);
      if (of >= 0) {
        texts.get(of).add(words);
        continue;
      }
      if (!silent.isEmpty()) {
        Double end = turnEnds.ceiling(silent.get(0).atMs());
        if (end != null && end < words.atMs()) {
          addSilent(utterances, silent);
          silent = new ArrayList<>();
        }
      }
      silent.add(words);
    }
    addSilent(utterances, silent);
    for (int i = 0; i < starts.size(); i++) {
      if (said(texts.get(i))) {
        utterances.add(new Utterance(i, texts.get(i), timeline.responses().get(i)));
      }
    }
    utterances.sort(Comparator.comparingDouble(utterance -> utterance.arrivals.get(0)));
    return utterances;
  }

  /**
   * Which response text belongs to, if it came where that at {@code at} has its text; −1: to none.
   * Text may trail the end of its turn, but if another turn ends between it and the next sound, it
   * is of that turn, which had no sound.
   */
  private static int responseOf(
      Words words, int at, List<Response> responses, TreeSet<Double> turnEnds) {
    if (responses.isEmpty()) {
      return -1;
    }
    boolean leads = words.atMs() < responses.get(at).firstPacketMs();
    int before = leads ? at - 1 : at;
    if (before >= 0) {
      Double over = turnEnds.higher(responses.get(before).firstPacketMs());
      if (!leads && over == null || over != null && words.atMs() <= over) {
        return before;
      }
    }
    double nextMs =
        before + 1 < responses.size()
            ? responses.get(before + 1).firstPacketMs()
            : Double.POSITIVE_INFINITY;
    Double end = turnEnds.ceiling(words.atMs());
    return end != null && end <= nextMs ? -1 : at;
  }

  private static void addSilent(List<Utterance> utterances, List<Words> words) {
    if (said(words)) {
      utterances.add(new Utterance(-1, words, null));
    }
  }

  private static boolean said(List<Words> words) {
    return words.stream().anyMatch(part -> !part.text().isBlank());
  }

  /** Where the text of each response begins, in ms, in order. */
  public static List<Double> starts(Timeline timeline) {
    TreeSet<Double> cuts = new TreeSet<>();
    timeline.said().stream().map(CallerSound::offsetMs).forEach(cuts::add);
    timeline.toolUses().stream()
        .map(ToolUse::answeredMs)
        .filter(ms -> !Double.isNaN(ms))
        .forEach(cuts::add);
    timeline.signals().stream()
        .filter(signal -> ENDS.contains(signal.kind()))
        .forEach(signal -> cuts.add(signal.atMs()));
    List<Double> starts = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    for (Response response : timeline.responses()) {
      Double cut = cuts.floor(response.firstPacketMs());
      starts.add(cut == null || cut <= before ? response.firstPacketMs() : cut);
      before = response.firstPacketMs();
    }
    return starts;
  }

  /** Of the response, from 0; −1 for text that no audio came with. */
  public int index() {
    return index;
  }

  /** All of its text. */
  public String text() {
    return text;
  }

  /** When the text there came. */
  public double arrivedMs(int position) {
    int at = 0;
    while (at + 1 < starts.size() && starts.get(at + 1) <= position) {
      at++;
    }
    return arrivals.get(at);
  }

  /** When the text there is heard, if its characters take the same time each; else when it came. */
  public double atMs(int position) {
    boolean known = !Double.isNaN(fromMs) && generatedMs > 0 && !text.isEmpty();
    return known ? fromMs + generatedMs * position / text.length() : arrivedMs(position);
  }

  /** Whether the response was cut off. */
  public boolean wasCut() {
    return generatedMs - heardMs > WHOLE_MS;
  }

  /** Whether that response was cut off. */
  public static boolean wasCut(Response response) {
    return response.generatedMs() - response.heardMs() > WHOLE_MS;
  }

  /**
   * The words that were heard, if its characters take the same time each: of a response that was
   * cut off the same share of the text as of the audio, without the word the cut fell into.
   */
  public String heardText() {
    if (!wasCut()) {
      return text;
    }
    int cut = (int) Math.floor(text.length() * heardMs / generatedMs);
    boolean within = cut > 0 && cut < text.length() && isWord(cut - 1) && isWord(cut);
    while (within && cut > 0 && isWord(cut - 1)) {
      cut--;
    }
    return text.substring(0, cut);
  }

  private boolean isWord(int position) {
    char c = text.charAt(position);
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "'\u2019".indexOf(c) >= 0;
  }

  /** What was heard of a stretch of the text, if its characters take the same time each. */
  public Heard heard(int start, int end) {
    if (!wasCut()) {
      return Heard.HEARD;
    }
    double cut = text.length() * heardMs / generatedMs;
    double doubt = Math.max(DOUBT_CHARACTERS, DOUBT * text.length());
    return end <= cut - doubt
        ? Heard.HEARD
        : start >= cut + doubt || heardMs <= 0 ? Heard.UNHEARD : Heard.UNCERTAIN;
  }

  /** What can be said of how much was heard, as a part of a sentence; empty if all of it was. */
  public String heardInWords() {
    return wasCut()
        ? String.format(
            java.util.Locale.ROOT,
            "; of that response %.0f of %.0f ms were heard",
            heardMs,
            generatedMs)
        : "";
  }
}
