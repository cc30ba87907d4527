package dev.talkspurt.document;

/**
 * One thing wrong in a file.
 *
 * @param place where it stands
 * @param message what it is, with the value, what was expected, and how to mend it; characters that
 *     could steer a terminal, and halves of characters, are written out
 */
public record Problem(Place place, String message) {
  public Problem {
    message = visible(message);
  }

  private static String visible(String message) {
    StringBuilder shown = new StringBuilder(message.length());
    message
        .codePoints()
        .forEach(
            point -> {
              boolean steers =
                  Character.isISOControl(point)
                      || Character.getType(point) == Character.FORMAT
                      || Character.getType(point) == Character.SURROGATE;
              if (steers && point != '\n') {
                shown.append("\\u%04x".formatted(point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  @Override
  public String toString() {
    return place.source().isEmpty() ? message : place + ": " + message;
  }
}
