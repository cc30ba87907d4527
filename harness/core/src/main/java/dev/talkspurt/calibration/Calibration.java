package dev.talkspurt.calibration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bench's own error, as measured on one machine. Immutable.
 *
 * @param benchVersion which bench
 * @param date when it began
 * @param seconds it took
 * @param seed of all chance in it
 * @param full whether everything was asked for
 * @param parallel calls at once in the real-time studies
 * @param host how well the host kept time during the latency study
 * @param studies in the order of reports
 */
public record Calibration(
    String benchVersion,
    Instant date,
    double seconds,
    long seed,
    boolean full,
    Machine machine,
    int parallel,
    Host host,
    Budget budget,
    List<StudyResult> studies) {
  public Calibration {
    studies = List.copyOf(studies);
  }

  /** How it came out as a whole. */
  public Outcome outcome() {
    return Outcome.of(studies.stream().map(StudyResult::outcome).toList());
  }

  /** Why it did not pass, a line for each study concerned; empty if it passed. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (Outcome gravest : List.of(Outcome.FAILED, Outcome.INCONCLUSIVE)) {
      for (StudyResult study : studies) {
        if (study.outcome() == gravest) {
          reasons.add(study.title() + ": " + study.why());
        }
      }
    }
    return reasons;
  }

  /** One study by its id. */
  public Optional<StudyResult> study(String id) {
    return studies.stream().filter(study -> study.id().equals(id)).findFirst();
  }
}
