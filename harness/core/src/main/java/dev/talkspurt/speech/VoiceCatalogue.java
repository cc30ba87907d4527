package dev.talkspurt.speech;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what is known about every voice of a project. */
final class VoiceCatalogue {
  private static final String NOT_BUILT =
      "build the voices: mvn -q -pl harness/voices -am package -DskipTests";

  private final FixtureLibrary fixtures;
  private final VoicesProcess process;
  private final VoiceFiles files;

  VoiceCatalogue(FixtureLibrary fixtures, VoicesProcess process, VoiceFiles files) {
    this.fixtures = fixtures;
    this.process = process;
    this.files = files;
  }

  List<VoiceListing> listing() {
    Map<String, Integer> recordings = new LinkedHashMap<>();
    fixtures.fixtures().forEach(one -> recordings.merge(one.voice(), 1, Integer::sum));
    List<VoiceListing> listing = new ArrayList<>();
    Map<String, VoicesProcess.Voice> asked = new LinkedHashMap<>();
    if (process.present()) {
      process.voices().forEach(voice -> asked.put(voice.id(), voice));
    }
    for (CatalogueVoice voice : CatalogueVoice.ALL) {
      int count = Optional.ofNullable(recordings.remove(voice.id())).orElse(0);
      listing.add(listed(voice, Optional.ofNullable(asked.get(voice.id())), count));
    }
    for (String id : files.ids()) {
      int count = Optional.ofNullable(recordings.remove(id)).orElse(0);
      files.find(id).ifPresent(file -> listing.add(listed(file, count)));
    }
    recordings.forEach((id, count) -> listing.add(recorded(id, count)));
    return List.copyOf(listing);
  }

  private static VoiceListing listed(
      CatalogueVoice voice, Optional<VoicesProcess.Voice> asked, int recordings) {
    boolean available = asked.filter(VoicesProcess.Voice::available).isPresent();
    return new VoiceListing(
        voice.id(),
        voice.language(),
        asked.map(VoicesProcess.Voice::engine).orElse(voice.engine().label()),
        available,
        available
            ? Optional.empty()
            : Optional.of(asked.map(VoicesProcess.Voice::fix).orElse(NOT_BUILT)),
        recordings);
  }

  private static VoiceListing listed(VoiceFile file, int recordings) {
    Optional<String> missing = file.missing();
    return new VoiceListing(
        file.id(), file.language(), file.engine(), missing.isEmpty(), missing, recordings);
  }

  /** A voice that only recordings have. */
  private static VoiceListing recorded(String id, int recordings) {
    return new VoiceListing(
        id,
        "und",
        "recordings",
        false,
        Optional.of("it says what was recorded, and nothing else"),
        recordings);
  }
}
