package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.spoken.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A response of the agent of which something was heard.
 *
 * @param text the words of it that were heard, taken from its transcript in proportion to its
 *     audio; empty if it has no transcript
 * @param cut whether more was generated than heard
 */
record HeardResponse(Response response, Optional<String> text, boolean cut) {
  /** Scripts that put no space between words: there words cannot be counted so. */
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
              + "\\p{IsMyanmar}]");

  /** In order; what was never audible is left out. */
  static List<HeardResponse> of(Timeline timeline) {
    Map<Integer, Utterance> texts =
        Utterance.of(timeline).stream()
            .filter(utterance -> utterance.index() >= 0)
            .collect(Collectors.toMap(Utterance::index, Function.identity()));
    List<HeardResponse> heard = new ArrayList<>();
    for (Response response : timeline.responses()) {
      if (!Double.isNaN(response.audibleFromMs())) {
        Optional<Utterance> text = Optional.ofNullable(texts.get(response.index()));
        heard.add(
            new HeardResponse(
                response,
                text.map(Utterance::heardText),
                text.map(Utterance::wasCut).orElse(Utterance.wasCut(response))));
      }
    }
    return heard;
  }

  /** What reports call it, counted from 1. */
  String name() {
    return "response " + (response.index() + 1);
  }

  Span span() {
    return new Span(response.audibleFromMs(), response.audibleToMs());
  }

  /** Words heard; empty without a transcript, and where words have no spaces between them. */
  OptionalInt words() {
    return text.filter(t -> !UNSPACED.matcher(t).find()).map(HeardResponse::count).stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  private static int count(String text) {
    return Phrase.isWordless(text) ? 0 : Phrase.words(text).strip().split(" ").length;
  }
}
