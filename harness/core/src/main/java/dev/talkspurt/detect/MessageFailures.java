package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.detect.Frames.Frame;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Messages that say nothing, say what nobody knows, or count tokens wrong. */
final class MessageFailures {
  private static final int SHOWN = 5;
  private static final String TEXT_PART = "serverContent.modelTurn.parts.text";

  private static final Detector USAGE_INCONSISTENT =
      new Detector(
          "usageInconsistent",
          1,
          Severity.MINOR,
          "token counts missing or not additive",
          "A turn with audio ended without usageMetadata, or a record's total is neither the sum of"
              + " its parts nor that with the thoughts, or the details of a part do not sum to"
              + " its count.",
          "Price what the details leave open separately, and do not trust totals alone.");

  private static final Detector UNKNOWN_MESSAGES =
      new Detector(
          "unknownMessages",
          1,
          Severity.MINOR,
          "messages of an unknown kind",
          "The service sent messages, or members of messages, that the protocol does not know.",
          "See the names in the journal; the provider may have changed its protocol.");

  private static final Detector EMPTY_FRAMES =
      new Detector(
          "emptyFrames",
          1,
          Severity.MINOR,
          "empty messages",
          "A serverContent without content came where none is usual: not as the first message of a"
              + " turn or after a tool's result, or there with token counts.",
          "Check that your client does not take it for the end of a turn, or it loses audio.");

  static final List<Rule> RULES =
      List.of(
          new Rule(USAGE_INCONSISTENT, MessageFailures::usageInconsistent),
          new Rule(UNKNOWN_MESSAGES, MessageFailures::unknownMessages),
          new Rule(EMPTY_FRAMES, MessageFailures::emptyFrames));

  private MessageFailures() {}

  private record Oddity(double atMs, String what) {}

  private static List<Finding> usageInconsistent(CallEvidence call, Measurements measured) {
    List<Oddity> odd = new ArrayList<>();
    boolean spoke = false;
    boolean counted = false;
    int turns = 0;
    for (Frame frame : Frames.of(call)) {
      spoke |= frame.audible();
      Optional<Json.Obj> usage =
          frame.received() ? frame.message().obj("usageMetadata") : Optional.empty();
      counted |= usage.isPresent();
      usage
          .flatMap(MessageFailures::contradiction)
          .ifPresent(what -> odd.add(new Oddity(frame.atMs(), what)));
      if (frame.endsTurn()) {
        turns++;
        if (spoke && !counted) {
          odd.add(new Oddity(frame.atMs(), "a turn with audio has no token counts"));
        }
        spoke = false;
        counted = false;
      }
    }
    return one(USAGE_INCONSISTENT, odd, odd.size() + " in " + turns + " turns; the first: ");
  }

  private static Optional<String> contradiction(Json.Obj usage) {
    OptionalLong total = count(usage, "totalTokenCount");
    OptionalLong prompt = count(usage, "promptTokenCount");
    OptionalLong response = count(usage, "responseTokenCount", "candidatesTokenCount");
    long sum =
        prompt.orElse(0) + response.orElse(0) + count(usage, "toolUsePromptTokenCount").orElse(0);
    long thoughts = count(usage, "thoughtsTokenCount").orElse(0);
    if (total.isPresent() && total.getAsLong() != sum && total.getAsLong() != sum + thoughts) {
      return Optional.of(
          "total "
              + total.getAsLong()
              + " of prompt and response "
              + sum
              + ", thoughts "
              + thoughts);
    }
    return details("prompt", prompt, usage, "promptTokensDetails")
        .or(
            () ->
                details(
                    "response",
                    response,
                    usage,
                    "responseTokensDetails",
                    "candidatesTokensDetails"));
  }

  private static Optional<String> details(
      String part, OptionalLong count, Json.Obj usage, String... keys) {
    long sum = 0;
    int items = 0;
    for (String key : keys) {
      for (Json item : usage.items(key)) {
        if (!(item instanceof Json.Obj detail) || detail.number("tokenCount").isEmpty()) {
          return Optional.empty();
        }
        sum += detail.number("tokenCount").get().longValue();
        items++;
      }
    }
    boolean wrong = items > 0 && count.isPresent() && count.getAsLong() != sum;
    return wrong
        ? Optional.of(part + " " + count.getAsLong() + ", but its details sum to " + sum)
        : Optional.empty();
  }

  private static OptionalLong count(Json.Obj usage, String... keys) {
    for (String key : keys) {
      Optional<BigDecimal> number = usage.number(key);
      if (number.isPresent()) {
        return OptionalLong.of(number.get().longValue());
      }
    }
    return OptionalLong.empty();
  }

  private static List<Finding> unknownMessages(CallEvidence call, Measurements measured) {
    List<Timeline.Moment> unknown =
        call.timeline().signals().stream()
            .filter(s -> s.kind().equals("unknown") && !s.detail().equals(TEXT_PART))
            .toList();
    String names =
        unknown.stream()
            .map(Timeline.Moment::detail)
            .distinct()
            .limit(SHOWN)
            .collect(Collectors.joining(", "));
    return one(
        UNKNOWN_MESSAGES,
        unknown.stream().map(s -> new Oddity(s.atMs(), names)).toList(),
        unknown.size() + ": ");
  }

  private static List<Finding> emptyFrames(CallEvidence call, Measurements measured) {
    List<Oddity> odd = new ArrayList<>();
    boolean usual = true;
    for (Frame frame : Frames.of(call)) {
      boolean counts = frame.message().get("usageMetadata").isPresent();
      boolean nothing =
          frame.content().filter(c -> c.members().isEmpty()).isPresent()
              && frame.message().members().size() == (counts ? 2 : 1);
      if (nothing && (counts || !usual)) {
        odd.add(
            new Oddity(
                frame.atMs(),
                counts ? "one with nothing but token counts" : "one in the middle of a turn"));
      }
      usual =
          frame.endsGeneration() || frame.answersTool() || usual && !nothing && !frame.audible();
    }
    return one(EMPTY_FRAMES, odd, odd.size() + " empty messages; the first: ");
  }

  /** All of them as one finding: nobody wants to read them one by one. */
  private static List<Finding> one(Detector detector, List<Oddity> odd, String lead) {
    if (odd.isEmpty()) {
      return List.of();
    }
    double lastMs = odd.get(odd.size() - 1).atMs();
    Oddity first = odd.get(0);
    return List.of(new Finding(detector, first.atMs(), lastMs, "", lead + first.what()));
  }
}
