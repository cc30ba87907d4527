package dev.talkspurt.document;

import java.util.List;
import java.util.stream.Collectors;

/** Something the user gave cannot be used; the message says where, what, what instead (exit 2). */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  /** Bad input with these problems, at least one. */
  public BadInput(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Bad input with one problem at a place. */
  public BadInput(Place place, String message) {
    this(List.of(new Problem(place, message)));
  }

  /** Bad input that stands in no file: an option, an environment variable. */
  public BadInput(String message) {
    this(Place.NONE, message);
  }

  /** What is wrong, in the order it was found. */
  public List<Problem> problems() {
    return problems;
  }
}
