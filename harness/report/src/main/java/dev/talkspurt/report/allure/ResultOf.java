package dev.talkspurt.report.allure;

import dev.talkspurt.detect.Finding;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.GivenTable;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.scenario.Labels;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.verdict.Check;
import dev.talkspurt.verdict.Verdict;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A call as an Allure result. */
final class ResultOf {
  private ResultOf() {}

  /**
   * The result, without attachments.
   *
   * <p>Its test case is the scenario against the target, whatever the trial. Its history goes by
   * trial as well: results with one history id count as retries of each other, and Allure would
   * show the last trial alone.
   */
  static TestResult call(CallResult call) {
    Scenario scenario = call.scenario();
    String testCase = scenario.id() + " against " + call.target();
    long start = call.startedAt().toEpochMilli();
    String uuid = id(testCase + call.trial() + call.seed() + call.startedAt());
    return new TestResult()
        .setUuid(uuid)
        .setTestCaseId(id(testCase))
        .setHistoryId(id(testCase + ", trial " + call.trial()))
        .setTestCaseName(Harmless.text(scenario.name()))
        .setFullName(Harmless.text(suite(scenario) + "/" + scenario.id()))
        .setName(
            Harmless.text(scenario.name())
                + (call.trial() > 1 ? " (trial " + call.trial() + ")" : ""))
        .setDescription(description(call))
        .setLabels(labels(call))
        .setLinks(links(scenario.labels()))
        .setParameters(parameters(call))
        .setSteps(StepsOf.call(call))
        .setStage(Stage.FINISHED)
        .setStatus(status(call.verdict()))
        .setStatusDetails(details(call))
        .setStart(start)
        .setStop(start + Math.round(call.durationMs()));
  }

  /** Inconclusive is skipped: nothing was shown; what is not the agent's doing is broken. */
  static Status status(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> Status.PASSED;
      case FAILED -> Status.FAILED;
      case INCONCLUSIVE, NOT_RUN -> Status.SKIPPED;
      case INVALID_BENCH, PROVIDER_ERROR -> Status.BROKEN;
    };
  }

  private static StatusDetails details(CallResult call) {
    if (call.verdict() == Verdict.PASSED) {
      return null;
    }
    String kind =
        call.verdict() == Verdict.FAILED ? "" : call.verdict().word().replace('_', ' ') + ": ";
    String first = call.reasons().isEmpty() ? "no reason given" : call.reasons().get(0);
    List<String> more =
        new ArrayList<>(
            call.reasons().subList(Math.min(1, call.reasons().size()), call.reasons().size()));
    for (Check check : call.checks()) {
      if (!check.verdict().harmless()) {
        more.add(
            check.place()
                + " "
                + check.verdict().word()
                + ": "
                + check.expectation()
                + ": "
                + check.evidence());
      }
    }
    more.add("trial " + call.trial() + ", seed " + call.seed());
    return new StatusDetails()
        .setMessage(Harmless.text(kind + first))
        .setTrace(Harmless.text(String.join("\n", more)));
  }

  private static String description(CallResult call) {
    String own = call.scenario().description().map(text -> Harmless.text(text) + "\n\n").orElse("");
    String who =
        call.simulated()
            ? "**Simulated agent**: the figures tell how the bench works, not how good an agent is."
            : "**Live** call.";
    String verdict =
        switch (call.verdict()) {
          case PASSED, NOT_RUN -> "";
          case FAILED -> " Verdict: failed, attributed to: " + call.attribution().word() + ".";
          case INCONCLUSIVE ->
              " Verdict: inconclusive, shown as *skipped*: too little evidence to pass or fail.";
          case INVALID_BENCH ->
              " Verdict: invalid bench, shown as *broken*: Talkspurt or its machine is to blame.";
          case PROVIDER_ERROR ->
              " Verdict: provider error, shown as *broken*: the service broke the call.";
        };
    return own + who + verdict + given(call) + found(call);
  }

  /** Markdown: what the figures cannot mean as markup is taken out of them. */
  private static String given(CallResult call) {
    Given given = Given.of(call);
    return given.measured()
        ? "\n\nGiven to the agent: "
            + Harmless.text(GivenTable.summary(given)).replaceAll("[*_`\\[\\]]", " ")
            + "."
        : "";
  }

  private static String found(CallResult call) {
    StringBuilder found = new StringBuilder();
    for (Finding finding : call.findings()) {
      found
          .append(found.isEmpty() ? "\n\nKnown failures found:\n" : "")
          .append("\n- ")
          .append(finding.detector().title())
          .append(": ")
          .append(Harmless.text(finding.evidence()).replaceAll("[*_`\\[\\]\n]", " "));
    }
    return found.toString();
  }

  private static List<Label> labels(CallResult call) {
    Scenario scenario = call.scenario();
    List<Label> labels = new ArrayList<>();
    Labels own = scenario.labels();
    labels.add(label("epic", own.hierarchy().getOrDefault("epic", "Talkspurt")));
    labels.add(label("feature", own.hierarchy().getOrDefault("feature", scenario.agent().name())));
    labels.add(label("story", own.hierarchy().getOrDefault("story", scenario.name())));
    own.owner().ifPresent(owner -> labels.add(label("owner", owner)));
    labels.add(label("parentSuite", target(call.target(), call.simulated())));
    labels.add(label("suite", suite(scenario)));
    labels.add(label("package", suite(scenario).replace('/', '.')));
    labels.add(label("framework", "talkspurt"));
    String usual = scenario.tags().contains("smoke") ? "critical" : "normal";
    labels.add(label("severity", own.severity().orElse(usual)));
    scenario.tags().stream().sorted().forEach(tag -> labels.add(label("tag", tag)));
    call.findings().stream()
        .map(finding -> "found:" + finding.detector().id())
        .distinct()
        .sorted()
        .forEach(tag -> labels.add(label("tag", tag)));
    return labels;
  }

  private static List<Link> links(Labels labels) {
    return labels.links().stream()
        .map(
            link ->
                new Link()
                    .setName(Harmless.text(link.name()))
                    .setUrl(link.url().toASCIIString())
                    .setType(link.kind()))
        .toList();
  }

  private static List<Parameter> parameters(CallResult call) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(parameter("target", call.target(), false));
    parameters.add(parameter("voice", call.scenario().caller().voice(), false));
    call.scenario()
        .parameters()
        .forEach((key, value) -> parameters.add(parameter(Harmless.text(key), value, false)));
    parameters.add(parameter("trial", Integer.toString(call.trial()), true));
    parameters.add(parameter("seed", Long.toString(call.seed()), true));
    return parameters;
  }

  private static Parameter parameter(String name, String value, boolean excluded) {
    return new Parameter().setName(name).setValue(Harmless.text(value)).setExcluded(excluded);
  }

  /** Who was called, as suites and the report are named. */
  static String target(String name, boolean simulated) {
    String kind = simulated ? "simulated agent" : "live";
    return name.equals("simulated") ? kind : name + " (" + kind + ")";
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(Harmless.text(value));
  }

  /** The scenario file's folder below the project, or its own name for a file from elsewhere. */
  private static String suite(Scenario scenario) {
    Path file = scenario.source().toAbsolutePath().normalize();
    Path project = Path.of(System.getProperty("talkspurt.root", "")).toAbsolutePath().normalize();
    Path folder = file.getParent();
    boolean within = folder.startsWith(project) && !folder.equals(project);
    Path name = within ? project.relativize(folder) : folder.getFileName();
    return String.valueOf(name).replace(File.separatorChar, '/');
  }

  private static String id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
