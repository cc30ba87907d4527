package dev.talkspurt.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The rules who may do what, each with the harm it prevents. */
final class ArchitectureRules {
  private static final String ROOT = "dev.talkspurt.";

  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.lang.Thread.sleep",
          "java.time.Instant.now",
          "java.time.LocalDateTime.now",
          "java.time.LocalDate.now",
          "java.time.LocalTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.util.Date.<init>",
          "java.util.Calendar.getInstance",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.util.concurrent.locks.LockSupport.parkNanos",
          "java.util.concurrent.locks.LockSupport.parkUntil",
          "java.util.concurrent.Executors.newScheduledThreadPool",
          "java.util.concurrent.Executors.newSingleThreadScheduledExecutor",
          "java.util.concurrent.CompletableFuture.orTimeout",
          "java.util.concurrent.CompletableFuture.delayedExecutor");

  private static final Set<String> BARE_WAITS =
      Set.of("java.lang.Object.wait", "java.lang.Thread.join", "java.nio.channels.Selector.select");

  private static final Set<String> CHANCE =
      Set.of(
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  private ArchitectureRules() {}

  /** All rules by a short name. */
  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("clocks", clocks());
    rules.put("timers", timers());
    rules.put("patience", patience());
    rules.put("chance", chance());
    rules.put("unseeded", unseeded());
    rules.put("streams", streams());
    rules.put("exit", exit());
    rules.put("names", names());
    only(rules, "jackson", "tools.jackson..", "document");
    only(rules, "allure", "io.qameta.allure..", "report.allure");
    only(rules, "codec", "org.apache.commons.codec..", "matching");
    only(rules, "math", "org.apache.commons.math3..", "stats");
    only(rules, "opus", "io.github.jaredmdobson.concentus..", "line.opus");
    only(rules, "picocli", "picocli..", "cli");
    only(rules, "junit", "org.junit..", "engine");
    rules.put("websocket", websocket());
    leaf(rules, "time");
    leaf(rules, "audio");
    leaf(rules, "document");
    leaf(rules, "stats");
    may(rules, "link", "time");
    may(rules, "signal", "audio");
    may(rules, "line", "audio", "signal");
    may(rules, "quality", "audio", "signal");
    may(rules, "noise", "audio", "signal");
    may(rules, "conversation", "audio", "signal", "stats", "document");
    may(rules, "matching", "document");
    may(rules, "scenario", "audio", "document", "speech", "matching");
    may(rules, "cost", "document");
    may(rules, "spoken", "conversation", "scenario", "matching", "document");
    may(rules, "regression", "audio", "signal", "conversation", "scenario", "document");
    may(rules, "speech", "audio", "signal", "document");
    may(rules, "caller", "audio", "signal", "noise", "line", "scenario", "speech", "document");
    may(
        rules,
        "metric",
        "conversation",
        "scenario",
        "matching",
        "spoken",
        "cost",
        "signal",
        "quality",
        "stats",
        "audio",
        "document");
    may(
        rules,
        "verdict",
        "conversation",
        "scenario",
        "matching",
        "spoken",
        "metric",
        "signal",
        "stats",
        "audio",
        "document",
        "spi");
    may(
        rules,
        "detect",
        "conversation",
        "scenario",
        "matching",
        "spoken",
        "metric",
        "signal",
        "stats",
        "audio",
        "document");
    may(rules, "recording", "audio", "signal", "conversation", "metric", "stats", "document");
    never(rules, "realtime", "simulator", "run", "metric", "verdict", "report", "engine", "cli");
    never(rules, "simulator", "realtime", "run", "metric", "verdict", "report", "engine", "cli");
    never(rules, "run", "realtime", "simulator", "report", "engine", "cli", "calibration");
    never(rules, "calibration", "realtime", "simulator", "report", "engine", "cli");
    never(rules, "report", "realtime", "simulator", "engine", "cli");
    never(rules, "engine", "realtime", "simulator", "cli");
    return rules;
  }

  private static ArchRule clocks() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "time..")
        .should()
        .accessTargetWhere(named("reads a clock or waits", CLOCKS))
        .because("one clock measures: a second one cannot be made virtual, and tests would sleep");
  }

  private static ArchRule timers() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "time..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Timer")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ScheduledExecutorService")
        .because("only package time starts timers");
  }

  private static ArchRule patience() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "time..")
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("waits for a length of time") {
              @Override
              public boolean test(JavaAccess<?> access) {
                if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)
                    || !target.getOwner().getPackageName().startsWith("java.")) {
                  return false;
                }
                boolean withUnit =
                    target.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getName().equals(TimeUnit.class.getName()));
                boolean bare =
                    BARE_WAITS.contains(target.getOwner().getName() + "." + target.getName())
                        && !target.getRawParameterTypes().isEmpty();
                return withUnit && !target.getName().startsWith("<") || bare;
              }
            })
        .because("a wait with a time limit reads a clock of its own, which cannot be made virtual");
  }

  private static ArchRule chance() {
    return noClasses()
        .should()
        .accessTargetWhere(named("draws unseeded chance", CHANCE))
        .because("the same seed must give the same bytes");
  }

  private static ArchRule unseeded() {
    return noClasses()
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("makes an unseeded generator or shuffle") {
              @Override
              public boolean test(JavaAccess<?> access) {
                if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)) {
                  return false;
                }
                String owner = target.getOwner().getName();
                int parameters = target.getRawParameterTypes().size();
                boolean generator =
                    owner.equals("java.util.Random") || owner.equals("java.util.SplittableRandom");
                boolean shuffle =
                    owner.equals("java.util.Collections") && target.getName().equals("shuffle");
                return generator && target.getName().equals("<init>") && parameters == 0
                    || shuffle && parameters == 1;
              }
            })
        .because("the same seed must give the same bytes");
  }

  private static ArchRule streams() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("machine output goes to stdout alone: only the command line prints");
  }

  private static ArchRule exit() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .because("a library that exits takes other calls with it");
  }

  private static ArchRule names() {
    return classes()
        .should()
        .haveNameNotMatching(".*(Impl|Utils?|Helper|Manager)(\\$.*)?")
        .because("such a name does not say what the class is");
  }

  private static ArchRule websocket() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "realtime.websocket..", ROOT + "simulator.websocket..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.java_websocket..")
        .because("a library enters through one package and does not leave it");
  }

  private static void only(Map<String, ArchRule> rules, String name, String library, String where) {
    rules.put(
        name,
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + where + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library)
            .because("a library enters through one package and does not leave it"));
  }

  private static void leaf(Map<String, ArchRule> rules, String name) {
    may(rules, name);
  }

  private static void may(Map<String, ArchRule> rules, String name, String... others) {
    DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> foreign =
        new DescribedPredicate<>("reside in another package of Talkspurt") {
          @Override
          public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
            String owner = type.getPackageName() + ".";
            if (!owner.startsWith(ROOT) || owner.startsWith(ROOT + name + ".")) {
              return false;
            }
            for (String other : others) {
              if (owner.startsWith(ROOT + other + ".")) {
                return false;
              }
            }
            return true;
          }
        };
    rules.put(
        name + " imports",
        noClasses()
            .that()
            .resideInAPackage(ROOT + name + "..")
            .should()
            .dependOnClassesThat(foreign)
            .because("the layers below must stand without those above"));
  }

  private static void never(Map<String, ArchRule> rules, String name, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = ROOT + others[i] + "..";
    }
    rules.put(
        name + " never",
        noClasses()
            .that()
            .resideInAPackage(ROOT + name + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages)
            .because(
                "a simulator and a client that share logic cannot find each other's mistakes, "
                    + "and core knows only ports"));
  }

  private static DescribedPredicate<JavaAccess<?>> named(String what, Set<String> targets) {
    return new DescribedPredicate<>(what) {
      @Override
      public boolean test(JavaAccess<?> access) {
        return targets.contains(
            access.getTarget().getOwner().getName() + "." + access.getTarget().getName());
      }
    };
  }
}
