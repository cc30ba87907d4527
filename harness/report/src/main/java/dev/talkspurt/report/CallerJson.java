package dev.talkspurt.report;

import static dev.talkspurt.report.Figures.figure;
import static dev.talkspurt.report.Figures.ms;

import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.caller.CallerTruth.Bed;
import dev.talkspurt.caller.CallerTruth.Stretch;
import dev.talkspurt.conversation.NetworkTruth;
import dev.talkspurt.document.Json;
import dev.talkspurt.line.StageTruth;
import dev.talkspurt.noise.NoiseEvent;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.StretchFigures;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What lay between caller and agent, asked for and achieved, as result files hold it. */
final class CallerJson {
  private CallerJson() {}

  /** The object {@code callerConditions}; what does not apply is null. */
  static Json.Obj conditions(Given given) {
    CallerTruth truth = given.truth();
    return Json.object()
        .put("announcedRateHz", given.scenario().caller().announcedRateHz())
        .put("band", truth.band().isEmpty() ? null : truth.band())
        .put("speechActiveDbov", number(truth.speechActiveDbov()))
        .put(
            "snrDb",
            Json.object()
                .put("nominal", number(given.nominalSnrDb()))
                .put("achieved", number(truth.snrDb()))
                .put("achievedWhole", number(truth.snrWholeDb()))
                .build())
        .put("loss", loss(given))
        .put("clipping", clipping(given))
        .put("reproduced", truth.reproduced())
        .put("why", truth.why())
        .put("stretches", stretches(given))
        .put("network", network(given))
        .build();
  }

  private static Json.Obj loss(Given given) {
    CallerTruth truth = given.truth();
    if (truth.frames() == 0) {
      return null;
    }
    return Json.object()
        .put("nominalPercent", number(given.nominalLossPercent()))
        .put("achievedPercent", number(given.lossPercent()))
        .put("framesLost", truth.framesLost())
        .put("frames", truth.frames())
        .put("meanBurstFrames", number(truth.meanBurstFrames()))
        .put("nominalBurstFrames", number(given.nominalBurstFrames()))
        .build();
  }

  private static Json.Obj clipping(Given given) {
    if (!given.measured()) {
      return null;
    }
    return Json.object()
        .put("nominalPercent", number(given.nominalClippedPercent()))
        .put("achievedPercent", number(given.truth().clippedPercentOfActive()))
        .put("clippedSamples", given.truth().clippedSamples())
        .build();
  }

  private static List<Json.Obj> stretches(Given given) {
    List<Json.Obj> all = new ArrayList<>();
    List<StretchFigures> figures = given.stretches();
    for (int i = 0; i < figures.size(); i++) {
      all.add(stretch(given.truth().stretches().get(i), figures.get(i)));
    }
    return all;
  }

  private static Json.Obj stretch(Stretch stretch, StretchFigures figures) {
    return Json.object()
        .put("step", stretch.stepIndex())
        .put("conditions", figures.words())
        .put("startMs", ms(figures.fromMs()))
        .put("endMs", ms(figures.toMs()))
        .put("room", stretch.room().isEmpty() ? null : stretch.room())
        .put("sound", stretch.sound().isEmpty() ? null : stretch.sound())
        .put("role", figures.role().isEmpty() ? null : figures.role())
        .put("soundOnsetMs", ms(figures.onsetMs()))
        .put("soundOffsetMs", ms(figures.offsetMs()))
        .put("nominalPeakAboveSpeechDb", number(figures.nominalPeakDb()))
        .put("peakAboveSpeechDb", number(figures.peakDb()))
        .put("background", stretch.background().stream().map(CallerJson::bed).toList())
        .put("line", stretch.line().stream().map(CallerJson::stage).toList())
        .put(
            "lostFramesMs",
            stretch.lostSamples().stream().map(sample -> ms(Given.ms(sample))).toList())
        .build();
  }

  private static Json.Obj bed(Bed bed) {
    return Json.object()
        .put("noise", bed.noise())
        .put("parameters", bed.parameters())
        .put("seed", bed.seed())
        .put("nominalSnrDb", figure(bed.nominalSnrDb()))
        .put("nominalPeakAboveSpeechDb", figure(bed.nominalPeakDb()))
        .put("snrDb", number(bed.snrDb()))
        .put("snrWholeDb", number(bed.snrWholeDb()))
        .put("gainDb", number(bed.gainDb()))
        .put("noiseDbov", number(bed.noiseDbov()))
        .put("peakDbov", number(bed.peakDbov()))
        .put("clippedSamples", bed.clippedSamples())
        .put("events", bed.events().stream().map(CallerJson::event).toList())
        .build();
  }

  private static Json.Obj event(NoiseEvent event) {
    return Json.object()
        .put("kind", event.kind().label())
        .put("onsetMs", ms(Given.ms(event.onsetSample())))
        .put("offsetMs", ms(Given.ms(event.offsetSample())))
        .build();
  }

  private static Json.Obj stage(StageTruth stage) {
    Map<String, Object> achieved = new LinkedHashMap<>(stage.achieved());
    // The stretch has them as times on the track.
    achieved.remove("lost");
    return Json.object()
        .put("name", stage.effect().name())
        .put("parameters", stage.effect().parameters())
        .put("latencySamples", stage.latencySamples())
        .put("rmsDbov", number(stage.rmsDbov()))
        .put("peakDbov", number(stage.peakDbov()))
        .put("fullScaleSamples", stage.fullScaleSamples())
        .put("achieved", achieved)
        .build();
  }

  /** Null where the scenario leaves the network alone. */
  private static Json.Obj network(Given given) {
    List<NetworkPlan> plans =
        given.networkPlans().stream().filter(plan -> !plan.untroubled()).toList();
    if (plans.isEmpty()) {
      return null;
    }
    NetworkTruth network = given.network();
    return Json.object()
        .put("nominal", plans.stream().map(CallerJson::plan).toList())
        .put("frames", network.frames())
        .put("held", network.held())
        .put("meanHeldMs", ms(network.meanHeldMs()))
        .put("maxHeldMs", ms(network.maxHeldMs()))
        .put("dropped", network.dropped())
        .put("messagesHeld", network.messagesHeld())
        .put("maxMessageHeldMs", ms(network.maxMessageHeldMs()))
        .put("outages", network.outages().stream().map(CallerJson::outage).toList())
        .build();
  }

  private static Json.Obj plan(NetworkPlan plan) {
    return Json.object()
        .put("jitterMs", ms(plan.jitterMs()))
        .put(
            "stalls",
            plan.stalls().stream()
                .map(
                    stall ->
                        Json.object()
                            .put("atMs", ms(stall.at().toNanos() / 1e6))
                            .put("forMs", ms(stall.length().toNanos() / 1e6))
                            .put("mode", stall.drops() ? "drop" : "burst")
                            .build())
                .toList())
        .build();
  }

  private static Json.Obj outage(NetworkTruth.Outage outage) {
    return Json.object()
        .put("startMs", ms(outage.startMs()))
        .put("endMs", ms(outage.endMs()))
        .put("dropped", outage.dropped())
        .build();
  }

  private static Object number(double value) {
    return figure(OptionalDouble.of(value));
  }
}
