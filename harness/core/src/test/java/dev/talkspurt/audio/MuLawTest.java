package dev.talkspurt.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MuLawTest {
  @Test
  void codes_have_their_known_values() {
    assertEquals(0, MuLaw.decode((byte) 0xff));
    assertEquals(0, MuLaw.decode((byte) 0x7f));
    assertEquals(8, MuLaw.decode((byte) 0xfe));
    assertEquals(-8, MuLaw.decode((byte) 0x7e));
    assertEquals(32124, MuLaw.decode((byte) 0x80));
    assertEquals(-32124, MuLaw.decode((byte) 0x00));
    assertEquals(31100, MuLaw.decode((byte) 0x81));
    assertEquals(132, MuLaw.decode((byte) 0xef));
    assertEquals(924, MuLaw.decode((byte) 0xcf));
  }

  @Test
  void samples_have_their_known_codes() {
    assertEquals((byte) 0xff, MuLaw.encode((short) 0));
    assertEquals((byte) 0x7f, MuLaw.encode((short) -1));
    assertEquals((byte) 0xfe, MuLaw.encode((short) 8));
    assertEquals((byte) 0x80, MuLaw.encode(Short.MAX_VALUE));
    assertEquals((byte) 0x00, MuLaw.encode(Short.MIN_VALUE));
    assertEquals((byte) 0xce, MuLaw.encode((short) 1000));
    assertEquals((byte) 0x4e, MuLaw.encode((short) -1000));
  }

  @Test
  void every_code_survives_the_round_trip() {
    for (int code = 0; code < 256; code++) {
      if (code != 0x7f) { // negative zero
        assertEquals((byte) code, MuLaw.encode(MuLaw.decode((byte) code)));
      }
    }
  }

  @Test
  void every_sample_takes_its_nearest_code_within_half_a_step() {
    for (int sample = -32124; sample <= 32124; sample++) {
      int error = Math.abs(MuLaw.decode(MuLaw.encode((short) sample)) - sample);
      int halfStep = Math.max(4, Integer.highestOneBit(Math.abs(sample) + 132) / 32);
      assertTrue(error <= halfStep, sample + " is off by " + error);
    }
  }
}
