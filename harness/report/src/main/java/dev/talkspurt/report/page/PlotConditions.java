package dev.talkspurt.report.page;

import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.NetworkTruth.Outage;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.StretchFigures;
import java.util.List;

/** Marks in the caller's lane of a call: noises, where conditions change, network trouble. */
final class PlotConditions {
  private static final double THIN = 4;

  private final Given given;
  private final Pen pen;

  PlotConditions(Given given, Pen pen) {
    this.given = given;
    this.pen = pen;
  }

  void draw() {
    for (CallerMark mark : given.sounds()) {
      if (ProbeWords.isProbe(mark.role())) {
        noise(Given.ms(mark.onsetSample()), mark.text());
      }
    }
    changes(given.stretches());
    given.network().outages().forEach(this::outage);
  }

  private void noise(double onsetMs, String what) {
    pen.upright(onsetMs, Lanes.CALLER_TOP, Lanes.CALLER_BOTTOM, Ink.NOISE, null);
    pen.close();
    pen.after(onsetMs, what, Lanes.CALLER_BOTTOM - 16, Ink.NOISE);
  }

  /** Nothing is said where the caller is clean all along. */
  private void changes(List<StretchFigures> stretches) {
    String before = "clean";
    for (StretchFigures stretch : stretches) {
      if (!stretch.words().equals(before)) {
        pen.upright(stretch.fromMs(), Lanes.CALLER_TOP, Lanes.CALLER_BOTTOM, Ink.FAINT, "2 3");
        pen.title("from here: " + stretch.words());
        pen.close();
        pen.after(stretch.fromMs(), stretch.words(), Lanes.CALLER_TOP - 2, Ink.FAINT);
        before = stretch.words();
      }
    }
  }

  private void outage(Outage outage) {
    pen.bar(
        outage.startMs(),
        outage.endMs(),
        Lanes.CALLER_BOTTOM - THIN,
        THIN,
        outage.dropped() ? Ink.FAILED : Ink.TOOL,
        1);
    pen.title((outage.dropped() ? "frames dropped" : "frames held") + " by the network");
    pen.close();
  }
}
