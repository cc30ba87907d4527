package dev.talkspurt.voices;

import java.util.List;

/**
 * A voice of the catalogue.
 *
 * @param id the id scenarios use
 * @param synthesizer name of the synthesizer that has it
 * @param name the synthesizer's own name for it
 * @param licence of the voice data and what it means for the sound
 */
record Speaker(String id, String synthesizer, String name, String language, String licence) {
  private static final String CMU = "CMU voice, BSD-style licence";
  private static final String GPL_PROGRAM =
      "made with a GPL-3.0-or-later program; sound not covered";

  /** All voices, the embedded one first. */
  static final List<Speaker> ALL =
      List.of(
          new Speaker("en-us-kevin", "freetts", "kevin16", "en-US", CMU),
          new Speaker("en-us-slt", "flite", "slt", "en-US", CMU),
          new Speaker("en-us-rms", "flite", "rms", "en-US", CMU),
          new Speaker("en-gb-awb", "flite", "awb", "en-GB", CMU),
          new Speaker("en-us-espeak", "espeak-ng", "en-us", "en-US", GPL_PROGRAM),
          new Speaker("en-gb-espeak", "espeak-ng", "en-gb", "en-GB", GPL_PROGRAM));
}
