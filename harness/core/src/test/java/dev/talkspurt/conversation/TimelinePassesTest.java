package dev.talkspurt.conversation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The longer the call, the more there is of everything: nothing may be looked for in all of it. */
class TimelinePassesTest {
  private static final int MOST_PASSES = 12;

  /** Counts how often an entry is looked at. */
  private static final class Watched extends AbstractList<JournalEntry> {
    private final List<JournalEntry> entries;
    private long looks;

    Watched(List<JournalEntry> entries) {
      this.entries = entries;
    }

    @Override
    public JournalEntry get(int index) {
      looks++;
      return entries.get(index);
    }

    @Override
    public int size() {
      return entries.size();
    }
  }

  private static double passes(int tools) {
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(new JournalEntry.AudioStarted(0, 16_000, 320));
    Json.Obj nothing = Json.object().build();
    for (int i = 0; i < tools; i++) {
      entries.add(new JournalEntry.ToolCalled(i, "c" + i, "tool", nothing));
      entries.add(new JournalEntry.ToolAnswered(i, "c" + i, "tool", nothing, 0, ""));
      entries.add(new JournalEntry.ToolCancelled(i, List.of("c" + i)));
      entries.add(new JournalEntry.AgentChunk(i, i, 0, 0, 24_000));
      entries.add(new JournalEntry.CallerFrame(i, i, i, 0));
      entries.add(new JournalEntry.Step(i, i, "say", 1, "started", ""));
    }
    Watched watched = new Watched(entries);
    AudioClip none = AudioClip.silence(0, 16_000);
    TimelineReader.read(watched, none, AudioClip.silence(0, 24_000));
    return (double) watched.looks / entries.size();
  }

  @Test
  void a_journal_is_gone_through_as_often_whatever_it_holds() {
    assertTrue(passes(10) <= MOST_PASSES, "passes of a short one: " + passes(10));
    assertTrue(passes(400) <= MOST_PASSES, "passes of a long one: " + passes(400));
  }
}
