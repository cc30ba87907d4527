package dev.talkspurt.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same seed gives the same bits: on every machine, in every run, in pieces of any size. The
 * sums below were taken on Java 17; a change here changes what every recorded call has heard.
 */
class NoiseBitsTest {
  private static final int TWO_SECONDS = 2 * Sounds.RATE;

  private static final String GOLDEN =
      """
      white 444ba97a10eabf242229bafc2efbb884f242f23cb998e3f24b4e7c47d671e51d
      pink 890cd5eae8c67ceaad7c079208b914b5ff050eb8aa5c7cd8c8650592b091bdd4
      brown 2b83a1ddacf65e9f239375a7373587721b2de8f1acbbd4c892a020d111b0027c
      car 723dd74ae35cdbbab24b70a5d9086f4584f89635c05a79876c08eaaa2566cae3
      hum 50 1e4f30a4ee88d59c86c636f9c7784af0e3290b36608bf1de51cbfe033204da60
      hum 60 0ef6b53fe542ed3ef5a4c738ac145a5e919349da3e3ce7f43a875d66e1877317
      speech-shaped 7e711b956e8a40ea3e0728c2b12835657a8762a3cb53a0aac3a464e9071924db
      babble 4 a531003bef7f5d6fb35f71e5bec1fc7c25ebf4a00bc1bba8968ab882599135ac
      babble 20 157fa238713e34b156066208d8e91376a87917c8d4293a613c784bb71aaf7714
      competing talker 1461d94c08bc717465e0c743540a9feaa598b99650aac6b15e4ac58dfb9b422f
      cafe 2b2093fe2f8b5334f2e1079fa546b4dc1df0b6e12ea142a02e01fe610de4e705
      street 2dd625f9cd741ac873207641f2f50effaf683b09ebcbfdc2a9dd0e89b63ce9e3
      office 072aee975451882c3186946c0965e82bb15b9f6bdbb1cdf2ff0fa5b00910176d
      music 1a09eed5446d27eca9b8fef15351a2eb5896432ea1c1f8b9798b08b9ae60dc32
      click 31c4c0f8081112948ea8b672d64062e8d670d67cf8afcb39c5cb2c0507e808d4
      keyboard 5d8a37e74ca7a835214c3267f036c115f0dd6d4cc27e57a4484e7c908b2ceb5a
      cough 0b61ccc68502c281cfd8a4a9a866782b2b221e64d7f596f0078b5119a296c57e
      door f0196ac62ed55be4279fd415987fc0c1894aabd7f70b1a24f807881b13368d8d
      dish 36d187a3f704a6db24480d08cf84721f49631a413597432d378977329a521990
      room car a82fa3b7d0594f2214e219ba24c28b340f34a8bb46b9b84ba0e498e73de08c31
      room office 832982ba065190f821e68f3c5259d484de286830e5e3c241edc90326e626b27a
      room living-room db322e51b64ed9874c9d8c022b11a88dd341838157eadff1db5a5db2e6def34b
      room hall 3c741d75a12ba553af64c4832263469dd5fffc113120cc9107cecb0640041791
      room far-field 5bd8fd8065729e2342559e7984d7f27523ef1c2b8801f308b91c8692740d0017
      """;

  @Test
  void two_seconds_of_each_kind_have_the_bits_they_always_had() {
    Map<String, String> found = new LinkedHashMap<>();
    Sounds.all()
        .forEach((name, noise) -> found.put(name, sum(Sounds.take(noise.start(1), TWO_SECONDS))));
    for (Room room : Room.presets()) {
      found.put("room " + room.name(), sum(reverberated(room)));
    }
    assertEquals(GOLDEN, lines(found));
  }

  private static String sum(double[] samples) {
    return Sounds.sha256(samples);
  }

  private static String lines(Map<String, String> sums) {
    StringBuilder text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(name).append(' ').append(sum).append('\n'));
    return text.toString();
  }

  private static double[] reverberated(Room room) {
    double[] samples = Sounds.take(Noise.babble(2, Sounds.voices()).start(1), TWO_SECONDS);
    Reverb.withGain(room, 1, -3).process(samples, 0, samples.length);
    return samples;
  }

  @Test
  void pieces_of_any_size_give_the_same_bits() {
    Sounds.all()
        .forEach(
            (name, noise) -> {
              double[] whole = Sounds.take(noise.start(5), TWO_SECONDS);
              NoiseSource source = noise.start(5);
              double[] pieces = new double[TWO_SECONDS];
              Chance chance = new Chance(9);
              for (int at = 0; at < TWO_SECONDS; ) {
                int count =
                    Math.min(chance.within(0, 3) == 0 ? 1 : chance.below(900), TWO_SECONDS - at);
                source.fill(pieces, at, count);
                at += count;
              }
              assertArrayEquals(whole, pieces, name);
              assertEquals(eventsOf(noise, whole.length), source.events(), name);
            });
  }

  private static java.util.List<NoiseEvent> eventsOf(Noise noise, int count) {
    NoiseSource source = noise.start(5);
    Sounds.take(source, count);
    return source.events();
  }

  @Test
  void a_room_in_pieces_gives_the_same_bits() {
    for (Room room : Room.presets()) {
      double[] whole = reverberated(room);
      double[] pieces = Sounds.take(Noise.babble(2, Sounds.voices()).start(1), TWO_SECONDS);
      Reverb reverb = Reverb.withGain(room, 1, -3);
      Chance chance = new Chance(3);
      for (int at = 0; at < TWO_SECONDS; ) {
        int count = Math.min(chance.below(700), TWO_SECONDS - at);
        reverb.process(pieces, at, count);
        at += count;
      }
      assertArrayEquals(whole, pieces, room.name());
    }
  }

  @Test
  void another_seed_gives_another_stream_of_the_same_level() {
    Sounds.all()
        .forEach(
            (name, noise) -> {
              double[] one = Sounds.take(noise.start(1), 8 * TWO_SECONDS);
              double[] two = Sounds.take(noise.start(2), 8 * TWO_SECONDS);
              assertFalse(Arrays.equals(one, two), name);
              double apartDb = 10 * Math.log10(Sounds.meanSquare(one) / Sounds.meanSquare(two));
              assertTrue(Math.abs(apartDb) < (noise.sparse() ? 12 : 5), name + ": " + apartDb);
            });
  }

  @Test
  void seeds_in_a_row_are_as_good_as_any() {
    double[] sums = new double[2];
    for (int seed = 0; seed < 10_000; seed++) {
      double x = new Chance(seed).uniform() - 0.5;
      double y = new Chance(seed + 1).uniform() - 0.5;
      sums[0] += x;
      sums[1] += x * y;
    }
    // Five standard deviations of a mean of 10 000 draws.
    assertTrue(Math.abs(sums[0] / 10_000) < 5 * 0.2887 / 100, "mean " + sums[0]);
    assertTrue(Math.abs(sums[1] / 10_000) < 5 / 12.0 / 100, "correlation " + sums[1]);
    assertNotEquals(new Chance(1).fork(0).bits(), new Chance(1).fork(1).bits());
    assertNotEquals(new Chance(1).fork(1).bits(), new Chance(2).fork(0).bits());
  }
}
