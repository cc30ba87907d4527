package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A failing tool. {@code error} and {@code rateLimited} answer with an error, {@code timeout} never
 * answers; the call is not carried out. {@code malformed} answers with text that breaks off, {@code
 * empty} with nothing, {@code partial} without some fields; the call is carried out.
 *
 * @param with one of these
 * @param times how many calls fail at most; {@link Integer#MAX_VALUE}: all
 * @param every of the calls meant, every so-manieth fails; 1: each
 * @param when the arguments of the calls meant; empty: all calls
 * @param drops the fields that {@code partial} leaves out
 * @param retryAfter what {@code rateLimited} asks for
 * @param message of {@code error} and {@code rateLimited}
 */
public record Failure(
    String with,
    int times,
    int every,
    Map<String, Json> when,
    List<String> drops,
    Duration retryAfter,
    String message) {
  public Failure {
    when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
    drops = List.copyOf(drops);
  }

  /** The first {@code times} calls fail. */
  public Failure(String with, int times, String message) {
    this(with, times, 1, Map.of(), List.of(), Duration.ofSeconds(1), message);
  }
}
