package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.StepSpan;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Where an answer ends though the caller does not speak again: what the agent says behind it has
 * another cause.
 *
 * <p>That is where a silence, a disconnection, typed words or a muted microphone begin, which wait
 * for the agent to have finished, and at the onset of a sound into silence that is no turn, unless
 * the agent still owed its answer then.
 */
final class AnswerEnds {
  private static final Set<String> STEPS = Set.of("silence", "disconnect", "type", "mute");

  private final Timeline timeline;
  private final AnswerText texts;
  private final TreeSet<Double> ends = new TreeSet<>();

  AnswerEnds(Timeline timeline) {
    this.timeline = timeline;
    this.texts = new AnswerText(timeline);
    timeline.steps().stream()
        .filter(step -> step.ran() && STEPS.contains(step.kind()))
        .map(StepSpan::startMs)
        .forEach(ends::add);
    SilenceProbes probes = new SilenceProbes(timeline);
    timeline.caller().stream()
        .filter(sound -> !sound.turn())
        .map(CallerSound::onsetMs)
        .filter(probes::isFree)
        .forEach(ends::add);
  }

  /** The first of them after {@code ms}; infinite if there is none. */
  double after(double ms) {
    Double end = ends.higher(ms);
    return end == null ? Double.POSITIVE_INFINITY : end;
  }

  /** The last of them up to {@code ms}; minus infinity if there is none. */
  double upTo(double ms) {
    Double end = ends.floor(ms);
    return end == null ? Double.NEGATIVE_INFINITY : end;
  }

  /** Where the text begins of what begins to be heard at {@code ms} or later. */
  double textOfBegunMs(double ms) {
    return textMs(r -> beginsMs(r) >= ms);
  }

  /** Where the text begins of what is heard after {@code ms}. */
  double textOfHeardMs(double ms) {
    return textMs(r -> r.audibleToMs() > ms);
  }

  private static double beginsMs(Response response) {
    return Double.isNaN(response.audibleFromMs())
        ? response.firstPacketMs()
        : response.audibleFromMs();
  }

  private double textMs(Predicate<Response> wanted) {
    return timeline.responses().stream()
        .filter(wanted)
        .mapToDouble(Response::firstPacketMs)
        .map(this::textBeginMs)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Text that comes long before any sound is the late text of what was heard before. */
  private double textBeginMs(double packetMs) {
    Double end = ends.floor(packetMs);
    double cutMs = texts.beginMs(packetMs);
    return end == null || end < cutMs ? cutMs : Math.max(end, packetMs - AnswerText.LEAD_MS);
  }
}
