package dev.talkspurt.report.page;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.run.CallResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was said and done in a call, in the order in which it was heard. */
public final class Conversation {
  private static final double CUT_MS = 20;
  private static final double TEXT_LEAD_MS = 60;

  /**
   * One line.
   *
   * @param who {@code caller}, {@code agent} or {@code tool}
   * @param atMs when it was heard
   * @param endMs when it ended; NaN if unknown
   * @param text untrusted
   * @param note what else is to say about it, untrusted; may be empty
   */
  public record Line(String who, double atMs, double endMs, String text, String note) {}

  private Conversation() {}

  /** All lines of a call. */
  public static List<Line> of(CallResult call) {
    List<Line> lines = new ArrayList<>();
    Timeline timeline = call.timeline();
    for (CallerSound sound : timeline.caller()) {
      lines.add(callerLine(sound, call.measurements().turns()));
    }
    agentText(timeline).forEach((index, text) -> lines.add(agentLine(timeline, index, text)));
    timeline.toolUses().forEach(use -> lines.add(toolLine(use)));
    lines.sort(Comparator.comparingDouble(Line::atMs));
    return List.copyOf(lines);
  }

  /** The lines as plain text, one a line, for reading anywhere. */
  public static String asText(CallResult call) {
    StringBuilder text = new StringBuilder();
    for (Line line : of(call)) {
      String note = line.note().isEmpty() ? "" : "  [" + line.note() + "]";
      text.append(String.format(Locale.ROOT, "%8.2f s  %-6s  ", line.atMs() / 1000, line.who()))
          .append(plain(line.text()))
          .append(plain(note))
          .append('\n');
    }
    return text.toString();
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]", " ");
  }

  private static Line callerLine(CallerSound sound, List<TurnMeasure> turns) {
    String heardAs =
        turns.stream()
            .filter(turn -> turn.id().equals(sound.id()))
            .map(TurnMeasure::heardAs)
            .findFirst()
            .orElse("");
    String note =
        ProbeWords.isProbe(sound.role())
            ? ProbeWords.note(sound.role())
            : heardAs.isEmpty() ? "" : "heard as “" + heardAs.strip() + "”";
    String again = sound.role().equals("repeat") ? "said again, as the agent asked; " : "";
    return new Line("caller", sound.onsetMs(), sound.offsetMs(), sound.text(), joined(again, note));
  }

  private static String joined(String again, String note) {
    return note.isEmpty() && !again.isEmpty() ? again.replace("; ", "") : again + note;
  }

  private static Line agentLine(Timeline timeline, int index, String text) {
    if (index < 0) {
      double atMs =
          timeline.transcripts().stream()
              .filter(words -> words.who().equals("agent"))
              .findFirst()
              .map(Words::atMs)
              .orElse(0.0);
      return new Line("agent", atMs, Double.NaN, text, "text without sound");
    }
    Response response = timeline.responses().get(index);
    boolean heard = !Double.isNaN(response.audibleFromMs());
    boolean cut = response.generatedMs() - response.heardMs() > CUT_MS;
    String note =
        cut
            ? String.format(
                Locale.ROOT,
                "cut off: %.1f s of %.1f s were heard",
                response.heardMs() / 1000,
                response.generatedMs() / 1000)
            : heard ? "" : "no audible sound";
    return new Line(
        "agent",
        heard ? response.audibleFromMs() : response.firstPacketMs(),
        response.audibleToMs(),
        text,
        note);
  }

  private static Line toolLine(ToolUse use) {
    boolean answered = !Double.isNaN(use.answeredMs());
    String note =
        !Double.isNaN(use.cancelledMs())
            ? "withdrawn by the agent"
            : answered ? "answered " + use.response().compact() : "never answered";
    String fault = use.injectedFault().isEmpty() ? "" : "; fault made: " + use.injectedFault();
    return new Line(
        "tool", use.calledMs(), use.answeredMs(), use.name() + use.args().compact(), note + fault);
  }

  /** Agent text by response; a response without text is there with an empty one. */
  private static Map<Integer, String> agentText(Timeline timeline) {
    Map<Integer, StringBuilder> texts = new TreeMap<>();
    for (int i = 0; i < timeline.responses().size(); i++) {
      texts.put(i, new StringBuilder());
    }
    for (Words words : timeline.transcripts()) {
      if (words.who().equals("agent")) {
        add(
            texts.computeIfAbsent(responseAt(timeline, words.atMs()), i -> new StringBuilder()),
            words);
      }
    }
    Map<Integer, String> result = new TreeMap<>();
    texts.forEach((index, text) -> result.put(index, text.toString().strip()));
    return result;
  }

  /** A complete text replaces the pieces it was made of. */
  private static void add(StringBuilder text, Words words) {
    String soFar = text.toString().strip();
    if (words.complete() && !soFar.isEmpty() && words.text().strip().startsWith(soFar)) {
      text.setLength(0);
    }
    text.append(words.text());
  }

  /** Text comes along with its sound: faster than it is heard, at most a little before it. */
  private static int responseAt(Timeline timeline, double atMs) {
    List<Response> responses = timeline.responses();
    int last = Math.min(0, responses.size() - 1);
    for (int i = 1; i < responses.size(); i++) {
      last = responses.get(i).firstPacketMs() <= atMs + TEXT_LEAD_MS ? i : last;
    }
    return last;
  }
}
