package dev.talkspurt.run;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.speech.Speech;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.PauseWatch;
import dev.talkspurt.time.RealTime;
import dev.talkspurt.time.Scheduler;
import dev.talkspurt.time.VirtualTime;
import dev.talkspurt.time.WallClock;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * A bench put together from what is on the class path: connectors and simulated agents by {@link
 * ServiceLoader}, speech from the project's fixtures and the voices process.
 *
 * <p>Close it to end its threads and processes.
 */
public final class OpenBench implements AutoCloseable {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss-SSS").withZone(ZoneOffset.UTC);

  /** One way of the memory network: a loopback socket's order of magnitude. */
  private static final long MEMORY_LATENCY_NS = 200_000L;

  private static final double PAUSE_THRESHOLD_MS = 10;

  private final Bench bench;
  private final List<AutoCloseable> closers;

  private OpenBench(Bench bench, List<AutoCloseable> closers) {
    this.bench = bench;
    this.closers = closers;
  }

  /** A bench on the process's clock and real sockets. */
  public static OpenBench realTime(TargetFile target, Path projectRoot) {
    AgentConnector connector = connector(target.protocol());
    RealTime callers = RealTime.start("talkspurt-callers");
    RealTime agents = RealTime.start("talkspurt-agents");
    PauseWatch pauses = PauseWatch.start(callers, PAUSE_THRESHOLD_MS);
    SpeechSource speech = openSpeech(projectRoot);
    Bench bench =
        new Bench(
            callers,
            agents,
            connector.socketDialer(callers),
            Optional.empty(),
            connector,
            embedded(),
            speech,
            Optional.of(pauses),
            OpenBench::environment);
    return new OpenBench(bench, List.of(pauses, speech, agents, callers));
  }

  /** A bench in virtual time over links in memory; only for simulated targets. */
  public static OpenBench virtualTime(TargetFile target, Path projectRoot) {
    if (!target.simulated()) {
      throw new BadInput("virtual time is for the simulated agent, not for " + target.name());
    }
    Scheduler time = new VirtualTime();
    MemoryNetwork network = new MemoryNetwork(time, MEMORY_LATENCY_NS);
    SpeechSource speech = openSpeech(projectRoot);
    Dialer dialer = network;
    Bench bench =
        new Bench(
            time,
            time,
            dialer,
            Optional.of(network),
            connector(target.protocol()),
            embedded(),
            speech,
            Optional.empty(),
            OpenBench::environment);
    return new OpenBench(bench, List.of(speech));
  }

  /** Speech of the project at {@code projectRoot}; what is synthesized is kept below it. */
  public static Speech openSpeech(Path projectRoot) {
    return Speech.open(projectRoot, projectRoot.resolve(".talkspurt").resolve("speech"));
  }

  /** The ports. */
  public Bench bench() {
    return bench;
  }

  /** A run id made of the machine's wall time, also in virtual time: sorts by age. */
  public String newRunId() {
    return idOfNow();
  }

  private static String idOfNow() {
    return RUN_ID.format(WallClock.now());
  }

  /**
   * Make a folder below {@code parent} that is named by the wall time, like that of a run.
   *
   * @throws BadInput if nothing can be written there
   */
  public static Path newFolder(Path parent) {
    return freshFolder(parent, idOfNow());
  }

  /**
   * Make a folder for a run below {@code runs}, named by {@link #newRunId}, with a number added
   * when another run has that name.
   *
   * @throws BadInput if nothing can be written there
   */
  public Path newRunFolder(Path runs) {
    return freshFolder(runs, newRunId());
  }

  static Path freshFolder(Path runs, String id) {
    try {
      Files.createDirectories(runs);
      Path folder = runs.resolve(id);
      for (int number = 2; !made(folder); number++) {
        folder = runs.resolve(id + "-" + number);
      }
      return folder;
    } catch (IOException e) {
      String why = e instanceof AccessDeniedException ? "no permission" : "no folder can be made";
      throw new BadInput(
          "runs cannot be kept in "
              + runs
              + ": "
              + why
              + ", expected a folder that can be written (choose another)");
    }
  }

