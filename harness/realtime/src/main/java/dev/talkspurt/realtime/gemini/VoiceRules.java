package dev.talkspurt.realtime.gemini;

import dev.talkspurt.scenario.AgentFile;
import java.util.List;
import java.util.Locale;

/** Voices that a model does not have. */
final class VoiceRules {
  /** Half-cascade models have the first eight alone. */
  private static final List<String> VOICES =
      List.of(
          "Zephyr",
          "Puck",
          "Charon",
          "Kore",
          "Fenrir",
          "Leda",
          "Orus",
          "Aoede",
          "Callirrhoe",
          "Autonoe",
          "Enceladus",
          "Iapetus",
          "Umbriel",
          "Algieba",
          "Despina",
          "Erinome",
          "Algenib",
          "Rasalgethi",
          "Laomedeia",
          "Achernar",
          "Alnilam",
          "Schedar",
          "Gacrux",
          "Pulcherrima",
          "Achird",
          "Zubenelgenubi",
          "Vindemiatrix",
          "Sadachbia",
          "Sadaltager",
          "Sulafat");

  private static final int OF_HALF_CASCADE = 8;

  private VoiceRules() {}

  static void check(Findings findings) {
    AgentFile agent = findings.agent();
    agent.voice().ifPresent(voice -> known(voice, findings, "voice"));
    agent
        .settings()
        .section("voice")
        .obj("speakers")
        .ifPresent(
            speakers ->
                speakers
                    .members()
                    .keySet()
                    .forEach(
                        speaker ->
                            known(
                                speakers.text(speaker).orElse(""),
                                findings,
                                "voice",
                                "speakers",
                                speaker)));
    if (agent.settings().section("voice").text("sample").isPresent()) {
      findings.advise(
          "a voice from a sample is open to chosen projects alone; the provider may refuse it",
          "voice",
          "sample");
    }
  }

  private static void known(String name, Findings findings, String... path) {
    int number =
        VOICES.stream()
            .map(voice -> voice.toLowerCase(Locale.ROOT))
            .toList()
            .indexOf(name.toLowerCase(Locale.ROOT));
    if (number < 0) {
      findings.advise(
          "voice '"
              + name
              + "' is none of the 30 known ones (Kore, Puck, Zephyr, …); the provider may refuse"
              + " it",
          path);
    } else if (number >= OF_HALF_CASCADE
        && findings.profile() == ModelProfile.VERTEX_HALF_CASCADE) {
      findings.advise(
          "voice '"
              + name
              + "' is none of the eight of "
              + findings.model()
              + " ("
              + String.join(", ", VOICES.subList(0, OF_HALF_CASCADE))
              + "); the provider may refuse it",
          path);
    }
  }
}
