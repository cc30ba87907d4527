package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.recording.Utterances.Kind;
import dev.talkspurt.recording.Utterances.Utterance;
import java.util.ArrayList;
import java.util.List;

/** A recording as a call's timeline, as far as sound can tell it. */
final class RecordedTimeline {
  private static final Timeline.Pacing NONE =
      new Timeline.Pacing(
          0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, Double.NaN);

  private RecordedTimeline() {}

  static Timeline of(
      AudioClip caller, AudioClip agent, List<Utterance> utterances, List<Stretch> speech) {
    return new Timeline(
        sounds(utterances),
        List.of(),
        speech.stream().map(s -> new Span(s.startMs(), s.endMs())).toList(),
        responses(speech),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        NONE,
        List.of(),
        caller,
        agent,
        Double.NaN,
        0,
        "",
        "",
        false);
  }

  private static List<CallerSound> sounds(List<Utterance> utterances) {
    List<CallerSound> sounds = new ArrayList<>();
    for (Utterance utterance : utterances) {
      Stretch speech = utterance.speech();
      sounds.add(
          new CallerSound(
              "u" + (sounds.size() + 1),
              role(utterance.kind()),
              -1,
              "",
              speech.startMs(),
              speech.startMs(),
              speech.endMs(),
              speech.endMs(),
              ""));
    }
    return sounds;
  }

  private static String role(Kind kind) {
    return switch (kind) {
      case TURN -> "utterance";
      case INTERRUPTION -> "interruption";
      case ASIDE -> "backchannel";
    };
  }

  private static List<Response> responses(List<Stretch> speech) {
    List<Response> responses = new ArrayList<>();
    for (Stretch stretch : speech) {
      responses.add(
          new Response(
              responses.size(),
              stretch.startMs(),
              stretch.startMs(),
              stretch.endMs(),
              0,
              stretch.lengthMs(),
              stretch.lengthMs(),
              stretch.endMs()));
    }
    return responses;
  }
}
