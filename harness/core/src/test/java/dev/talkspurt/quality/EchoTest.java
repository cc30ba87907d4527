package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoTest {
  private static final int CALLER_HZ = 16_000;
  private static final int AGENT_HZ = 24_000;
  private static final AudioClip CALLER =
      AudioClip.of(
          Waves.join(
              Waves.silence(2, CALLER_HZ),
              Waves.of(6, CALLER_HZ, Waves.noise(0.2, 7)),
              Waves.silence(2, CALLER_HZ)),
          CALLER_HZ);

  /** The agent on the caller's time: his sound, so much later and so loud, and own noise. */
  private static AudioClip agent(double delayMs, double gain, double noise) {
    short[] late = Resampler.resample(CALLER, AGENT_HZ).toArray();
    short[] own = Waves.of(10, AGENT_HZ, Waves.noise(1, 99));
    int delay = (int) Math.round(delayMs * AGENT_HZ / 1000);
    return AudioClip.of(
        Waves.of(
            10,
            AGENT_HZ,
            i ->
                (i >= delay && i - delay < late.length ? gain * late[i - delay] / 32767.0 : 0)
                    + noise * own[i] / 32767.0),
        AGENT_HZ);
  }

  private static Echo.Found of(AudioClip agent, double fromMs, double toMs) {
    Echo echo = new Echo(CALLER);
    echo.add(agent, (int) (fromMs * 24), (int) (toMs * 24), fromMs);
    return echo.greatest();
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "120, -0.5", "400, 0.1", "990, 1"})
  void the_caller_alone_comes_back_whole(double delayMs, double gain) {
    Echo.Found found = of(agent(delayMs, gain, 0), 4000, 7000);
    assertEquals(1, found.correlation(), 0.02);
    assertEquals(delayMs, found.delayMs(), 0.3);
  }

  /** The agent's own noise spreads over a band half as wide again. */
  @Test
  void half_the_power_correlates_with_the_root_of_one_half() {
    Echo.Found found = of(agent(300, 1, 0.2 * Math.sqrt(1.5)), 4000, 7000);
    assertEquals(Math.sqrt(0.5), found.correlation(), 0.04);
    assertEquals(300, found.delayMs(), 0.3);
  }

  @Test
  void an_agent_that_has_nothing_of_the_caller_does_not_correlate() {
    assertTrue(of(agent(300, 0, 0.2), 3000, 7000).correlation() < 0.08);
    assertTrue(of(agent(1200, 1, 0.01), 4000, 7000).correlation() < 0.08, "later than a second");
  }

  @Test
  void parts_add_up_wherever_they_lie() {
    Echo echo = new Echo(CALLER);
    AudioClip agent = agent(250, 0.5, 0);
    echo.add(agent, 3000 * 24, 4000 * 24, 3000);
    echo.add(agent, 5000 * 24, 6500 * 24, 5000);
    assertEquals(1, echo.greatest().correlation(), 0.02);
    echo.add(agent(0, 0, 0.2), 6500 * 24, 7000 * 24, 6500);
    assertTrue(echo.greatest().correlation() < 0.95, "the rest is no echo");
    echo.clear();
    assertTrue(Double.isNaN(echo.greatest().correlation()));
  }

  @Test
  void a_long_part_is_taken_in_blocks() {
    assertEquals(1, of(agent(500, 0.5, 0), 2600, 8000).correlation(), 0.02);
  }

  @Test
  void without_a_caller_there_is_nothing_to_say() {
    assertTrue(Double.isNaN(of(agent(0, 0, 0.2), 0, 1500).correlation()));
    assertTrue(Double.isNaN(of(agent(0, 0, 0), 4000, 7000).correlation()), "nor of silence");
  }
}
