package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The architecture, held against the compiled classes; and the rules, held against violations. */
class ArchitectureTest {
  private static JavaClasses product;

  @BeforeAll
  static void read_the_classes() {
    product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.talkspurt");
  }

  @Test
  void saw_every_module() {
    TreeSet<String> seen = new TreeSet<>();
    product.forEach(type -> seen.add(type.getPackageName().split("\\.")[2]));
    assertTrue(product.size() > 150, "only " + product.size() + " classes were seen");
    assertTrue(
        seen.containsAll(
            java.util.List.of(
                "time",
                "audio",
                "signal",
                "stats",
                "conversation",
                "scenario",
                "metric",
                "verdict",
                "spi",
                "run",
                "realtime",
                "simulator",
                "report",
                "engine",
                "cli")),
        "packages seen: " + seen);
  }

  @TestFactory
  Stream<DynamicTest> keeps_the_rule() {
    return ArchitectureRules.all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(product)));
  }

  @Test
  void the_rules_catch_seeded_violations() {
    JavaClasses seeded =
        new ClassFileImporter()
            .importPackages(
                "dev.talkspurt.seeded",
                "dev.talkspurt.audio.seeded",
                "dev.talkspurt.run.seeded",
                "dev.talkspurt.simulator.seeded");
    TreeSet<String> caught = new TreeSet<>();
    for (Map.Entry<String, ArchRule> rule : ArchitectureRules.all().entrySet()) {
      if (rule.getValue().allowEmptyShould(true).evaluate(seeded).hasViolation()) {
        caught.add(rule.getKey());
      }
    }
    assertEquals(
        new TreeSet<>(
            java.util.List.of(
                "clocks",
                "timers",
                "patience",
                "audio imports",
                "simulator never",
                "run never",
                "jackson",
                "websocket",
                "chance",
                "unseeded",
                "streams",
                "exit",
                "names",
                "picocli",
                "junit")),
        caught);
  }
}
