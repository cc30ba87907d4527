package dev.talkspurt.document;

/**
 * Where something stands in a file a person wrote.
 *
 * @param source the file as the user named it, or a word for what is not a file
 * @param line 1-based; 0 when unknown
 * @param column 1-based; 0 when unknown
 */
public record Place(String source, int line, int column) {
  /** A place in something that was made, not read. */
  public static final Place NONE = new Place("", 0, 0);

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
