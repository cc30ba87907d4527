package dev.talkspurt.report.allure;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.GivenText;
import dev.talkspurt.report.page.CallPage;
import dev.talkspurt.report.page.CallerPicture;
import dev.talkspurt.report.page.Clip;
import dev.talkspurt.report.page.Conversation;
import dev.talkspurt.report.page.StereoSound;
import dev.talkspurt.report.page.TimelinePicture;
import dev.talkspurt.run.CallResult;
import io.qameta.allure.model.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What hangs on a call's result: page, picture, sound, words, journal, figures. */
final class Attachments {
  private static final double SHORT_MS = 20_000;
  private static final int SHORT_RATE_HZ = 8_000;
  private static final int MOST_JOURNAL_LINES = 5_000;

  private final String uuid;
  private final List<Attachment> list = new ArrayList<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  Attachments(String uuid) {
    this.uuid = uuid;
  }

  void addAll(CallResult call, List<Summary> metrics, String benchVersion, String callJson) {
    add(
        "page with player",
        "page",
        "html",
        "text/html",
        CallPage.still(call, metrics, benchVersion));
    add("timeline", "timeline", "svg", "image/svg+xml", TimelinePicture.of(call));
    Given given = Given.of(call);
    if (given.measured()) {
      add("what the agent was given", "caller", "svg", "image/svg+xml", CallerPicture.of(given));
      add(
          "what the agent was given, in figures",
          "given",
          "txt",
          "text/plain",
          GivenText.of(given));
    }
    Clip clip = Clip.of(call, SHORT_MS);
    String part =
        clip.isWhole()
            ? "sound (left caller, right agent)"
            : String.format(
                java.util.Locale.ROOT,
                "sound from %.0f s to %.0f s (left caller, right agent)",
                clip.fromMs() / 1000,
                clip.toMs() / 1000);
    add(part, "clip", "wav", "audio/wav", StereoSound.wav(call.timeline(), clip, SHORT_RATE_HZ));
    add("transcript", "transcript", "txt", "text/plain", Conversation.asText(call));
    add("call.json", "call", "json", "application/json", callJson);
    add("journal, caller frames left out", "journal", "txt", "text/plain", journal(call));
  }

  List<Attachment> list() {
    return list;
  }

  Map<String, byte[]> contents() {
    return Collections.unmodifiableMap(contents);
  }

  private void add(String title, String name, String extension, String type, String text) {
    add(title, name, extension, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(String title, String name, String extension, String type, byte[] bytes) {
    String source = uuid + "-" + name + "-attachment." + extension;
    list.add(new Attachment().setName(title).setType(type).setSource(source));
    contents.put(source, bytes);
  }

  private static String journal(CallResult call) {
    List<JournalEntry> entries =
        call.journal().stream()
            .filter(entry -> !(entry instanceof JournalEntry.CallerFrame))
            .toList();
    String lines =
        entries.stream()
            .limit(MOST_JOURNAL_LINES)
            .map(entry -> entry.toJson().compact() + "\n")
            .collect(Collectors.joining());
    return entries.size() <= MOST_JOURNAL_LINES
        ? lines
        : lines + (entries.size() - MOST_JOURNAL_LINES) + " more lines stand in journal.jsonl\n";
  }
}
