package dev.talkspurt.realtime.gemini;

import dev.talkspurt.scenario.AgentFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tools that a model does not have, or does not wait for. */
final class ToolRules {
  private static final String TOOLS = "tools";
  private static final String BUILT_IN = "builtInTools";

  private ToolRules() {}

  static void check(Findings findings) {
    Set<String> names = new HashSet<>();
    List<AgentFile.ToolDeclaration> tools = findings.agent().tools();
    for (int i = 0; i < tools.size(); i++) {
      AgentFile.ToolDeclaration tool = tools.get(i);
      String item = String.valueOf(i);
      if (!tool.name().matches("[A-Za-z_][A-Za-z0-9_.:-]{0,127}")) {
        findings.refuse(
            "tool name '"
                + tool.name()
                + "' will be refused, expected a letter or _, then letters,"
                + " digits, _ . : - (at most 128)",
            TOOLS,
            item,
            "name");
      }
      if (!names.add(tool.name())) {
        findings.refuse("tool '" + tool.name() + "' is declared twice", TOOLS, item, "name");
      }
      waiting(findings, tool, item);
    }
    List<String> builtIn = findings.agent().settings().words(BUILT_IN);
    for (int i = 0; i < builtIn.size(); i++) {
      builtIn(findings, builtIn.get(i), String.valueOf(i));
    }
  }

  private static void waiting(Findings findings, AgentFile.ToolDeclaration tool, String item) {
    boolean blocking = tool.blocking().orElse(false);
    boolean nonBlocking = !tool.blocking().orElse(true);
    if (findings.profile() == ModelProfile.THINKING_3_8 && blocking) {
      findings.refuse(
          "tool '"
              + tool.name()
              + "' is blocking, but "
              + findings.model()
              + " waits for no tool and refuses it (remove behavior, or write nonBlocking)",
          TOOLS,
          item,
          "behavior");
    }
    if (findings.profile() == ModelProfile.FLASH_3_1 && nonBlocking) {
      findings.advise(
          "tool '"
              + tool.name()
              + "' is nonBlocking, but "
              + findings.model()
              + " is documented to wait for every tool; the provider may refuse or ignore it",
          TOOLS,
          item,
          "behavior");
    }
    if (tool.scheduling().isPresent()) {
      scheduling(findings, tool, item);
    }
  }

  private static void scheduling(Findings findings, AgentFile.ToolDeclaration tool, String item) {
    boolean waitsByItself =
        findings.profile().is2_5() || findings.profile() == ModelProfile.FLASH_3_1;
    if (waitsByItself && tool.blocking().isEmpty()) {
      findings.advise(
          "scheduling of tool '"
              + tool.name()
              + "' says nothing, as "
              + findings.model()
              + " waits for it (write behavior: nonBlocking beside it)",
          TOOLS,
          item,
          "scheduling");
    } else if (findings.profile().isVertex()) {
      findings.advise(
          "scheduling of tool '" + tool.name() + "' was seen to be dropped by Vertex",
          TOOLS,
          item,
          "scheduling");
    }
  }

  private static void builtIn(Findings findings, String word, String item) {
    boolean known = findings.profile() != ModelProfile.UNKNOWN;
    if (known && (word.equals("urlContext") || word.equals("codeExecution"))) {
      findings.refuse(
          word + " is set, but no Live model has it, expected functions and googleSearch",
          BUILT_IN,
          item);
    } else if (known && word.equals("googleMaps")) {
      boolean newer = !findings.profile().is2_5();
      String message = "googleMaps is set, but Live models take functions and googleSearch";
      if (newer) {
        findings.refuse(message + " (remove it)", BUILT_IN, item);
      } else {
        findings.advise(message + "; the provider may refuse it", BUILT_IN, item);
      }
    } else if (findings.profile().is2_5()
        && word.equals("googleSearch")
        && !findings.agent().tools().isEmpty()) {
      findings.advise(
          "googleSearch stands beside tools of your own, which "
              + findings.model()
              + " is documented not to take together",
          BUILT_IN,
          item);
    }
  }
}
