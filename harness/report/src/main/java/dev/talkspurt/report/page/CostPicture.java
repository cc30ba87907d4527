package dev.talkspurt.report.page;

import java.util.List;

/** The cost of each turn of one call: what it carried, and what it said. */
public final class CostPicture {
  private CostPicture() {}

  /**
   * An SVG document.
   *
   * @param title what is billed
   * @param usd of each turn in order, all of it
   * @param outputUsd of each turn, what it generated
   */
  public static String of(String title, List<Double> usd, List<Double> outputUsd) {
    Markup out = new Markup();
    double most = usd.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    Axes axes =
        new Axes(out, 0.5, usd.size() + 0.5, 0, Math.max(most, 1e-9) * 1.08)
            .open(title)
            .marksY("USD a turn: context carried again (blue) and speech said (green)")
            .marksX("turn");
    for (int i = 0; i < usd.size(); i++) {
      axes.bar(i + 0.5, i + 1.5, usd.get(i), Ink.CALLER);
      axes.bar(i + 0.5, i + 1.5, outputUsd.get(i), Ink.AGENT);
    }
    return out.close().toString();
  }
}
