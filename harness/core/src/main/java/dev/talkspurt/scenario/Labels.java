package dev.talkspurt.scenario;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario says of itself for those who read reports.
 *
 * @param owner who looks after it
 * @param severity {@code blocker, critical, normal, minor} or {@code trivial}
 * @param hierarchy of Allure: {@code epic}, {@code feature}, {@code story}
 */
public record Labels(
    Optional<String> owner,
    Optional<String> severity,
    Map<String, String> hierarchy,
    List<Link> links) {
  /** A scenario that says nothing of itself. */
  public static final Labels NONE =
      new Labels(Optional.empty(), Optional.empty(), Map.of(), List.of());

  public Labels {
    hierarchy = Map.copyOf(hierarchy);
    links = List.copyOf(links);
  }

  /**
   * A link.
   *
   * @param kind {@code issue}, {@code tms} or {@code link}
   * @param url http or https, without user and password
   */
  public record Link(String name, String kind, URI url) {}
}
