package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;

/**
 * Clean speech with planted truth.
 *
 * @param onsetSample first audible sample
 * @param offsetSample last audible sample, inclusive
 * @param origin where it came from: {@code fixture <file>} or {@code <engine> <version>}
 */
public record Utterance(
    String text, String voice, AudioClip audio, int onsetSample, int offsetSample, String origin) {}
