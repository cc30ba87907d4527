package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import java.nio.file.Path;

/**
 * A still picture that a script shows: a JPEG or PNG file within the project.
 *
 * @param place where the script names it, or the folder it lies in
 * @param name as the script writes it; of a file in a folder, with the folder's
 * @param mimeType {@code image/jpeg} or {@code image/png}
 * @param bytes size of the file when the scenario was read
 * @param sha256 of the file then
 */
public record Picture(
    Place place, String name, Path file, String mimeType, int bytes, String sha256) {
  /** A larger file is refused: no provider looks at more, and a message has its bounds. */
  public static final int MAX_BYTES = 2_000_000;
}
