package dev.talkspurt.document;

/**
 * One thing wrong in a file.
 *
 * @param place where it stands
 * @param message what it is, with the value, what was expected, and how to mend it
 */
public record Problem(Place place, String message) {
  @Override
  public String toString() {
    return place.source().isEmpty() ? message : place + ": " + message;
  }
}
