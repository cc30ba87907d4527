package dev.talkspurt.realtime.gemini;

import java.util.List;
import java.util.Locale;

/** What kind of Live model an id names; kinds differ in what they take. */
enum ModelProfile {
  /** 2.5 with native audio, on the Developer API. */
  NATIVE_2_5,
  /** 3.1 flash, as it was at its launch or later: an id does not tell which. */
  FLASH_3_1,
  /** 3.8, which thinks as it sees fit. */
  LIVE_3_8,
  /** 3.8 that thinks at length while the talk goes on. */
  THINKING_3_8,
  /** 2.5 on Vertex that writes first and speaks then. */
  VERTEX_HALF_CASCADE,
  /** 2.5 on Vertex with native audio. */
  VERTEX_NATIVE,
  /** Any other: nothing is known of what it takes. */
  UNKNOWN;

  /** Models of the Developer API to choose from, the usual one first. */
  static final List<String> ON_DEVELOPER =
      List.of(
          "gemini-3.1-flash-live-preview",
          "gemini-3.8-live",
          "gemini-3.8-live-extended-thinking",
          "gemini-2.5-flash-native-audio-latest");

  /** Models of Vertex AI alone. */
  static final List<String> ON_VERTEX =
      List.of("gemini-live-2.5-flash-native-audio", "gemini-live-2.5-flash");

  /** The kind of the model with this id, with or without what may stand before it. */
  static ModelProfile of(String model) {
    String id = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (id.startsWith("gemini-live-2.5-flash-native-audio")) {
      return VERTEX_NATIVE;
    }
    if (id.equals("gemini-live-2.5-flash")) {
      return VERTEX_HALF_CASCADE;
    }
    if (id.startsWith("gemini-2.5-flash-native-audio")) {
      return NATIVE_2_5;
    }
    if (id.startsWith("gemini-3.1-flash-live")) {
      return FLASH_3_1;
    }
    if (id.startsWith("gemini-3.8-live-extended-thinking")) {
      return THINKING_3_8;
    }
    return id.startsWith("gemini-3.8-live") ? LIVE_3_8 : UNKNOWN;
  }

  boolean is2_5() {
    return this == NATIVE_2_5 || isVertex();
  }

  boolean is3_8() {
    return this == LIVE_3_8 || this == THINKING_3_8;
  }

  /** Whether Vertex alone serves it. */
  boolean isVertex() {
    return this == VERTEX_HALF_CASCADE || this == VERTEX_NATIVE;
  }

  /** Whether the Developer API serves it, as far as is known. */
  boolean isDeveloper() {
    return this != UNKNOWN && !isVertex();
  }

  /** Whether it is told the language it speaks; models with native audio choose by themselves. */
  boolean takesLanguage() {
    return this == VERTEX_HALF_CASCADE;
  }

  /**
   * Whether history has to be announced in the setup, because content does not count as history
   * otherwise.
   */
  boolean announcesHistory() {
    return this == FLASH_3_1 || is3_8();
  }

  /** Whether a typed turn goes as content; as realtime text it would start no turn of its own. */
  boolean typesAsContent() {
    return is2_5();
  }
}
