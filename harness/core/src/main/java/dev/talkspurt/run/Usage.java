package dev.talkspurt.run;

import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Token counts of a call. */
final class Usage {
  private Usage() {}

  /** The sum of each count over the records of a call (counts are per turn); empty if none came. */
  static Optional<Json.Obj> total(List<Json.Obj> records) {
    if (records.isEmpty()) {
      return Optional.empty();
    }
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    for (Json.Obj record : records) {
      for (String key : record.members().keySet()) {
        record.number(key).ifPresent(count -> sums.merge(key, count, BigDecimal::add));
      }
    }
    return Optional.of(Json.object().put("records", records.size()).put("totals", sums).build());
  }
}
