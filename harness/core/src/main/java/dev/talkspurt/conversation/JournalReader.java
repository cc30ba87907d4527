package dev.talkspurt.conversation;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a call's journal line by line, however it came to be: from a call that was killed, or from
 * somebody else. What it may make us keep is bounded. Not thread-safe; one for each file.
 *
 * <p>Of the hundred lines of each second nearly all are frames and messages without sound, always
 * written the same way: those are read without a parser.
 */
public final class JournalReader {
  private static final int MAX_ENTRIES = 2_000_000;
  private static final int MAX_LINE = 1 << 24;
  private static final int BLOCK = 1 << 16;
  private static final String AGAIN = " (put the file back from a copy, or make the call again)";

  /** What to do about a document in general; nobody mends a journal by hand. */
  private static final Pattern WHAT_TO_DO = Pattern.compile("\\s\\([^()]*\\)$");

  private final String source;
  private final JournalLines lines = new JournalLines();
  private final JournalBounds bounds = new JournalBounds();
  private final JournalOrder order = new JournalOrder();
  private final List<JournalEntry> entries = new ArrayList<>();
  private byte[] line = new byte[BLOCK];
  private int length;
  private int number;
  private BadInput trouble;
  private String outOfOrder = "";

  private JournalReader(String source) {
    this.source = source;
  }

  /**
   * What a journal holds.
   *
   * @param cutShort why its last line could not be read; empty if it could
   * @param outOfOrder the first line that is earlier than one of its kind above it; empty if none
   *     is
   */
  public record Journal(List<JournalEntry> entries, String cutShort, String outOfOrder) {
    public Journal {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Read a journal. A last line that was cut short is left out.
   *
   * @throws BadInput if it is not there, a line before the last cannot be read, or it holds more
   *     than an hour's call can
   */
  public static Journal read(Path file) {
    Place place = new Place(file.toString(), 0, 0);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(place, "does not exist, expected the journal of a call");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new JournalReader(file.toString()).read(in);
    } catch (IOException e) {
      throw new BadInput(place, "cannot be read: " + e.getMessage());
    }
  }

  private Journal read(InputStream in) throws IOException {
    byte[] block = new byte[BLOCK];
    for (int count = in.read(block); count >= 0; count = in.read(block)) {
      int from = 0;
      for (int at = lineEnd(block, from, count); at < count; at = lineEnd(block, from, count)) {
        keep(block, from, at);
        end();
        from = at + 1;
      }
      keep(block, from, count);
    }
    end();
    return new Journal(entries, trouble == null ? "" : trouble.getMessage(), outOfOrder);
  }

  private static int lineEnd(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] != '\n') {
      at++;
    }
    return at;
  }

  private void keep(byte[] block, int from, int to) {
    int count = to - from;
    if (length + count > MAX_LINE) {
      number++;
      throw bad("has a line of more than " + MAX_LINE + " bytes");
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
    }
    System.arraycopy(block, from, line, length, count);
    length += count;
  }

  private void end() {
    number++;
    int count = length;
    length = 0;
    if (blank(count)) {
      return;
    }
    if (trouble != null) {
      throw trouble;
    }
    if (entries.size() >= MAX_ENTRIES) {
      throw bad("holds more than " + MAX_ENTRIES + " lines");
    }
    try {
      JournalEntry entry = lines.quick(line, count);
      JournalEntry read = bounds.within(entry == null ? parsed(count) : entry);
      entries.add(read);
      if (outOfOrder.isEmpty()) {
        outOfOrder = order.trouble(read).map(is -> place() + ": " + is).orElse("");
      }
    } catch (BadInput e) {
      // If this is the last line, the call was killed while it was written.
      trouble = bad(WHAT_TO_DO.matcher(e.problems().get(0).message()).replaceFirst(""));
    }
  }

  private JournalEntry parsed(int count) {
    bounds.parse(count);
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, count)).toString();
      if (Json.parse(text, source) instanceof Json.Obj object) {
        return JournalEntry.fromJson(object);
      }
    } catch (CharacterCodingException e) {
      throw new BadInput("is no UTF-8 text");
    }
    throw new BadInput("is no object");
  }

  private boolean blank(int count) {
    for (int i = 0; i < count; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private BadInput bad(String message) {
    return new BadInput(place(), message + ", expected a line of a journal" + AGAIN);
  }

  private Place place() {
    return new Place(source, Math.max(1, number), 1);
  }
}
