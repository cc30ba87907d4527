package dev.talkspurt.simulator.gemini;

import dev.talkspurt.simulator.profile.Profile;
import dev.talkspurt.simulator.profile.Profiles;
import dev.talkspurt.simulator.profile.Surface;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the profile of the model that a setup names, or says what the service says of it. */
final class Models {
  private static final String FAMILY = "gemini-";

  /** Models that make other things than conversations. */
  private static final Pattern OTHER_KIND = Pattern.compile(".*(embedding|tts|image).*");

  private Models() {}

  /**
   * The profile of {@code model}.
   *
   * @param given the profile of the agent file, which stands for any Gemini model
   * @throws Refusal when the model is not served there
   */
  static Profile profile(String model, Surface surface, String apiVersion, Optional<Profile> given)
      throws Refusal {
    String id = model.substring(model.lastIndexOf('/') + 1);
    if (OTHER_KIND.matcher(id).matches()) {
      throw new Refusal(1008, "Requested model is not supported for BidiGenerateContent.");
    }
    if (given.isPresent() && id.startsWith(FAMILY)) {
      return surface.isVertex() ? given.get().at(surface) : given.get();
    }
    Optional<Profile> known = Profiles.of(id, surface);
    if (known.isPresent()) {
      return known.get();
    }
    throw surface.isVertex() ? notOnVertex(model) : notFound(model, apiVersion);
  }

  private static Refusal notFound(String model, String apiVersion) {
    return new Refusal(
        1008,
        (model.contains("/") ? model : "models/" + model)
            + " is not found for API version "
            + apiVersion
            + ", or is not supported for bidiGenerateContent. Call ListModels to see the list of"
            + " available models and their supported methods.");
  }

  private static Refusal notOnVertex(String model) {
    return new Refusal(
        1008,
        "Publisher Model `"
            + model
            + "` was not found or your project does not have access to it. Please ensure you are"
            + " using a valid model version.");
  }
}
