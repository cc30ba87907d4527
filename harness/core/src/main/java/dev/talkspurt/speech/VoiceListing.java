package dev.talkspurt.speech;

import java.util.Optional;

/**
 * A voice as a person is told of it.
 *
 * @param language BCP 47, or {@code und} when nobody says
 * @param engine what speaks, with its version where that is known
 * @param available whether it can say any text on this machine
 * @param fix what to do to have it; empty if it is available
 * @param recordings fixtures in this voice, which need no synthesizer
 */
public record VoiceListing(
    String id,
    String language,
    String engine,
    boolean available,
    Optional<String> fix,
    int recordings) {}
