package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the answer to each caller sound and measures it. */
final class TurnMeasuring {
  private final Timeline timeline;
  private final List<AgentOnset> onsets;
  private final AnswerEnds ends;
  private final List<String> asides = new ArrayList<>();

  TurnMeasuring(Timeline timeline) {
    this.timeline = timeline;
    this.onsets = AgentOnset.of(timeline);
    this.ends = new AnswerEnds(timeline);
  }

  /** An answer: where it begins, and whether the agent was talking when the caller stopped. */
  private record Answer(Optional<AgentOnset> onset, boolean overCaller) {
    Optional<Double> firstPacketMs() {
      return onset.flatMap(AgentOnset::response).map(Response::firstPacketMs);
    }
  }

  List<TurnMeasure> turns() {
    List<CallerSound> sounds = timeline.said();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < sounds.size(); i++) {
      answers.add(answer(sounds.get(i), endMs(i)));
    }
    AnswerText texts = new AnswerText(timeline);
    List<TurnMeasure> turns = new ArrayList<>();
    for (int i = 0; i < sounds.size(); i++) {
      double fromMs = texts.start(sounds.get(i), answers.get(i).firstPacketMs());
      double nextMs =
          i + 1 < sounds.size()
              ? texts.start(sounds.get(i + 1), answers.get(i + 1).firstPacketMs())
              : Double.POSITIVE_INFINITY;
      double toMs =
          endMs(i) < onsetAfter(i) ? Math.min(nextMs, ends.textOfBegunMs(endMs(i))) : nextMs;
      String text = texts.text("agent", fromMs, toMs);
      asides.add(texts.text("agent", Math.max(fromMs, toMs), nextMs));
      turns.add(turn(sounds.get(i), answers.get(i), i, text, texts));
    }
    return List.copyOf(turns);
  }

  /** What the agent said behind each answer before the caller spoke again, for another cause. */
  List<String> asides() {
    return List.copyOf(asides);
  }

  /** Where the answer ends at the latest. */
  private double endMs(int index) {
    double offsetMs = timeline.said().get(index).offsetMs();
    return Math.min(onsetAfter(index), ends.after(offsetMs));
  }

  private double onsetAfter(int index) {
    List<CallerSound> sounds = timeline.said();
    return index + 1 < sounds.size() ? sounds.get(index + 1).onsetMs() : Double.POSITIVE_INFINITY;
  }

  private Answer answer(CallerSound sound, double nextOnsetMs) {
    Optional<Span> interrupted =
        sound.role().equals("interruption")
            ? AgentOnset.spanAt(timeline, sound.onsetMs())
            : Optional.empty();
    Optional<Response> cut =
        interrupted.flatMap(span -> AgentOnset.responseAt(timeline, sound.onsetMs()));
    Optional<Span> over = AgentOnset.spanAt(timeline, sound.offsetMs());
    if (over.isPresent() && !over.equals(interrupted)) {
      double fromMs = over.get().startMs();
      return new Answer(onsets.stream().filter(o -> near(o.atMs(), fromMs)).findFirst(), true);
    }
    double latestMs = sound.offsetMs() + MeasureCall.ANSWER_LIMIT_MS;
    return new Answer(
        onsets.stream()
            .filter(o -> o.atMs() >= sound.offsetMs() && o.atMs() < nextOnsetMs)
            .filter(o -> o.atMs() <= latestMs)
            .filter(o -> o.startsResponse() || cut.isEmpty() || !o.response().equals(cut))
            .findFirst(),
        false);
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= AgentOnset.SAME_EDGE_MS;
  }

  private TurnMeasure turn(
      CallerSound sound, Answer answer, int index, String text, AnswerText texts) {
    double endMs = sound.offsetMs();
    double nextOnsetMs = onsetAfter(index);
    double onsetMs = answer.onset().map(AgentOnset::atMs).orElse(Double.NaN);
    boolean timed = answer.onset().isPresent() && !answer.overCaller();
    Optional<Response> response =
        answer.onset().filter(o -> timed && o.startsResponse()).flatMap(AgentOnset::response);
    double limitMs = Math.min(nextOnsetMs, endMs + MeasureCall.ANSWER_LIMIT_MS);
    List<ToolUse> tools = toolsBetween(sound.onsetMs(), nextOnsetMs);
    double audibleMs = Double.isNaN(onsetMs) ? limitMs : onsetMs;
    return new TurnMeasure(
        sound.id(),
        sound.stepIndex(),
        sound.text(),
        answer.onset().isPresent() || answer.overCaller(),
        answer.overCaller(),
        tools.stream().anyMatch(t -> t.calledMs() >= endMs && t.calledMs() < audibleMs),
        isFirst(audibleMs),
        endMs,
        onsetMs,
        answerEndMs(onsetMs, endMs(index)),
        timed ? onsetMs - endMs : Double.NaN,
        response.map(r -> r.firstPacketMs() - endMs).orElse(Double.NaN),
        response.map(Response::padMs).orElse(Double.NaN),
        tools.stream().mapToDouble(t -> t.calledMs() - endMs).min().orElse(Double.NaN),
        resultToSpeechMs(tools, nextOnsetMs),
        execMs(tools),
        text,
        texts.heardAs(sound, nextOnsetMs));
  }

  private boolean isFirst(double audibleMs) {
    return onsets.stream().noneMatch(o -> o.atMs() < audibleMs - AgentOnset.SAME_EDGE_MS);
  }

  private double answerEndMs(double onsetMs, double nextOnsetMs) {
    return timeline.heard().stream()
        .filter(span -> span.endMs() > onsetMs && span.startMs() < nextOnsetMs)
        .mapToDouble(Span::endMs)
        .max()
        .orElse(Double.NaN);
  }

  private List<ToolUse> toolsBetween(double fromMs, double toMs) {
    return timeline.toolUses().stream()
        .filter(t -> t.calledMs() >= fromMs && t.calledMs() < toMs)
        .toList();
  }

  private double resultToSpeechMs(List<ToolUse> tools, double nextOnsetMs) {
    double answeredMs =
        tools.stream()
            .mapToDouble(ToolUse::answeredMs)
            .filter(ms -> !Double.isNaN(ms))
            .max()
            .orElse(Double.NaN);
    return timeline.responses().stream()
        .filter(r -> r.firstPacketMs() >= answeredMs && r.audibleFromMs() < nextOnsetMs)
        .mapToDouble(r -> r.audibleFromMs() - answeredMs)
        .min()
        .orElse(Double.NaN);
  }

  /** Length of the union: calls that run side by side count once. */
  private static double execMs(List<ToolUse> tools) {
    List<ToolUse> answered =
        tools.stream()
            .filter(t -> !Double.isNaN(t.answeredMs()))
            .sorted(Comparator.comparingDouble(ToolUse::calledMs))
            .toList();
    double sumMs = 0;
    double coveredToMs = Double.NEGATIVE_INFINITY;
    for (ToolUse tool : answered) {
      sumMs += Math.max(0, tool.answeredMs() - Math.max(coveredToMs, tool.calledMs()));
      coveredToMs = Math.max(coveredToMs, tool.answeredMs());
    }
    return answered.isEmpty() ? Double.NaN : sumMs;
  }
}
