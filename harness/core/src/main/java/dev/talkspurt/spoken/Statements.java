package dev.talkspurt.spoken;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.matching.Context;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spoken.SpokenStatement.Echo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every value an agent said in a call, held against what it could know then: results and arguments
 * of tools so far, the caller's words so far, its prompt and declarations, the tools' state. A pure
 * function of the timeline and the scenario; thread-safe.
 */
public final class Statements {
  private static final int MOST = 1_000;

  private final Timeline timeline;
  private final Context context;
  private final Agreeing agreeing;
  private final Confirming confirming;
  private final Set<String> failed;

  private Statements(Timeline timeline, Scenario scenario) {
    this.timeline = timeline;
    this.context = scenario.conduct().context();
    this.agreeing = new Agreeing(Sources.of(timeline, scenario), context);
    this.confirming = new Confirming(timeline, scenario);
    this.failed =
        timeline.signals().stream()
            .filter(signal -> signal.kind().equals(Timeline.TOOL_FAULT))
            .map(signal -> signal.detail().split(" ", 2)[0])
            .collect(Collectors.toSet());
  }

  /** In the order in which they were said, at most 1000. */
  public static List<SpokenStatement> of(Timeline timeline, Scenario scenario) {
    List<Utterance> utterances = Utterance.of(timeline);
    return utterances.isEmpty() ? List.of() : new Statements(timeline, scenario).all(utterances);
  }

  private List<SpokenStatement> all(List<Utterance> utterances) {
    List<SpokenStatement> statements = new ArrayList<>();
    for (Utterance utterance : utterances) {
      for (Mention mention : Extraction.of(utterance.text(), context)) {
        if (statements.size() < MOST) {
          statements.add(statement(utterance, mention));
        }
      }
    }
    return List.copyOf(statements);
  }

  private SpokenStatement statement(Utterance utterance, Mention mention) {
    double arrivedMs = utterance.arrivedMs(mention.start());
    double atMs = utterance.atMs(mention.start());
    String before = utterance.text().substring(Math.max(0, mention.start() - 80), mention.start());
    Agreeing.Finding finding = agreeing.check(mention, before, arrivedMs);
    // What was cut off would have been heard after the caller spoke again.
    int step = stepOf(utterance.atMs(0));
    Echo confirms = confirming.confirms(mention, step, arrivedMs);
    return new SpokenStatement(
        utterance.index(),
        step,
        atMs,
        mention,
        finding.agreement(),
        finding.against(),
        utterance.heard(mention.start(), mention.end()),
        finding.readback(),
        confirms,
        failedBefore(arrivedMs));
  }

  private int stepOf(double atMs) {
    int step = -1;
    for (CallerSound sound : timeline.said()) {
      step = sound.onsetMs() <= atMs ? sound.stepIndex() : step;
    }
    return step;
  }

  /** Whether the call of a tool that came last by then failed. */
  private boolean failedBefore(double atMs) {
    ToolUse last = null;
    for (ToolUse use : timeline.toolUses()) {
      last = use.calledMs() <= atMs ? use : last;
    }
    return last != null && (!last.injectedFault().isEmpty() || failed.contains(last.id()));
  }
}
