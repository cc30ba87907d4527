package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.profile.Profile;
import dev.talkspurt.simulator.session.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * Token counts as a model tells them. Immutable.
 *
 * @param profile the model
 * @param gaps whether details lack what the model's are known to lack
 */
record UsageFrame(Profile profile, boolean gaps) {
  /** {@code usageMetadata} of these tokens; zeros never appear in proto JSON. */
  Json.Obj of(Usage usage) {
    Profile.Tokens tokens = profile.tokens();
    boolean vertex = profile.surface().isVertex();
    int promptGap = gaps ? tokens.promptGap() : 0;
    int responseGap = gaps && usage.responseAudio() > 0 ? tokens.responseGap() : 0;
    int text = usage.promptText() + tokens.hiddenPrompt();
    int prompt = text + usage.promptAudio() + usage.promptVideo() + promptGap;
    int response = usage.responseAudio() + responseGap;
    Json.Builder metadata = Json.object();
    putCount(metadata, "promptTokenCount", prompt);
    putCount(metadata, profile.surface().responseCount(), response);
    putCount(metadata, "totalTokenCount", prompt + response);
    List<Json> details = new ArrayList<>();
    put(details, "TEXT", text, false);
    put(details, "AUDIO", usage.promptAudio(), vertex);
    put(details, "VIDEO", usage.promptVideo(), false);
    putList(metadata, "promptTokensDetails", details);
    List<Json> generated = new ArrayList<>();
    put(generated, "AUDIO", usage.responseAudio(), vertex);
    putList(metadata, profile.surface().responseDetails(), generated);
    putCount(metadata, "thoughtsTokenCount", response > 0 ? tokens.thoughts() : 0);
    metadata.putIfPresent("trafficType", vertex ? "ON_DEMAND" : null);
    return metadata.build();
  }

  private static void putCount(Json.Builder builder, String key, int count) {
    builder.putIfPresent(key, count == 0 ? null : count);
  }

  /** An item; on Vertex also one without a count, since a count of 0 is left out. */
  private static void put(List<Json> details, String modality, int tokens, boolean ofNone) {
    if (tokens > 0 || ofNone) {
      Json.Builder item = Json.object().put("modality", modality);
      putCount(item, "tokenCount", tokens);
      details.add(item.build());
    }
  }

  private static void putList(Json.Builder builder, String key, List<Json> details) {
    builder.putIfPresent(key, details.isEmpty() ? null : details);
  }
}
