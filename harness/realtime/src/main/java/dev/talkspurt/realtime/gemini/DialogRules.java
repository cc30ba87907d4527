package dev.talkspurt.realtime.gemini;

import dev.talkspurt.scenario.AgentSettings;
import java.util.Optional;

/** Manners of talking that a model does not have. */
final class DialogRules {
  private static final String AFFECTIVE = "affectiveDialog";
  private static final String PROACTIVE = "proactiveAudio";

  private DialogRules() {}

  static void check(Findings findings) {
    affective(findings);
    AgentSettings settings = findings.agent().settings();
    settings.flag(PROACTIVE).ifPresent(on -> proactive(on, findings));
    if (settings.has("translation") && findings.profile() != ModelProfile.UNKNOWN) {
      findings.advise(
          findings.model()
              + " answers and does not translate; the provider may refuse or ignore translation"
              + " (use a model for it, such as gemini-3.5-live-translate-preview)",
          "translation");
    }
  }

  private static void affective(Findings findings) {
    Optional<Boolean> asked = findings.agent().settings().flag(AFFECTIVE);
    if (asked.isEmpty()) {
      return;
    }
    String model = findings.model();
    switch (findings.profile()) {
      case FLASH_3_1 ->
          findings.refuse(
              AFFECTIVE
                  + " is set, but "
                  + model
                  + " never answers a setup that has it (remove it; 2.5 models with native audio"
                  + " take it)",
              AFFECTIVE);
      case LIVE_3_8, THINKING_3_8 ->
          findings.refuse(
              AFFECTIVE + " is set, but " + model + " has it no more (remove it)", AFFECTIVE);
      case VERTEX_HALF_CASCADE ->
          findings.advise(
              AFFECTIVE
                  + " is set, but "
                  + model
                  + " speaks without native audio; the provider may refuse or ignore it",
              AFFECTIVE);
      default -> {
        // 2.5 models with native audio take it
      }
    }
  }

  private static void proactive(boolean on, Findings findings) {
    String model = findings.model();
    switch (findings.profile()) {
      case FLASH_3_1 ->
          findings.refuse(
              PROACTIVE
                  + " is set, but "
                  + model
                  + " does not take it (remove it, or use a 2.5 or 3.8 model)",
              PROACTIVE);
      case LIVE_3_8, THINKING_3_8 -> {
        if (on) {
          findings.advise(
              PROACTIVE + " says nothing: " + model + " always does so (remove it)", PROACTIVE);
        } else {
          findings.refuse(
              PROACTIVE + " is false, but " + model + " always does so and refuses it (remove it)",
              PROACTIVE);
        }
      }
      case NATIVE_2_5 ->
          findings.advise(
              PROACTIVE
                  + " of "
                  + model
                  + " was taken by v1alpha alone (a target with settings: { apiVersion: v1alpha })",
              PROACTIVE);
      default -> {
        // nothing is known against it
      }
    }
  }
}
