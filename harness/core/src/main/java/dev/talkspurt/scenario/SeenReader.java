package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads steps that show something, type something, or let nothing be heard. Not thread-safe. */
final class SeenReader {
  static final List<String> KINDS = List.of("show", "share", "type", "mute");

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration SHORTEST_MUTE = Duration.ofMillis(100);
  private static final int MAX_TYPED = 8_000;

  private final PictureFiles pictures;

  SeenReader(PictureFiles pictures) {
    this.pictures = pictures;
  }

  /** The step, or one that does nothing, with a problem noted. */
  Step read(Section step, String kind, Expectations expect) {
    return switch (kind) {
      case "show" -> show(step);
      case "share" -> share(step);
      case "type" -> new Step.Type(step.place(), step.text("type", MAX_TYPED).orElse(""), expect);
      default ->
          new Step.Mute(
              step.place(), step.duration("mute", SHORTEST_MUTE, LONGEST).orElse(SHORTEST_MUTE));
    };
  }

  private Step show(Section step) {
    Optional<Picture> picture =
        step.text("show").flatMap(name -> pictures.picture(name, value(step, "show")));
    return new Step.Show(step.place(), picture.map(List::of).orElse(List.of()));
  }

  private Step share(Section step) {
    Optional<Section> share = step.section("share", List.of("frames", "fps", "for"));
    share.ifPresent(s -> s.require("frames", "a folder with JPEG or PNG files (frames: screen)"));
    List<Picture> frames =
        share
            .flatMap(s -> s.text("frames").map(name -> pictures.frames(name, value(s, "frames"))))
            .orElse(List.of());
    double fps =
        share
            .filter(s -> s.has("fps"))
            .flatMap(s -> s.number("fps", 0.1, 10))
            .map(BigDecimal::doubleValue)
            .orElse(1.0);
    Optional<Duration> length =
        share.filter(s -> s.has("for")).flatMap(s -> s.duration("for", LONGEST));
    return new Step.Share(
        step.place(), share.map(s -> s.placeOf("fps")).orElse(step.place()), frames, fps, length);
  }

  private static Json value(Section section, String key) {
    return section.get(key).orElseThrow();
  }

  static String example(String kind) {
    return switch (kind) {
      case "show" -> "show: photo.jpg";
      case "share" -> "share: { frames: screen, fps: 1 }";
      case "type" -> "type: My code is AB12.";
      default -> "mute: " + DurationText.write(Duration.ofSeconds(3));
    };
  }
}
