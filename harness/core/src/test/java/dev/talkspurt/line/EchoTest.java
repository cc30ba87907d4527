package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoTest {
  @ParameterizedTest
  @CsvSource({"30, 46", "120, 20", "300, 6"})
  void the_agent_comes_back_later_and_weaker(double delayMs, double lossDb) {
    short[] agent = Signals.noise(12_000, 16_000, 1).toArray();
    short[] speech = Signals.speech(1, 2).toArray();
    short[] out = speech.clone();
    Echo echo = new Echo(delayMs, lossDb);
    for (int from = 0; from < out.length; from += 320) {
      echo.hear(agent, from, 320);
      echo.process(out, from, 320);
    }
    int delay = (int) (delayMs * 16);
    double factor = Math.pow(10, -lossDb / 20);
    for (int i = 0; i < out.length; i++) {
      double back = i < delay ? 0 : factor * agent[i - delay];
      assertEquals(speech[i] + back, out[i], 0.51, "sample " + i);
    }
    assertEquals(Map.of("missingHeardSamples", 0L), echo.achieved());
  }

  @Test
  void who_hears_late_keeps_the_echo_in_its_place() {
    Echo echo = new Echo(10, 0);
    short[] out = new short[1_600];
    echo.process(out, 0, 400);
    short[] agent = new short[1_600];
    agent[100] = 999; // too late to come back at 260
    agent[700] = 1_000;
    echo.hear(agent, 0, agent.length);
    echo.process(out, 400, 1_200);
    for (int i = 0; i < out.length; i++) {
      assertEquals(i == 860 ? 1_000 : 0, out[i], "sample " + i);
    }
    assertEquals(240L, echo.achieved().get("missingHeardSamples"));
  }

  @Test
  void an_echo_behind_a_delay_is_refused() {
    Effect line = new NarrowBand(new G711(G711.Law.MU_LAW));
    assertThrows(IllegalArgumentException.class, () -> new Chain(List.of(line, new Echo(30, 20))));
  }
}
