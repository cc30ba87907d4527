package dev.talkspurt.calibration;

import java.util.List;
import java.util.Map;

/**
 * A failure done on purpose: a call in which one detector must find something.
 *
 * @param detector id of the detector that must fire
 * @param scenario the calibration scenario that is called, by its id
 * @param set settings that plant the failure, as {@code --set} takes them
 * @param also ids of other detectors that may fire too, because the same failure shows there
 * @param because why they may; empty if there are none
 */
public record Plant(
    String detector, String scenario, Map<String, String> set, List<String> also, String because) {
  public Plant {
    set = Map.copyOf(set);
    also = List.copyOf(also);
  }

  /** Whether a finding of this detector is expected or at least allowed. */
  public boolean allows(String id) {
    return id.equals(detector) || also.contains(id);
  }
}
