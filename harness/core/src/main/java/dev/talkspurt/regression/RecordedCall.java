package dev.talkspurt.regression;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.audio.WavFormatException;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.TimelineReader;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A call as its folder holds it. Immutable.
 *
 * @param summary what {@code call.json} says
 * @param marks where the caller's sounds lie on its track; empty if the journal does not tell
 * @param timeline what happened, rebuilt from the journal and the recordings
 * @param caller the caller's track: the left channel of {@code call.wav}
 */
public record RecordedCall(
    Path folder,
    Json.Obj summary,
    List<JournalEntry.CallerMark> marks,
    Timeline timeline,
    AudioClip caller) {
  private static final long MAX_TEXT_BYTES = 1L << 29;

  public RecordedCall {
    marks = List.copyOf(marks);
  }

  /**
   * Read a call.
   *
   * @param folder as the user named it: the folder of one call
   * @throws BadInput if it is none, a file is missing, or a line of the journal cannot be read
   */
  public static RecordedCall read(Path folder) {
    requireFolder(folder);
    Path json = folder.resolve("call.json");
    Json.Obj summary = object(Json.parse(text(json), json.toString()));
    require(summary.text("scenario").isPresent() && summary.obj("agent").isPresent(), json);
    List<JournalEntry> journal = journal(folder.resolve("journal.jsonl"));
    WavFile call = wav(folder.resolve("call.wav"));
    WavFile received = wav(folder.resolve("received.wav"));
    if (call.channels().size() != 2) {
      throw new BadInput(
          place(folder.resolve("call.wav")),
          "has one channel, expected two: the caller on the left, the agent on the right");
    }
    AudioClip caller = call.channels().get(0);
    List<JournalEntry.CallerMark> marks =
        journal.stream()
            .filter(JournalEntry.CallerMark.class::isInstance)
            .map(JournalEntry.CallerMark.class::cast)
            .filter(mark -> lies(mark, caller))
            .toList();
    Timeline timeline = TimelineReader.read(journal, caller, received.channels().get(0));
    return new RecordedCall(folder, summary, marks, timeline, caller);
  }

  private static boolean lies(JournalEntry.CallerMark mark, AudioClip caller) {
    return mark.startSample() >= 0
        && mark.startSample() <= mark.onsetSample()
        && mark.onsetSample() < mark.offsetSample()
        && mark.offsetSample() < caller.sampleCount();
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      String is = Files.exists(folder) ? "is no folder" : "does not exist";
      throw new BadInput(place(folder), is + CALL_EXPECTED);
    }
    if (!Files.isRegularFile(folder.resolve("call.json"))) {
      throw new BadInput(place(folder), "holds no call.json" + CALL_EXPECTED);
    }
  }

  private static final String CALL_EXPECTED =
      ", expected the folder of one call (for example reports/runs/RUN/calls/order-status/1)";

  private static void require(boolean holds, Path json) {
    if (!holds) {
      throw new BadInput(
          place(json),
          "has no 'scenario' or no 'agent', expected what a run writes (talkspurt.call)");
    }
  }

  private static List<JournalEntry> journal(Path file) {
    List<JournalEntry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text(file).split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        entries.add(entry(line, number, file));
      }
    }
    if (entries.isEmpty()) {
      throw new BadInput(place(file), "is empty, expected the journal of a call");
    }
    return entries;
  }

  private static JournalEntry entry(String line, int number, Path file) {
    try {
      return JournalEntry.fromJson(object(Json.parse(line, file.toString())));
    } catch (BadInput e) {
      Place at = e.problems().get(0).place();
      throw new BadInput(
          new Place(file.toString(), number, Math.max(1, at.column())),
          e.problems().get(0).message()
              + ", expected a line of a journal (was it cut short? remove the line, or take another"
              + " call)");
    }
  }

  private static Json.Obj object(Json value) {
    if (value instanceof Json.Obj object) {
      return object;
    }
    throw new BadInput(value.place(), "is " + value.kind() + ", expected an object");
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new BadInput(place(file), "does not exist" + CALL_EXPECTED);
      }
      if (Files.size(file) > MAX_TEXT_BYTES) {
        throw new BadInput(
            place(file), "is larger than 512 MiB, expected a call of an hour at most");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new BadInput(place(file), "is no UTF-8 text, expected what a run writes");
    } catch (IOException e) {
      throw new BadInput(place(file), "cannot be read: " + e.getMessage());
    }
  }

  private static WavFile wav(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          place(file),
          "does not exist, expected the recording of the call (it may have been deleted"
              + " to save space: take another call)");
    }
    try {
      return WavFile.read(file);
    } catch (WavFormatException e) {
      throw new BadInput(e.getMessage());
    } catch (IOException e) {
      throw new BadInput(place(file), "cannot be read: " + e.getMessage());
    }
  }

  private static Place place(Path file) {
    return new Place(file.toString(), 0, 0);
  }
}
