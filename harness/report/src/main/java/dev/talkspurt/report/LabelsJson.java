package dev.talkspurt.report;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Labels;
import java.util.Optional;

/** What a scenario says of itself, as call.json holds it. */
final class LabelsJson {
  private LabelsJson() {}

  /** Empty if it says nothing. */
  static Optional<Json.Obj> of(Labels labels) {
    if (labels.equals(Labels.NONE)) {
      return Optional.empty();
    }
    Json.Builder out =
        Json.object()
            .putIfPresent("owner", labels.owner())
            .putIfPresent("severity", labels.severity());
    for (String level : new String[] {"epic", "feature", "story"}) {
      out.putIfPresent(level, labels.hierarchy().get(level));
    }
    return Optional.of(
        out.put("links", labels.links().stream().map(LabelsJson::link).toList()).build());
  }

  private static Json.Obj link(Labels.Link link) {
    return Json.object()
        .put("name", link.name())
        .put("kind", link.kind())
        .put("url", link.url().toASCIIString())
        .build();
  }
}
