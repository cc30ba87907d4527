package dev.talkspurt.regression;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.YamlText;
import dev.talkspurt.regression.CallerSounds.Heard;
import dev.talkspurt.scenario.AgentFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario made of a recorded call. Pure: the same call always gives the same scenario.
 *
 * @param id file name without {@code .scenario.yaml}
 * @param yaml the scenario file
 * @param recordings the files it plays, by their paths from the scenario's folder
 */
public record ScenarioProposal(String id, String yaml, Map<String, AudioClip> recordings) {
  private static final int LONGEST_ID = 80;
  private static final int LONGEST_TITLE = 150;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final List<String> HEAD =
      List.of(
          "# Proposed from a recorded call; nobody has looked at it yet. Check before you rely on it:",
          "# - 'calls' are what the agent did, value by value: is that what it should do? Matchers for",
          "#   dates, numbers and names (docs/scenarios.md) keep a right call in other words right.",
          "# - limits are what was measured, with room; what the agent said stands in comments, so add",
          "#   'mentions' and 'avoids' where words matter.",
          "# - 'tools' answer as they were observed to; 'now' is when the call was made.",
          "# - the recordings are the caller as it was sent, noise and line included. Whoever speaks in",
          "#   them must have agreed to it.");

  public ScenarioProposal {
    recordings = Collections.unmodifiableMap(new LinkedHashMap<>(recordings));
  }

  /** The usual id for a scenario made of this call. */
  public static String usualId(RecordedCall call) {
    String trial = call.summary().number("trial").map(n -> "-" + n.toPlainString()).orElse("");
    String name = call.summary().text("scenario").orElse("call");
    String base = word(name);
    String end = "-recorded" + word(trial).replaceFirst("^(?=.)", "-");
    return base.substring(0, Math.min(base.length(), LONGEST_ID - end.length())) + end;
  }

  private static String word(String text) {
    String word =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return word.substring(0, Math.min(word.length(), LONGEST_ID));
  }

  /**
   * The scenario of a call.
   *
   * @param agent the one that was called, as its file is now
   */
  public static ScenarioProposal of(RecordedCall call, AgentFile agent, String id) {
    List<Heard> sounds = new CallerSounds(call).all();
    ObservedTools tools = new ObservedTools(call.timeline(), agent);
    ProposedSounds files = new ProposedSounds(call, id);
    List<String> script = new ProposedScript(call, tools, sounds, files).lines();
    List<String> lines = new ArrayList<>(HEAD);
    lines.add("# From " + YamlText.quoted(Excerpt.of(call.summary().text("scenario").orElse(""))));
    if (call.marks().isEmpty()) {
      lines.add("# The journal does not tell where the caller spoke: found by level, so listen.");
    }
    conditions(call, lines);
    lines.add("scenario: " + ScenarioValue.of(title(call)));
    lines.add("agent: " + ScenarioValue.of(agent.name()));
    lines.add("tags: [ recorded ]");
    startedAt(call).ifPresent(at -> lines.add("now: " + MINUTE.format(at) + " UTC"));
    lines.add("maxDuration: " + Limits.call(call.timeline().callerTrack().durationMs()));
    lines.add("script:");
    lines.addAll(script);
    List<String> mocks = tools.mocks();
    if (!mocks.isEmpty()) {
      lines.add("tools:");
      lines.addAll(mocks);
    }
    return new ScenarioProposal(id, String.join("\n", lines) + "\n", files.files());
  }

  private static void conditions(RecordedCall call, List<String> lines) {
    Optional<Json.Obj> conditions = call.summary().obj("callerConditions");
    boolean noisy =
        conditions.map(c -> c.items("stretches")).orElse(List.of()).stream()
            .anyMatch(s -> s instanceof Json.Obj stretch && !stretch.items("background").isEmpty());
    if (noisy) {
      lines.add(
          "# The caller's background noise is in the recordings, and only there: between them");
      lines.add("# it is silent, and the agent may understand more or less than it did.");
    }
    if (conditions.flatMap(c -> c.obj("network")).isPresent()) {
      lines.add("# Not taken over: what the scenario's network held back or lost.");
    }
    if (call.timeline().steps().stream().anyMatch(step -> step.kind().equals("disconnect"))) {
      lines.add("# Not taken over: that the connection was broken (add '- disconnect').");
    }
  }

  private static String title(RecordedCall call) {
    String title =
        call.summary().text("title").or(() -> call.summary().text("scenario")).orElse("A call");
    String whole = Excerpt.of(title);
    String cut = whole.substring(0, Math.min(whole.length(), LONGEST_TITLE));
    return cut + ", as recorded" + startedAt(call).map(at -> " " + MINUTE.format(at)).orElse("");
  }

  private static Optional<java.time.ZonedDateTime> startedAt(RecordedCall call) {
    try {
      return call.summary()
          .text("startedAt")
          .map(Instant::parse)
          .map(instant -> instant.atZone(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