  private static boolean made(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * The project: system property {@code talkspurt.root}, or the nearest folder from here upwards
   * that has {@code audio-fixtures}, or here.
   */
  public static Path projectRoot() {
    String set = System.getProperty("talkspurt.root");
    if (set != null) {
      return Path.of(set);
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (folder.resolve("audio-fixtures").toFile().isDirectory()) {
        return folder;
      }
    }
    return here;
  }

  /** The connector that speaks {@code protocol}; throws {@link BadInput} naming those there are. */
  public static AgentConnector connector(String protocol) {
    TreeMap<String, AgentConnector> known = new TreeMap<>();
    ServiceLoader.load(AgentConnector.class).forEach(c -> known.put(c.protocol(), c));
    AgentConnector found = known.get(protocol);
    if (found == null) {
      throw new BadInput("protocol is \"" + protocol + "\", expected one of " + known.keySet());
    }
    return found;
  }

  /** The maker of simulated agents, if one is on the class path. */
  public static Optional<EmbeddedAgent> embedded() {
    return ServiceLoader.load(EmbeddedAgent.class).findFirst();
  }

  /**
   * What this target would refuse in an agent file, found without calling anyone. A message that
   * begins with {@code warning: } is advice, and keeps nobody from calling.
   */
  public static List<Problem> lint(AgentFile agent, TargetFile target) {
    AgentConnector connector = connector(target.protocol());
    List<Problem> problems = new ArrayList<>(connector.lint(agent));
    if (target.simulated()) {
      embedded().ifPresent(embedded -> problems.addAll(embedded.lint(agent)));
    } else {
      problems.addAll(connector.lintTogether(agent, target.settingTexts()));
    }
    return problems;
  }

  /** What is wrong with a target's settings, where each stands. */
  public static List<Problem> lint(TargetFile target) {
    return connector(target.protocol()).lintSettings(target.settingTexts()).stream()
        .map(target::placed)
        .toList();
  }

  /** Throw {@link BadInput} if the target would refuse one of these scenarios' agents. */
  public static void requireCallable(List<Scenario> scenarios, TargetFile target) {
    if (target.simulated() && !target.overrides().isEmpty()) {
      throw new BadInput(
          "--set "
              + String.join(", ", new java.util.TreeSet<>(target.overrides().keySet()))
              + " is for live targets, not for '"
              + target.name()
              + "' (its settings are simulated.…)");
    }
    List<Problem> problems =
        scenarios.stream()
            .map(Scenario::agent)
            .distinct()
            .flatMap(agent -> lint(agent, target).stream())
            .filter(problem -> !isAdvice(problem))
            .distinct()
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    AgentConnector connector = connector(target.protocol());
    problems.addAll(lint(target));
    if (!connector.capabilities().contains(AgentConnector.Capability.MANUAL_TURNS)) {
      scenarios.stream()
          .filter(scenario -> scenario.agent().turnDetection().manual())
          .findFirst()
          .ifPresent(
              scenario ->
                  problems.add(
                      new Problem(
                          scenario.place(),
                          "turnDetection.manual is true, but "
                              + connector.protocol()
                              + " finds the caller's turns itself")));
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /** Whether a problem of {@link #lint} is advice only. */
  public static boolean isAdvice(Problem problem) {
    return problem.message().startsWith("warning: ");
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  @Override
  public void close() {
    for (AutoCloseable closer : new ArrayList<>(closers)) {
      try {
        closer.close();
      } catch (Exception e) {
        // Nothing follows that could be harmed by it.
        Thread.currentThread()
            .getUncaughtExceptionHandler()
            .uncaughtException(Thread.currentThread(), e);
      }
    }
  }
}
