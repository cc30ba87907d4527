package dev.talkspurt.run;

import dev.talkspurt.document.Json;
import java.util.Map;

/** Facts of a simulated agent, moved from the process clock to the call's origin. */
final class Truth {
  private Truth() {}

  /** The fact with {@code t} and every {@code …Ns} member counted from {@code originNs}. */
  static Json.Obj shifted(Json.Obj fact, long originNs) {
    Json.Builder moved = Json.object();
    for (Map.Entry<String, Json> member : fact.members().entrySet()) {
      String key = member.getKey();
      boolean time = key.equals("t") || key.endsWith("Ns");
      if (time && member.getValue() instanceof Json.Num number) {
        moved.put(key, number.value().longValue() - originNs);
      } else {
        moved.put(key, member.getValue());
      }
    }
    return moved.build();
  }
}
