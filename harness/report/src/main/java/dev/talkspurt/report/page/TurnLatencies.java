package dev.talkspurt.report.page;

import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.TurnLatency;
import dev.talkspurt.run.CallResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What each turn's latency is made of: a bar from the caller's last audible sample to the answer's
 * first, and beside it the latency as it is at the server, on the wire and in the caller's ear.
 */
final class TurnLatencies {
  private static final double BAR_PX = 340;
  private static final double HEIGHT_PX = 14;

  private TurnLatencies() {}

  /** A part of a turn's latency. */
  private enum Part {
    ENDPOINTING(Ink.CALLER, "endpointing"),
    THINKING(Ink.LATENCY, "thinking"),
    UNSEPARATED(Ink.FAINT, "endpointing and thinking, which cannot be told apart"),
    TOOLS(Ink.TOOL, "tools of the bench"),
    SILENCE(Ink.STEP, "silence at the head of the audio");

    private final Ink ink;
    private final String words;

    Part(Ink ink, String words) {
      this.ink = ink;
      this.words = words;
    }
  }

  private record Piece(Part part, double lengthMs) {}

  static void write(Markup out, CallResult call) {
    List<TurnMeasure> turns =
        call.measurements().turns().stream()
            .filter(turn -> Double.isFinite(turn.v2vAudibleMs()))
            .toList();
    double longestMs = turns.stream().mapToDouble(TurnMeasure::v2vAudibleMs).max().orElse(0);
    if (!(longestMs > 0)) {
      return;
    }
    PageTables.begin(
        out,
        "Where the time goes",
        "turn",
        "from the caller's end to the answer",
        "#server",
        "#wire (TTFP)",
        "#heard (V2V_AUDIBLE)",
        "#endpointing",
        "remarks");
    for (TurnMeasure turn : turns) {
      TurnLatency latency = TurnLatency.of(call.timeline(), turn);
      PageTables.row(out, turn.callerOffsetMs());
      PageTables.cell(out, turn.id());
      out.open("td");
      bar(out, pieces(turn, latency), BAR_PX / longestMs);
      out.close();
      PageTables.figure(out, Labels.ms(latency.serverMs()));
      PageTables.figure(out, Labels.ms(turn.ttfpMs()));
      PageTables.figure(out, Labels.ms(turn.v2vAudibleMs()));
      PageTables.figure(out, Labels.ms(latency.endpointingMs()));
      PageTables.cell(out, remarks(latency));
      out.close();
    }
    out.close().close().close();
    legend(out);
    out.close();
  }

  private static String remarks(TurnLatency latency) {
    return latency.manual() && latency.reason().isEmpty()
        ? "we ended the turn ourselves"
        : latency.reason();
  }

  /** The parts in the order of their names, not of time: a tool may work between two thoughts. */
  private static List<Piece> pieces(TurnMeasure turn, TurnLatency latency) {
    boolean packet = Double.isFinite(turn.ttfpMs());
    double silenceMs = packet ? turn.v2vAudibleMs() - turn.ttfpMs() : 0;
    double toolMs = Math.min(latency.toolMs(), turn.v2vAudibleMs() - silenceMs);
    double restMs = turn.v2vAudibleMs() - silenceMs - toolMs;
    List<Piece> pieces = new ArrayList<>();
    if (latency.reason().isEmpty()) {
      double endpointingMs = Math.min(Math.max(0, latency.endpointingMs()), restMs);
      pieces.add(new Piece(Part.ENDPOINTING, endpointingMs));
      pieces.add(new Piece(Part.THINKING, restMs - endpointingMs));
    } else {
      pieces.add(new Piece(Part.UNSEPARATED, restMs));
    }
    pieces.add(new Piece(Part.TOOLS, toolMs));
    pieces.add(new Piece(Part.SILENCE, silenceMs));
    return pieces.stream().filter(piece -> piece.lengthMs() > 0).toList();
  }

  private static void bar(Markup out, List<Piece> pieces, double pxPerMs) {
    StringBuilder words = new StringBuilder();
    for (Piece piece : pieces) {
      words.append(words.isEmpty() ? "" : "; ");
      words.append(piece.part().words).append(' ').append(Labels.ms(piece.lengthMs()));
    }
    out.open("svg", "width", BAR_PX, "height", HEIGHT_PX, "role", "img");
    out.leaf("title", words.toString());
    double x = 0;
    for (Piece piece : pieces) {
      double width = piece.lengthMs() * pxPerMs;
      box(out, piece.part().ink, x, width, HEIGHT_PX);
      x += width;
    }
    out.close();
  }

  private static void box(Markup out, Ink ink, double x, double width, double height) {
    out.empty(
        "rect", "x", x, "width", width, "height", height, "fill", ink.hex(), "class", ink.fill());
  }

  private static void legend(Markup out) {
    out.open("p", "class", "legend");
    for (Part part : Part.values()) {
      out.open("span");
      out.open("svg", "width", "11", "height", "11", "aria-hidden", "true");
      box(out, part.ink, 0, 11, 11);
      out.close().text(" " + part.words).close();
    }
    out.close();
  }
}
