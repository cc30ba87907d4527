package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tool call that must happen; every argument must match and no other may be there. */
public record ExpectedCall(
    Place place, String tool, Map<String, ArgumentMatcher> args, CallRules rules) {
  public ExpectedCall {
    args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
  }

  /** A call of which nothing else is asked. */
  public ExpectedCall(Place place, String tool, Map<String, ArgumentMatcher> args) {
    this(place, tool, args, CallRules.NONE);
  }
}
